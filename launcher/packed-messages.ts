import type { Catalogue } from '../words/catalogue.ts';
import { folderOf } from '../words/folder-of.ts';
import { LANGUAGE_CODES } from '../words/languages.ts';
import { messagesFile, packMessages } from '../words/packed-messages.ts';

/** What browsers show of Aside themselves, as the package has it: a file for each language. */
export function packedMessages(): Promise<{ relativeDest: string; contents: string }[]> {
  return Promise.all(
    LANGUAGE_CODES.map(async (code) => {
      const { menus }: Pick<Catalogue, 'menus'> = await import(`../words/${folderOf(code)}/menus.ts`);
      return { relativeDest: messagesFile(code), contents: JSON.stringify(packMessages(menus)) };
    }),
  );
}

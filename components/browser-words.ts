import type { Catalogue } from '../words/catalogue.ts';
import type { LanguageCode } from '../words/languages.ts';
import { messagesFile, unpackMessages } from '../words/packed-messages.ts';

/**
 * What the browser itself shows of Aside, in any language: the messages that the package has for the browser. The background
 * can't load words later, and so has no language in its script.
 *
 * @param read such as `fetch`, of a file of the package
 */
export async function readBrowserWords(
  code: LanguageCode,
  read: (path: string) => Promise<Pick<Response, 'json'>>,
): Promise<Catalogue['menus']> {
  const file = await read(`/${messagesFile(code)}`);
  return unpackMessages(await file.json());
}

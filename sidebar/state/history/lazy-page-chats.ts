import type { SourcesOptions } from '../../sources/create-sources.ts';
import { createLazyPart } from '../lazy-part.ts';
import type { PageChatsOptions } from './page-chats.ts';

/** The chats about the page beside the panel, loaded once the panel is there: a question does not wait for them. */
export function createLazyPageChats(
  connection: PageChatsOptions['connection'],
  { browser, window }: NonNullable<SourcesOptions['beside']>,
) {
  return createLazyPart(async () => {
    const [{ createPageChats }, { watchAddress }] = await Promise.all([
      import('./page-chats.ts'),
      import('../../pages/watch-address.ts'),
    ]);
    return createPageChats({ connection, watchAddress: (listener) => watchAddress(browser, window, listener) });
  });
}

import type { StorageArea, WatchedStorage } from '../browser/storage-area.ts';
import { createMailbox, type Mailbox } from '../inbox/mailbox.ts';
import type { PageHint } from './page-hint.ts';

/** What a gesture outside the panel tells the panel about the page beside it. */
export type PageOrder =
  /** A menu item or command asked for the summary, or by a prompt of the person's library; the same gesture opened the page to us. */
  | { kind: 'summarise'; tabId: number; prompt?: string }
  /** A command is to ask about the page, which the same gesture opened to us. */
  | { kind: 'attach'; tabId: number }
  /** A gesture opened the page to us while a request waits for just that. */
  | { kind: 'access'; tabId: number }
  /** A gesture could not be served; `hint` says why. */
  | { kind: 'notice'; tabId: number; hint: PageHint };

export function createPageOrders(session: WatchedStorage, windowId: number): Mailbox<PageOrder> {
  return createMailbox<PageOrder>(session, `page:${windowId}`);
}

/** How each key begins that says what a panel waits for. */
export const ACCESS_WANTED = 'access-wanted:';

/** While the panel of a window waits for access to its page, this key holds that page's tab: `{ tabId }`. */
export function accessWantedKey(windowId: number): string {
  return `${ACCESS_WANTED}${windowId}`;
}

/** Whether that window's panel waits for access to this tab. */
export async function isAccessWanted(
  session: Pick<StorageArea, 'get'>,
  windowId: number,
  tabId: number,
): Promise<boolean> {
  const key = accessWantedKey(windowId);
  const wanted = (await session.get(key))[key] as { tabId: number } | undefined;
  return wanted?.tabId === tabId;
}

import type { StorageArea } from '../browser/storage-area.ts';
import type { ChatMessageInput } from '../connection/turn-observer.ts';

/**
 * A turn that a card in a tab may have, in `storage.session`, so that it outlives the background. Each has a key of its
 * own: a second card on a page touches nothing of the first. Without `chat` the companion knows the turn already, and
 * attaching to it is enough.
 */
export interface CardRecord {
  conversation: string;
  turn: string;
  chat?: ChatMessageInput;
}

const prefixOf = (tabId: number) => `card:${tabId}:`;

export async function readCardRecord(
  session: StorageArea,
  tabId: number,
  turn: string,
): Promise<CardRecord | undefined> {
  const key = prefixOf(tabId) + turn;
  return (await session.get(key))[key] as CardRecord | undefined;
}

/** Resolves with whether there was room for it. */
export function writeCardRecord(session: StorageArea, tabId: number, record: CardRecord): Promise<boolean> {
  return session.set({ [prefixOf(tabId) + record.turn]: record });
}

export async function removeCardRecord(session: StorageArea, tabId: number, turn: string): Promise<void> {
  await session.remove(prefixOf(tabId) + turn);
}

/** Removes all records of a tab. */
export async function removeCardRecords(session: StorageArea, tabId: number): Promise<void> {
  const prefix = prefixOf(tabId);
  const keys = Object.keys(await session.get(null)).filter((key) => key.startsWith(prefix));
  if (keys.length > 0) await session.remove(keys);
}

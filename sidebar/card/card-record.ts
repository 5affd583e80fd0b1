import type { StorageArea } from '../browser/storage-area.ts';
import type { ChatMessageInput } from '../connection/turn-observer.ts';

/**
 * The turn that a tab's card may have, in `storage.session`, so that it outlives the background. Without `chat` the
 * companion knows the turn already, and attaching to it is enough.
 */
export interface CardRecord {
  conversation: string;
  turn: string;
  chat?: ChatMessageInput;
}

const keyOf = (tabId: number) => `card:${tabId}`;

export async function readCardRecord(session: StorageArea, tabId: number): Promise<CardRecord | undefined> {
  const key = keyOf(tabId);
  return (await session.get(key))[key] as CardRecord | undefined;
}

export function writeCardRecord(session: StorageArea, tabId: number, record: CardRecord): Promise<boolean> {
  return session.set({ [keyOf(tabId)]: record });
}

export function removeCardRecord(session: StorageArea, tabId: number): Promise<boolean> {
  return session.remove(keyOf(tabId));
}

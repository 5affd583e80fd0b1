import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AskedTurn, TurnEnding } from '../../../companion/conversations/conversation-store.ts';
import type { ExportPart, ImportedConversation } from '../../../companion/conversations/exported-conversation.ts';
import type { StoredConversations } from '../../../companion/conversations/stored-conversations.ts';
import { openStorage } from '../../../companion/storage/open-storage.ts';
import type { Operations } from '../../../companion/storage/operations/operations.ts';
import { findChats } from '../../../companion/transfers/import/find-chats.ts';
import { readImportJson } from '../../../companion/transfers/import/read-import-json.ts';

export interface TempStorage {
  store: StoredConversations;
  folder: string;
  /** Closes it and opens the folder again. */
  reopen(): Promise<StoredConversations>;
  /** Sets the time of what is called from now on. */
  setNow(ms: number): void;
}

/** A folder that does not outlive the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'aside-storage-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'data');
}

/** A store on disk whose time stands at 1,000,000 ms until it is set. */
export async function openTempStorage(folder = tempFolder()): Promise<TempStorage> {
  let time = 1_000_000;
  const now = () => time;
  let store = await openStorage(folder, { now });
  onTestFinished(() => store.dispose());
  return {
    get store() {
      return store;
    },
    folder,
    async reopen() {
      await store.dispose();
      store = await openStorage(folder, { now });
      return store;
    },
    setNow(ms) {
      time = ms;
    },
  };
}

export function question(fields: Partial<AskedTurn> = {}): AskedTurn {
  return {
    turn: randomUUID(),
    conversation: randomUUID(),
    parent: null,
    task: 'chat',
    message: 'Why is the sky blue?',
    attachments: [],
    fingerprint: 'print',
    ...fields,
  };
}

export function answerTo({ turn, conversation }: AskedTurn, content: string): TurnEnding {
  return {
    turn,
    conversation,
    parts: content === '' ? [] : [{ type: 'text', text: content }],
    model: 'tiny',
    terminal: { type: 'done', turn, seq: 7, reason: 'stop', model: 'tiny', usage: null, saved: 'stored' },
  };
}

/** Asks and answers; gives back what was asked. */
export async function exchange(
  store: StoredConversations,
  fields: Partial<AskedTurn> = {},
  content = 'Because of the air.',
): Promise<AskedTurn> {
  const asked = question(fields);
  await store.add(asked);
  await store.finish(answerTo(asked, content));
  return asked;
}

/** Drops a conversation for good, with all others that are marked deleted. */
export async function drop(store: StoredConversations, conversation: string): Promise<void> {
  await store.markDeleted(conversation);
  await store.purgeDeleted(8.64e15);
}

/** The same where a database is worked with by itself. */
export function dropRows(operations: Operations, conversation: string): void {
  operations.markDeleted(conversation, 1);
  while (operations.dropSome(conversation, 1)) {
    // There is more of it.
  }
}

/** Takes over what stands in a file. */
export async function importFile(store: Pick<StoredConversations, 'importParts'>, file: unknown): Promise<string[]> {
  const value = file instanceof Uint8Array ? readImportJson(file) : file;
  return store.importParts(partsOf(findChats(value, 1).conversations));
}

export async function* partsOf(conversations: readonly ImportedConversation[]): AsyncGenerator<ExportPart> {
  for (const { turns, ...conversation } of conversations) {
    yield { type: 'conversation', conversation };
    for (const turn of turns) yield { type: 'turn', turn };
  }
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

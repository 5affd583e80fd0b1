import { randomUUID } from 'node:crypto';
import type { Source, UnknownSource } from '../../../../companion/prompts/source.ts';
import type { ExportPart, ImportedConversation } from '../../../../companion/store/exported-conversation.ts';
import type { AskedTurn, Store, TurnEnding } from '../../../../companion/store/store.ts';
import { findChats } from '../../../../companion/transfers/import/find-chats.ts';
import { readImportJson } from '../../../../companion/transfers/import/read-import-json.ts';
import type { Limits } from '../../../../protocol/limits.ts';
import { toQuestion } from '../../../../protocol/question-parts.ts';

/** An implementation of `Store`, as the contract sees it. It begins empty and ends with the test. */
export interface StoreUnderTest {
  store: Store;
  /** Closes it and opens what it kept again, as after a restart. */
  reopen(): Promise<Store>;
  /** Sets the time of what is called from now on. It begins at 1,000,000 ms. */
  setNow(ms: number): void;
}

/** @param limits replace some of the protocol's bounds */
export type OpenStore = (limits?: Partial<Limits>) => Promise<StoreUnderTest>;

/** A question, with its words and what goes along given apart. */
export interface Asking extends Partial<AskedTurn> {
  message?: string;
  sources?: readonly (Source | UnknownSource)[];
}

export function question({ message = 'Why is the sky blue?', sources = [], ...fields }: Asking = {}): AskedTurn {
  return {
    turn: randomUUID(),
    conversation: randomUUID(),
    parent: null,
    task: 'chat',
    question: toQuestion(message, sources),
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
export async function exchange(store: Store, fields: Asking = {}, content = 'Because of the air.'): Promise<AskedTurn> {
  const asked = question(fields);
  await store.add(asked);
  await store.finish(answerTo(asked, content));
  return asked;
}

/** Drops a conversation for good, with all others that are marked deleted. */
export async function drop(store: Store, conversation: string): Promise<void> {
  await store.markDeleted(conversation);
  await store.purgeDeleted(8.64e15);
}

/** Takes over what stands in a file. */
export async function importFile(store: Pick<Store, 'importParts'>, file: unknown): Promise<string[]> {
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

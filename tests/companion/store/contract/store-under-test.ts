import { randomUUID } from 'node:crypto';
import type { Source, UnknownSource } from '../../../../companion/prompts/source.ts';
import type { ExportPart, ImportedConversation } from '../../../../companion/store/exported-conversation.ts';
import type { AskedTurn, Store, TurnEnding } from '../../../../companion/store/store.ts';
import type { Limits } from '../../../../protocol/limits.ts';
import { toQuestion } from '../../../../protocol/question-parts.ts';
import { readFile } from '../../transfers/import/read-file.ts';

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

/** Takes over what stands in a file, as if nobody knew where it came from: beside what is there, whatever that is. */
export function importFile(store: Pick<Store, 'beginImport'>, file: unknown): Promise<string[]> {
  return importAll(
    store,
    readFile(file, 1).conversations.map(({ cameFrom, ...conversation }) => conversation),
  );
}

/** Takes conversations over. */
export async function importAll(
  store: Pick<Store, 'beginImport'>,
  conversations: Iterable<ImportedConversation> | AsyncIterable<ImportedConversation>,
): Promise<string[]> {
  const coming = store.beginImport();
  for await (const conversation of conversations) await coming.add(conversation);
  return coming.finish();
}

/** What is exported, one conversation after the other, as one of nobody knows where. */
export async function* conversationsIn(parts: AsyncIterable<ExportPart>): AsyncGenerator<ImportedConversation> {
  let next: ImportedConversation | undefined;
  for await (const part of parts) {
    if (part.type === 'turn') next?.turns.push(part.turn);
    else {
      if (next) yield next;
      const { id, ...conversation } = part.conversation;
      next = { ...conversation, turns: [] };
    }
  }
  if (next) yield next;
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

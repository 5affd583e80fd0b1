import * as v from 'valibot';
import { openObject } from '../../../protocol/open-object.ts';
import { QuestionPartSchema } from '../../../protocol/question-parts.ts';
import { openObjectStore } from '../../browser/object-store.ts';
import type { Clock } from '../../connection/clock.ts';

const QuestionSchema = openObject({
  task: v.string(),
  parts: v.array(QuestionPartSchema),
  language: v.string(),
  style: v.optional(v.string()),
  fresh: v.optional(v.boolean()),
  model: v.optional(v.string()),
});

const WaitingQuestionSchema = openObject({
  turn: v.string(),
  conversation: v.string(),
  /** The turn that it was asked after; null for none. */
  follows: v.nullable(v.string()),
  /** Asked before it was known what it follows: the last turn that the companion has. */
  isUnattached: v.boolean(),
  question: QuestionSchema,
  /** Milliseconds since 1970. */
  at: v.number(),
  /** What it was sent with; the same turn is never sent with anything else. */
  sent: v.optional(openObject({ parent: v.nullable(v.string()), model: v.string(), follow: v.optional(v.boolean()) })),
});

/** A question that the companion is not known to have. */
export type WaitingQuestion = v.InferOutput<typeof WaitingQuestionSchema>;

/** Questions on their way to the companion, with all that goes along, where they outlive the panel and the browser. */
export interface Outbox {
  /** In the order in which they were asked. */
  list(): Promise<readonly WaitingQuestion[]>;
  /** Keeps it, or keeps it as it is now; resolves with whether that could be done. */
  put(question: WaitingQuestion): Promise<boolean>;
  /** The companion has it, or it is not wanted any more. */
  remove(turn: string): void;
}

/** @param name of its database: what is asked with another key waits elsewhere */
export function openOutbox(name = 'aside-outbox', databases: IDBFactory = globalThis.indexedDB, clock?: Clock): Outbox {
  const disk = openObjectStore({
    databases,
    name,
    store: 'questions',
    // A question waits for it.
    durability: 'relaxed',
    ...(clock && { clock }),
  });
  /** One after the other: what is removed must not come back by a write that is tried again. */
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const result = last.then(act);
    last = result.catch(() => {});
    return result;
  }

  return {
    async list() {
      const found = await inTurn(() => disk.run<unknown[]>('readonly', (store) => store.getAll())).catch(() => []);
      const questions = found.flatMap((record) => {
        const parsed = v.safeParse(WaitingQuestionSchema, record);
        return parsed.success ? [parsed.output] : [];
      });
      return questions.sort((a, b) => a.at - b.at);
    },
    put: (question) =>
      inTurn(() => disk.run('readwrite', (store) => store.put(question, question.turn))).then(
        () => true,
        () => false,
      ),
    remove(turn) {
      void inTurn(() => disk.run('readwrite', (store) => store.delete(turn))).catch(() => {});
    },
  };
}

import * as v from 'valibot';
import { LIMITS } from '../../../protocol/limits.ts';
import { TimeSchema } from '../../../protocol/time.ts';
import { importError } from './import-error.ts';

export const WholeTimeSchema = v.pipe(TimeSchema, v.transform(Math.trunc));
export const TitleSchema = v.pipe(
  v.string(),
  v.maxLength(10_000),
  v.transform((title) => title.slice(0, LIMITS.titleChars)),
);
export const MessageTextSchema = v.pipe(v.string(), v.maxLength(LIMITS.messageChars));
export const AnswerTextSchema = v.pipe(v.string(), v.maxLength(LIMITS.turnLogBytes));
export const ModelNameSchema = v.pipe(v.string(), v.maxLength(LIMITS.modelChars));

/** Not more, so that one import can't fill a disk with rows. */
export function conversationsSchema<T>(conversation: v.GenericSchema<unknown, T>) {
  return v.pipe(v.array(conversation), v.maxLength(LIMITS.importConversations));
}
export function turnsSchema<T>(turn: v.GenericSchema<unknown, T>) {
  return v.pipe(v.array(turn), v.maxLength(LIMITS.importTurns));
}

/** Names the place of the first fault, and never what stands there. @throws {StoreError} `bad_import` */
export function parseAs<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const path = v.getDotPath(result.issues[0]) ?? 'the file';
  throw importError(
    `In the file, ${path} is missing, too long or not what it should be.`,
    'It may be damaged: export it again.',
  );
}

/**
 * The typed parts that answers consist of, in the log, on the wire, in the store and on the screen alike. A part of a type
 * that is not known here, from a newer Aside, is kept and passed on as it is.
 */
import * as v from 'valibot';
import { openObject } from './open-object.ts';
import { type Passage, PassageSchema } from './passages.ts';

export const TextPartSchema = openObject({ type: v.literal('text'), text: v.string() });
/** What a model says to itself before it answers. */
export const ThinkingPartSchema = openObject({
  type: v.literal('thinking'),
  text: v.string(),
  /** Milliseconds from its first piece to the part after it; absent when nobody measured it. */
  ms: v.optional(v.pipe(v.number(), v.finite(), v.minValue(0))),
});
/** What a sentence is given, by name: numbers and strings. A newer peer may give more. */
export const ParamsSchema = v.looseObject({});

/** A stage of longer work, by its code; see `step-codes.ts`: `index` of `count`, 1 based; `count` 0 when it is not known. */
export const StepPartSchema = openObject({
  type: v.literal('step'),
  code: v.string(),
  params: ParamsSchema,
  index: v.number(),
  count: v.number(),
  /** What was found out by the step before, in Markdown. */
  note: v.optional(v.string()),
  /** What the model was given of sources that were too long for it. */
  passages: v.optional(v.array(PassageSchema)),
});

const KnownPartSchema = v.variant('type', [TextPartSchema, ThinkingPartSchema, StepPartSchema]);
const KNOWN_TYPES: readonly string[] = ['text', 'thinking', 'step'];
const UnknownPartSchema = v.looseObject({
  type: v.pipe(
    v.string(),
    v.check((type) => !KNOWN_TYPES.includes(type)),
  ),
});

export const AnswerPartSchema: v.GenericSchema<unknown, AnswerPart> = v.union([KnownPartSchema, UnknownPartSchema]);

export interface TextPart {
  type: 'text';
  text: string;
}
export interface ThinkingPart {
  type: 'thinking';
  text: string;
  ms?: number | undefined;
}
export interface StepPart {
  type: 'step';
  code: string;
  params: Record<string, unknown>;
  index: number;
  count: number;
  note?: string | undefined;
  passages?: Passage[] | undefined;
}
export type KnownPart = TextPart | ThinkingPart | StepPart;
export interface UnknownPart {
  type: string;
  [field: string]: unknown;
}
/** A part of an answer; {@link asKnownPart} tells whether its type is known here. */
export type AnswerPart = KnownPart | UnknownPart;

/** The part with its fields, when its type is known here. */
export function asKnownPart(part: AnswerPart): KnownPart | undefined {
  return KNOWN_TYPES.includes(part.type) ? (part as KnownPart) : undefined;
}

/** What a model says next: goes on with the last part when that is of its kind, else begins one. True when it does. */
export function appendToParts(parts: AnswerPart[], kind: 'token' | 'thinking', text: string): boolean {
  const type = kind === 'token' ? 'text' : kind;
  const last = parts.at(-1);
  if (last?.type !== type) return parts.push({ type, text }) > 0;
  last.text += text;
  return false;
}

/** The answer itself: all its text, without thoughts and steps. */
export function answerText(parts: readonly AnswerPart[]): string {
  return joinTexts(parts, 'text');
}

export function thinkingText(parts: readonly AnswerPart[]): string {
  return joinTexts(parts, 'thinking');
}

function joinTexts(parts: readonly AnswerPart[], type: 'text' | 'thinking'): string {
  return parts
    .map(asKnownPart)
    .map((part) => (part?.type === type ? part.text : ''))
    .join('');
}

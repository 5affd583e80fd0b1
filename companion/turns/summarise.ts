/**
 * Summaries and explanations of texts that don't fit a model's context: notes on each part, then one summary of the notes,
 * and when the notes don't fit either, notes on the notes. Each request takes a slot of its own, so that others pass in
 * between.
 */

import { estimateTokens } from '../../protocol/estimate-tokens.ts';
import type { StepWords } from '../../protocol/step-codes.ts';
import type { Usage } from '../../protocol/turn-events.ts';
import { inOneLine } from '../prompts/in-one-line.ts';
import type { Prompt } from '../prompts/prompt.ts';
import { isText, type Source } from '../prompts/source.ts';
import { summaryPart, summaryReduce } from '../prompts/summary-prompts.ts';
import { UpstreamError, type UpstreamFinish } from '../upstreams/upstream.ts';
import type { AnswerOptions, RequestUpstream } from './answer-options.ts';
import { toNoteKey } from './note-cache.ts';
import { partTokens } from './part-tokens.ts';
import { splitWithPauses } from './split-with-pauses.ts';

/** How often notes may become notes again, and a part be cut again: a context that is too small for that is hopeless. */
const MAX_DEPTH = 5;
/** Of a note, at least: notes on a few lines may be as long as they are. */
const MIN_NOTE_CHARS = 400;
/** Of a text's title, above each note on it. */
const MAX_TITLE_CHARS = 200;
/** Of a note, for the person who waits. */
const SHOWN_NOTE_CHARS = 2_000;

type Overflow = UpstreamError['overflow'];
type PartCode = 'reading_part' | 'condensing_part';

/** A part of one of the texts, or of the notes on all of them; then it has no source. */
interface Part {
  text: string;
  source: Source | undefined;
}

/** @param prompt the summary or explanation that was asked for, and refused for its length */
export async function summariseInParts(
  request: RequestUpstream,
  prompt: Prompt,
  overflow: Overflow,
  options: AnswerOptions,
): Promise<UpstreamFinish> {
  const { question, signal, notes: cache, onStep, now = () => performance.now() } = options;
  const texts = prompt.sources.filter(isText);
  const frame = JSON.stringify(summaryPart(prompt, '', 1, 1));
  const usages: (Usage | null)[] = [];
  /** Of the texts themselves, and not of notes. */
  let partsRead: number | undefined;

  const finish = await reduce(texts, overflow, 'reading_part', 1);
  return { ...finish, usage: sumUsages([...usages, finish.usage]) };

  /** @param whole the texts, or the notes on them */
  async function reduce(
    whole: readonly (Source | string)[],
    tooLong: Overflow,
    code: PartCode,
    depth: number,
  ): Promise<UpstreamFinish> {
    const length = await lengthOfParts(
      whole.map((each) => (typeof each === 'string' ? each : each.text)).join('\n\n'),
      tooLong,
    );
    const parts: Part[] = [];
    for (const each of whole) {
      const [text, source] = typeof each === 'string' ? [each, undefined] : [each.text, each];
      for (const piece of await splitWithPauses(text, length, signal)) parts.push({ text: piece, source });
    }
    const steps = parts.length + 1;
    const notes: string[] = [];
    let asked = 0;
    let askedMs = 0;
    const tell = (step: StepWords, index: number) => {
      const note = notes.at(-1)?.trim().slice(0, SHOWN_NOTE_CHARS) ?? '';
      // What is known from an earlier time takes none, and says nothing of the rest.
      const leftMs = asked === 0 ? undefined : Math.round((askedMs / asked) * (steps - index + 1));
      onStep(step, index, steps, { ...(note !== '' && { note }), ...(leftMs !== undefined && { leftMs }) });
    };
    for (const [index, part] of parts.entries()) {
      signal.throwIfAborted();
      tell({ code, params: { part: index + 1, parts: parts.length } }, index + 1);
      const since = now();
      const before = usages.length;
      notes.push(underTitle(part.source, await noteOn(part, index + 1, parts.length, 1)));
      if (usages.length === before) continue;
      asked += 1;
      askedMs += now() - since;
    }
    signal.throwIfAborted();
    partsRead ??= parts.length;
    tell(lastStep(prompt, partsRead), steps);
    try {
      return await request(() => summaryReduce(prompt, notes), options);
    } catch (error) {
      if (!isOverflow(error) || error.hasBegun || depth === MAX_DEPTH) throw error;
      return reduce([notes.join('\n\n')], error.overflow, 'condensing_part', depth + 1);
    }
  }

  /** Which of several texts a note is on stays with it, also in notes on notes. */
  function underTitle(source: Source | undefined, note: string): string {
    const title = source && texts.length > 1 ? inOneLine(source.title || source.url).slice(0, MAX_TITLE_CHARS) : '';
    return title === '' ? note : `${title}:\n\n${note}`;
  }

  /** The same as before, whatever the model has counted since then: notes are kept by what they are on. */
  async function lengthOfParts(text: string, tooLong: Overflow): Promise<number> {
    const context = String(tooLong?.contextTokens ?? 0);
    const key = toNoteKey('cut', options.model.id, context, frame, text);
    const known = Number(await cache.find(key));
    if (known > 0) return known;
    const tokens = partTokens(text, frame, tooLong);
    await cache.keep(key, String(tokens));
    return tokens;
  }

  async function noteOn({ text: part, source }: Part, index: number, count: number, depth: number): Promise<string> {
    // What is asked counts and not the part's place: a text that has grown at its end is not read again from the start.
    const key = toNoteKey('note', options.model.id, summaryPart(prompt, '', 0, 0).question, part);
    const known = question.fresh ? undefined : await cache.find(key);
    if (known !== undefined) return known;
    try {
      const note = await ask(
        summaryPart(prompt, part, index, count, source),
        Math.max(part.length / 2, MIN_NOTE_CHARS),
      );
      await cache.keep(key, note);
      return note;
    } catch (error) {
      // Some scripts take more tokens than the estimate, or than the text as a whole.
      if (!isOverflow(error) || depth === MAX_DEPTH || part.length < 2) throw error;
      const limit = Math.min(await lengthOfParts(part, error.overflow), estimateTokens(part) * 0.9);
      const notes: string[] = [];
      for (const piece of await splitWithPauses(part, Math.max(1, limit), signal)) {
        notes.push(await noteOn({ text: piece, source }, index, count, depth + 1));
      }
      return notes.join('\n');
    }
  }

  /** A model that repeats itself for ever is stopped. Notes of half the length at most also make sure that all this ends. */
  async function ask(partPrompt: Prompt, maxChars: number): Promise<string> {
    const enough = new AbortController();
    let note = '';
    try {
      const { usage } = await request(
        () => partPrompt,
        {
          onDelta(kind, text) {
            if (kind === 'token' && !enough.signal.aborted) note += text;
            if (note.length > maxChars) enough.abort();
          },
          onRecant() {
            note = '';
          },
        },
        { enough: enough.signal, use: 'note' },
      );
      usages.push(usage);
    } catch (error) {
      if (!enough.signal.aborted || signal.aborted) throw error;
      usages.push(null);
    }
    return note.slice(0, maxChars);
  }
}

function lastStep({ task }: Prompt, parts: number): StepWords {
  return task === 'explain' ? { code: 'explaining_parts', params: { parts } } : { code: 'writing_summary', params: {} };
}

export function isOverflow(error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && error.code === 'context_overflow';
}

/** Of several requests; the speed is the last one's. */
export function sumUsages(usages: readonly (Usage | null)[]): Usage | null {
  const known = usages.filter((usage) => usage !== null);
  const last = known.at(-1);
  if (last === undefined) return null;
  const total = (field: 'promptTokens' | 'answerTokens' | 'totalMs') =>
    known.reduce((sum, usage) => sum + usage[field], 0);
  return {
    promptTokens: total('promptTokens'),
    answerTokens: total('answerTokens'),
    tokensPerSecond: last.tokensPerSecond,
    totalMs: total('totalMs'),
  };
}

/**
 * Summaries of texts that don't fit a model's context: notes on each part, then one summary of the notes, and when the
 * notes don't fit either, notes on the notes. Each request takes a slot of its own, so that others pass in between.
 */
import { questionText } from '../../protocol/question-parts.ts';
import type { StepWords } from '../../protocol/step-codes.ts';
import type { Usage } from '../../protocol/turn-events.ts';
import type { Prompt } from '../prompts/prompt.ts';
import { knownSources } from '../prompts/source.ts';
import { splitText } from '../prompts/split-text.ts';
import { summaryPart, summaryReduce } from '../prompts/summary-prompts.ts';
import { UpstreamError, type UpstreamFinish } from '../upstreams/upstream.ts';
import type { AnswerOptions, RequestUpstream } from './answer-options.ts';
import { toNoteKey } from './note-cache.ts';
import { noticeWords } from './notice-words.ts';

/** How often notes may become notes again, and a part be cut again: a context that is too small for that is hopeless. */
const MAX_DEPTH = 5;
/** Of the context, for the text; the rest is for the instructions and the answer. */
const TEXT_SHARE = 0.6;
const MIN_PART_CHARS = 400;
/** Of a note, for the person who waits. */
const SHOWN_NOTE_CHARS = 2_000;

type Overflow = UpstreamError['overflow'];
type PartCode = 'reading_part' | 'condensing_part';

export async function summariseInParts(
  request: RequestUpstream,
  overflow: Overflow,
  options: AnswerOptions,
): Promise<UpstreamFinish> {
  const { question, signal, notes: cache, onStep, now = () => performance.now() } = options;
  const { language } = question;
  const words = questionText(question.parts);
  const sources = knownSources(question.parts);
  const prompt: Prompt = { task: 'summarise', question: words, sources, history: [], language };
  const usages: (Usage | null)[] = [];

  const finish = await reduce(sources.map(({ text }) => text).join('\n\n'), overflow, 'reading_part', 1);
  return { ...finish, usage: sum([...usages, finish.usage]) };

  async function reduce(text: string, tooLong: Overflow, code: PartCode, depth: number): Promise<UpstreamFinish> {
    const parts = splitText(text, toPartChars(text, tooLong));
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
      notes.push(await noteOn(part, index + 1, parts.length, 1));
      if (usages.length === before) continue;
      asked += 1;
      askedMs += now() - since;
    }
    signal.throwIfAborted();
    tell({ code: 'writing_summary', params: {} }, steps);
    const said = noticeWords(options);
    try {
      return await request(() => summaryReduce(prompt, notes), said.listener);
    } catch (error) {
      if (!isOverflow(error) || said.hasWords || depth === MAX_DEPTH) throw error;
      return reduce(notes.join('\n\n'), error.overflow, 'condensing_part', depth + 1);
    }
  }

  async function noteOn(part: string, index: number, count: number, depth: number): Promise<string> {
    const key = toNoteKey(options.model.id, language, words, part);
    const known = cache.get(key);
    if (known !== undefined) return known;
    try {
      const note = await ask(summaryPart(prompt, part, index, count), Math.max(part.length / 2, MIN_PART_CHARS));
      cache.set(key, note);
      return note;
    } catch (error) {
      // Some scripts take more tokens a character than the text as a whole.
      if (!isOverflow(error) || depth === MAX_DEPTH || part.length < 2) throw error;
      const halves = splitText(part, Math.ceil(part.length / 2));
      const notes: string[] = [];
      for (const half of halves) notes.push(await noteOn(half, index, count, depth + 1));
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
        enough.signal,
      );
      usages.push(usage);
    } catch (error) {
      if (!enough.signal.aborted || signal.aborted) throw error;
      usages.push(null);
    }
    return note.slice(0, maxChars);
  }
}

/** By what the upstream said of this text: how many characters it counts as a token, and how many tokens it takes. */
function toPartChars(text: string, overflow: Overflow): number {
  const share = overflow && overflow.promptTokens > 0 ? overflow.contextTokens / overflow.promptTokens : 1;
  // At most half: whatever the upstream says, parts have to be smaller than what it refused.
  return Math.max(MIN_PART_CHARS, Math.floor(text.length * Math.min(share * TEXT_SHARE, 0.5)));
}

export function isOverflow(error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && error.code === 'context_overflow';
}

function sum(usages: readonly (Usage | null)[]): Usage | null {
  const known = usages.filter((usage) => usage !== null);
  const last = known.at(-1);
  if (last === undefined) return null;
  const total = (field: keyof Usage) => known.reduce((sum, usage) => sum + usage[field], 0);
  return {
    promptTokens: total('promptTokens'),
    answerTokens: total('answerTokens'),
    tokensPerSecond: last.tokensPerSecond,
    totalMs: total('totalMs'),
  };
}

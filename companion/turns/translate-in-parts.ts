/** Translations of texts that don't fit a model's context: one part after the other, so that nothing is left out. */

import type { Usage } from '../../protocol/turn-events.ts';
import type { Prompt } from '../prompts/prompt.ts';
import { isText, type Source } from '../prompts/source.ts';
import type { ThoughtListener } from '../prompts/thought-separator.ts';
import type { UpstreamError, UpstreamFinish } from '../upstreams/upstream.ts';
import type { AnswerOptions, RequestUpstream } from './answer-options.ts';
import { partTokens } from './part-tokens.ts';
import { splitWithPauses } from './split-with-pauses.ts';
import { isOverflow, sumUsages } from './summarise.ts';

/** Of a part, at most: in more of it models lose their place. */
const MOST_TOKENS = 2_000;
/** How often a part is halved. */
const MAX_DEPTH = 4;
/** Of what may be a thought, at most: what goes on is a model that repeats itself, or thinks for very long. */
const MOST_HELD_CHARS = 100_000;

/** @param prompt the translation that was asked for, and refused for its length */
export async function translateInParts(
  request: RequestUpstream,
  prompt: Prompt,
  overflow: UpstreamError['overflow'],
  { signal, onStep, onDelta, onRecant }: AnswerOptions,
): Promise<UpstreamFinish> {
  const texts = prompt.sources.filter(isText);
  const whole = texts.map(({ text }) => text).join('\n\n');
  const frame = JSON.stringify({ ...prompt, sources: [] });
  // What is written takes about as much as what is read.
  const limit = Math.min(MOST_TOKENS, partTokens(whole, frame, overflow) / 2);
  const parts: Source[] = [];
  for (const source of prompt.sources) {
    if (isText(source)) parts.push(...(await cut(source, limit)));
    else parts.push(source);
  }
  onStep({ code: 'translating_parts', params: { parts: parts.length } }, 1, 0);

  const usages: (Usage | null)[] = [];
  let written = '';
  /** The model marks only the end of its thoughts, so that what it says may become one. */
  let marksOnlyEnds = false;
  let finish: UpstreamFinish = { reason: 'stop', usage: null };
  for (const part of parts) {
    await translate(part, limit, 1);
    // What comes after one that is cut would not follow it.
    if (finish.reason !== 'stop') break;
  }
  return { ...finish, usage: sumUsages(usages) };

  async function cut(source: Source, tokens: number): Promise<Source[]> {
    const pieces = await splitWithPauses(source.text, tokens, signal);
    return pieces.filter((text) => text.trim() !== '').map((text) => partOf(source, text));
  }

  async function translate(part: Source, tokens: number, depth: number): Promise<void> {
    signal.throwIfAborted();
    let own = '';
    /** Not said until it is clear whether it is a thought: to recant it is to log again all that was written before. */
    let held = marksOnlyEnds ? '' : undefined;
    const say = (text: string) => {
      if (text === '') return;
      const between = own === '' && written !== '' ? '\n\n' : '';
      onDelta('token', between + text);
      own += between + text;
    };
    const release = () => {
      const text = held ?? '';
      held = undefined;
      say(text);
    };
    const listener: ThoughtListener = {
      onDelta(kind, text) {
        if (kind === 'thinking') onDelta(kind, text);
        else if (held === undefined) say(text);
        else {
          held += text;
          if (held.length > MOST_HELD_CHARS) release();
        }
      },
      // Only what was said of this part was a thought.
      onRecant() {
        if (held !== undefined) {
          onDelta('thinking', held);
          held = undefined;
          return;
        }
        marksOnlyEnds = true;
        onRecant();
        own = '';
        if (written !== '') onDelta('token', written);
      },
    };
    try {
      finish = await request(() => ({ ...prompt, sources: [part] }), listener).finally(release);
      usages.push(finish.usage);
      written += own;
    } catch (error) {
      // Some scripts take more tokens than the estimate.
      if (!isOverflow(error) || error.hasBegun || depth === MAX_DEPTH || !isText(part)) throw error;
      for (const smaller of await cut(part, tokens / 2)) {
        await translate(smaller, tokens / 2, depth + 1);
        if (finish.reason !== 'stop') return;
      }
    }
  }
}

/** The paragraph around a selection is no part of what is translated. */
function partOf({ around: _, ...source }: Source, text: string): Source {
  return { ...source, text, omittedChars: 0 };
}

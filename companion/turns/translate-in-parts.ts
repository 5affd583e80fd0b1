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
    const listener: ThoughtListener = {
      onDelta(kind, text) {
        const between = kind === 'token' && own === '' && written !== '' ? '\n\n' : '';
        onDelta(kind, between + text);
        if (kind === 'token') own += between + text;
      },
      // Only what was said of this part was a thought.
      onRecant() {
        onRecant();
        own = '';
        if (written !== '') onDelta('token', written);
      },
    };
    try {
      finish = await request(() => ({ ...prompt, sources: [part] }), listener);
      usages.push(finish.usage);
      written += own;
    } catch (error) {
      // Some scripts take more tokens than the estimate.
      if (!isOverflow(error) || error.hasBegun || depth === MAX_DEPTH || !isText(part)) throw error;
      for (const smaller of await cut(part, tokens / 2)) await translate(smaller, tokens / 2, depth + 1);
    }
  }
}

/** The paragraph around a selection is no part of what is translated. */
function partOf({ around: _, ...source }: Source, text: string): Source {
  return { ...source, text, omittedChars: 0 };
}

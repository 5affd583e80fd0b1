/** Questions about sources that are too long for the model: it is given the passages that matter, with numbers to cite. */

import { estimateTokens } from '../../../protocol/estimate-tokens.ts';
import type { Passage } from '../../../protocol/passages.ts';
import { passagePrompt } from '../../prompts/passage-prompt.ts';
import type { Prompt } from '../../prompts/prompt.ts';
import { isText, type Source } from '../../prompts/source.ts';
import type { ThoughtListener } from '../../prompts/thought-separator.ts';
import type { UpstreamError, UpstreamFinish } from '../../upstreams/upstream.ts';
import type { AnswerOptions, RequestUpstream } from '../answer-options.ts';
import { partTokens } from '../part-tokens.ts';
import { isOverflow } from '../summarise.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { type Piece, passagesOf } from './passages-of.ts';
import type { Embedder } from './rank-by-meaning.ts';
import { rankPassages } from './rank-passages.ts';

/** More than these confuse small models, and large ones need no more to answer a question. */
const MAX_PASSAGES = 16;

export interface PassageOptions extends Pick<AnswerOptions, 'signal' | 'onStep' | 'onDelta' | 'onRecant'> {
  /** What is too long, with all that goes along. */
  sources: readonly Source[];
  overflow: UpstreamError['overflow'];
  embedder: Embedder | undefined;
  cache: EmbeddingCache;
}

/** @param prompt the question, whose sources are those of `options` */
export async function answerFromPassages(
  request: RequestUpstream,
  prompt: Prompt,
  options: PassageOptions,
): Promise<UpstreamFinish> {
  const { sources, overflow, embedder, cache, signal, onStep } = options;
  const texts = sources.filter(isText);
  const others = sources.filter((source) => !isText(source));
  const pieces = await passagesOf(texts, signal);
  onStep({ code: 'looking_for_passages', params: { passages: pieces.length } }, 1, 2);
  const ranked = await rankPassages(pieces, prompt.question, {
    embedder,
    cache,
    signal,
    onCompared: (compared, passages) =>
      onStep({ code: 'comparing_passages', params: { compared, passages } }, compared + 1, passages + 1),
    onFailure: () => onStep({ code: 'ranked_by_words', params: {} }, 1, 2),
  });
  const frame = JSON.stringify(passagePrompt({ ...prompt, sources: [], history: [] }, [], []));
  const whole = texts.map(({ text }) => text).join('\n\n');
  let room = partTokens(whole, frame, overflow);
  let isTold = false;
  for (;;) {
    const passages = number(chooseWithin(pieces, ranked, room));
    const listener: ThoughtListener = {
      onDelta(kind, text) {
        tell(passages);
        options.onDelta(kind, text);
      },
      onRecant: options.onRecant,
    };
    try {
      return await request(() => passagePrompt(prompt, passages, others), listener);
    } catch (error) {
      if (!isOverflow(error) || error.hasBegun || passages.length <= 1) throw error;
      room /= 2;
    }
  }

  /** Once it is known that the model took them. */
  function tell(passages: Passage[]): void {
    if (isTold) return;
    isTold = true;
    const params = { passages: passages.length, of: pieces.length };
    onStep({ code: 'chose_passages', params }, 2, 2, { passages });
  }
}

/** The best that fit together, in the order of their texts. */
function chooseWithin(pieces: readonly Piece[], ranked: readonly number[], room: number): Piece[] {
  const chosen: number[] = [];
  let left = room;
  for (const index of ranked) {
    const tokens = estimateTokens(pieces[index]?.text ?? '');
    if (chosen.length > 0 && tokens > left) continue;
    chosen.push(index);
    left -= tokens;
    if (chosen.length === MAX_PASSAGES) break;
  }
  return chosen.sort((a, b) => a - b).flatMap((index) => pieces[index] ?? []);
}

/** UTF-16 units. A page may have chosen a title and an address of a million, which each of its passages would repeat. */
const MAX_TITLE_CHARS = 500;
const MAX_URL_CHARS = 8_000;

function number(pieces: readonly Piece[]): Passage[] {
  return pieces.map(({ text, source: { title, url } }, index) => ({
    number: index + 1,
    text,
    title: title.slice(0, MAX_TITLE_CHARS).toWellFormed(),
    // A part of an address leads elsewhere.
    url: url.length > MAX_URL_CHARS ? '' : url,
  }));
}

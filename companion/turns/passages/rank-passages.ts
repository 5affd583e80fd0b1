/** Which pieces of long sources matter to a question: by meaning where the server has a model for that, else by words. */
import type { EmbeddingCache } from './embedding-cache.ts';
import type { Piece } from './passages-of.ts';
import { type Embedder, rankByMeaning } from './rank-by-meaning.ts';
import { rankByWords } from './rank-by-words.ts';

/** Of a long text, the pieces that are compared by meaning: those with the question's words first. */
const COMPARED = 256;
/** How much the first places count more than those behind them, when two orders become one. */
const RANK_OFFSET = 60;

export interface RankOptions {
  embedder: Embedder | undefined;
  cache: EmbeddingCache;
  signal: AbortSignal;
  /** Compares by meaning, which takes a while: so many of those that are compared have been. */
  onCompared(count: number, of: number): void;
  /** The embedding model failed; the words alone decide. */
  onFailure(error: unknown): void;
}

/** Indices of the pieces, what matters most first; without anything to go by the beginning and pieces from all over. */
export async function rankPassages(
  pieces: readonly Piece[],
  question: string,
  { embedder, cache, signal, onCompared, onFailure }: RankOptions,
): Promise<number[]> {
  const byWords = toOrder(await rankByWords(pieces, question, signal), pieces.length);
  if (embedder === undefined) return byWords;
  const compared = byWords.slice(0, COMPARED);
  try {
    const chosen = compared.flatMap((index) => pieces[index] ?? []);
    const scores = await rankByMeaning(chosen, question, embedder, cache, (count) => onCompared(count, chosen.length));
    const byMeaning = compared.map((index, place) => ({ index, score: scores[place] ?? 0 }));
    byMeaning.sort((a, b) => b.score - a.score);
    const places = new Map(byMeaning.map(({ index }, place) => [index, 1 / (RANK_OFFSET + place)]));
    for (const [place, index] of compared.entries()) {
      places.set(index, (places.get(index) ?? 0) + 1 / (2 * (RANK_OFFSET + place)));
    }
    const best = [...places].sort(([, a], [, b]) => b - a).map(([index]) => index);
    return [...best, ...byWords.slice(COMPARED)];
  } catch (error) {
    if (signal.aborted) throw error;
    onFailure(error);
    return byWords;
  }
}

/** The best first. Pieces without a score follow: the first of the text, then others evenly from all of it. */
function toOrder(scores: readonly number[], count: number): number[] {
  const indices = Array.from({ length: count }, (_, index) => index);
  const found = indices.filter((index) => (scores[index] ?? 0) > 0);
  found.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const taken = new Set(found);
  return [...found, ...spread(count).filter((index) => !taken.has(index))];
}

/** All indices, each next one as far from those before as halving makes it. */
function spread(count: number): number[] {
  const order = new Set<number>();
  for (let step = count; order.size < count; step = Math.max(1, Math.floor(step / 2))) {
    for (let index = 0; index < count; index += step) order.add(index);
  }
  return [...order];
}

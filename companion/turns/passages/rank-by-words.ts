import { setImmediate as nextTurn } from 'node:timers/promises';
import { createSegmenters } from '../../upstreams/reader/terms.ts';
import type { Piece } from './passages-of.ts';

/** BM25's usual constants: how soon a word that comes again counts no more, and how much a long piece is discounted. */
const SATURATION = 1.2;
const LENGTH = 0.75;
/** Pieces between two breaths. */
const STEP = 64;

/**
 * How much each piece has of the question's words, the rarer ones counting more (BM25); 0 for one that has none. Words are
 * found in any script, also without spaces.
 */
export async function rankByWords(pieces: readonly Piece[], question: string, signal: AbortSignal): Promise<number[]> {
  const chars = pieces.reduce((sum, { text }) => sum + text.length, 0);
  const segmenters = createSegmenters(pieces[0]?.source.language ?? '', chars);
  const asked = new Set(segmenters.terms(question));
  const counts: Map<string, number>[] = [];
  const lengths: number[] = [];
  const holders = new Map<string, number>();
  for (const [index, { text }] of pieces.entries()) {
    if (index % STEP === 0) {
      await nextTurn();
      signal.throwIfAborted();
    }
    const terms = segmenters.terms(text);
    const found = new Map<string, number>();
    for (const term of terms) if (asked.has(term)) found.set(term, (found.get(term) ?? 0) + 1);
    for (const term of found.keys()) holders.set(term, (holders.get(term) ?? 0) + 1);
    counts.push(found);
    lengths.push(terms.length);
  }
  const average = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1) || 1;
  return counts.map((found, index) => {
    const discount = SATURATION * (1 - LENGTH + (LENGTH * (lengths[index] ?? 0)) / average);
    let score = 0;
    for (const [term, count] of found) {
      const held = holders.get(term) ?? 0;
      const rarity = Math.log(1 + (pieces.length - held + 0.5) / (held + 0.5));
      score += (rarity * count * (SATURATION + 1)) / (count + discount);
    }
    return score;
  });
}

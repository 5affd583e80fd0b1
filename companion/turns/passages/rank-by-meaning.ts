import { toNoteKey } from '../note-cache.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import type { Piece } from './passages-of.ts';

/** Gives each text its vector, on the server that answers and on no other. */
export interface Embedder {
  /** Names server and model. */
  id: string;
  embed(texts: readonly string[]): Promise<readonly Float32Array[]>;
}

/** Texts in one request: a server that is stopped between two loses little. */
const BATCH = 16;

/**
 * How near each piece is in meaning to the question: the cosine of their vectors.
 *
 * @param onCompared is told how many pieces have their vectors, after each of several requests
 */
export async function rankByMeaning(
  pieces: readonly Piece[],
  question: string,
  embedder: Embedder,
  cache: EmbeddingCache,
  onCompared: (pieces: number) => void,
): Promise<number[]> {
  const texts = [question, ...pieces.map(({ text }) => text)];
  const keys = texts.map((text) => toNoteKey(embedder.id, text));
  const vectors = keys.map((key) => cache.get(key));
  const missing = texts.flatMap((_, index) => (vectors[index] === undefined ? [index] : []));
  for (let start = 0; start < missing.length; start += BATCH) {
    const batch = missing.slice(start, start + BATCH);
    const given = await embedder.embed(batch.map((index) => texts[index] ?? ''));
    for (const [place, index] of batch.entries()) {
      const vector = given[place];
      if (vector === undefined) throw new Error('the server gave too few vectors');
      vectors[index] = vector;
      cache.set(keys[index] ?? '', vector);
    }
    // The question has one of them.
    if (missing.length > BATCH) onCompared(vectors.filter((vector) => vector !== undefined).length - 1);
  }
  const [asked] = vectors;
  return vectors.slice(1).map((vector) => (asked && vector ? cosine(asked, vector) : 0));
}

function cosine(a: Float32Array, b: Float32Array): number {
  let [product, ofA, ofB] = [0, 0, 0];
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const [x = 0, y = 0] = [a[index], b[index]];
    product += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  return product / (Math.sqrt(ofA * ofB) || 1);
}

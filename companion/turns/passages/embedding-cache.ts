import { LIMITS } from '../../../protocol/limits.ts';
import { createRecentCache, type RecentCache } from '../recent-cache.ts';

/** Vectors of texts, by the model and the text. */
export type EmbeddingCache = RecentCache<Float32Array>;

/** @param maxFloats of all vectors together, four bytes each */
export function createEmbeddingCache(maxFloats: number = LIMITS.embeddingFloats): EmbeddingCache {
  return createRecentCache(maxFloats, (vector) => vector.length);
}

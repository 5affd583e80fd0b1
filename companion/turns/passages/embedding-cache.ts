import { LIMITS } from '../../../protocol/limits.ts';

/** Vectors of texts, by the model and the text. Those that were used last are kept. */
export interface EmbeddingCache {
  get(key: string): Float32Array | undefined;
  set(key: string, vector: Float32Array): void;
}

/** @param maxFloats of all vectors together, four bytes each */
export function createEmbeddingCache(maxFloats: number = LIMITS.embeddingFloats): EmbeddingCache {
  // A Map keeps its order of insertion: the first key is the one that was used least recently.
  const vectors = new Map<string, Float32Array>();
  let floats = 0;

  function remove(key: string): Float32Array | undefined {
    const vector = vectors.get(key);
    floats -= vector?.length ?? 0;
    vectors.delete(key);
    return vector;
  }

  function set(key: string, vector: Float32Array): void {
    remove(key);
    vectors.set(key, vector);
    floats += vector.length;
    for (const oldest of vectors.keys()) {
      if (floats <= maxFloats) break;
      remove(oldest);
    }
  }

  return {
    get(key) {
      const vector = remove(key);
      if (vector !== undefined) set(key, vector);
      return vector;
    },
    set,
  };
}

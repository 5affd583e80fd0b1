/** How well a captured text matches what belongs to a page, by words, as the benchmark of the pages does. */
export interface WordScore {
  precision: number;
  recall: number;
  f1: number;
}

export function scoreWords(said: string, wanted: string): WordScore {
  const [a, b] = [countWords(said), countWords(wanted)];
  let both = 0;
  for (const [word, count] of a.counts) both += Math.min(count, b.counts.get(word) ?? 0);
  const precision = a.total > 0 ? both / a.total : 0;
  const recall = b.total > 0 ? both / b.total : 0;
  const sum = precision + recall;
  return { precision, recall, f1: sum > 0 ? (2 * precision * recall) / sum : 0 };
}

function countWords(text: string): { counts: Map<string, number>; total: number } {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, total: words.length };
}

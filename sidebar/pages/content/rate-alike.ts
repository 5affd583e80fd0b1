/** So much of a block's rating is that of all that are marked up alike. */
const SHARE = 0.4;
/** Fewer say nothing of each other. */
const MIN_ALIKE = 3;

/**
 * Brings the ratings of blocks together that are marked up alike, on pages of every kind: the posts of a thread, its
 * signatures, the teasers below an article are content all or none, though each is rated by itself.
 *
 * @param markup what a block has in common with those that are marked up alike
 */
export function rateAlike(
  likelihoods: readonly number[],
  words: readonly number[],
  markup: readonly string[],
): number[] {
  const groups = new Map<string, { count: number; weight: number; sum: number }>();
  const of = likelihoods.map((likelihood, index) => {
    const key = markup[index] as string;
    const group = groups.get(key) ?? { count: 0, weight: 0, sum: 0 };
    // A long one counts for more, and not for as much more as it is longer.
    const weight = Math.sqrt(words[index] as number);
    group.count += 1;
    group.weight += weight;
    group.sum += weight * likelihood;
    groups.set(key, group);
    return group;
  });
  return likelihoods.map((likelihood, index) => {
    const { count = 0, weight = 1, sum = 0 } = of[index] ?? {};
    return count < MIN_ALIKE ? likelihood : (1 - SHARE) * likelihood + SHARE * (sum / weight);
  });
}

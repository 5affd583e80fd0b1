/**
 * Which blocks to keep, of which each is content with some likelihood: the set that is expected to serve best, in which
 * neither what is too much nor what is missing weighs more. On a page where little is certain it takes more.
 *
 * @param words of each block
 * @returns for each block, whether it is kept
 */
export function chooseBlocks(likelihoods: ArrayLike<number>, words: ArrayLike<number>): boolean[] {
  const order = Array.from(likelihoods, (_, index) => index);
  order.sort((a, b) => (likelihoods[b] as number) - (likelihoods[a] as number) || a - b);
  const wanted = order.reduce((sum, index) => sum + (likelihoods[index] as number) * (words[index] as number), 0);
  let [taken, right, best, count] = [0, 0, 0, 0];
  order.forEach((index, place) => {
    taken += words[index] as number;
    right += (likelihoods[index] as number) * (words[index] as number);
    const score = right / (taken + wanted);
    if (score > best) [best, count] = [score, place + 1];
  });
  const kept = Array.from(likelihoods, () => false);
  for (const index of order.slice(0, count)) kept[index] = true;
  return kept;
}

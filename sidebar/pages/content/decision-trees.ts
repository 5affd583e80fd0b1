/** Boosted decision trees: each adds a number to the others' by a few comparisons. */
export interface DecisionTrees {
  /** The features that the trees ask for, by name; a row holds them in this order. */
  features: readonly string[];
  /** How likely it is, from 0 to 1. */
  rate(row: ArrayLike<number>): number;
}

/** As `bench/pages/train.py` writes them. */
export interface PackedTrees {
  features: readonly string[];
  /** For each feature, the numbers that it is compared with. */
  thresholds: readonly (readonly number[])[];
  /**
   * The trees one after the other, each from its root down, the lower side of a comparison first. A comparison is the
   * number of its feature and of its threshold, each one character; a leaf is `!` and its value in two.
   */
  trees: string;
}

const FIRST = '#'.charCodeAt(0);
const BASE = 90;
const SCALE = 1_000;

/** One character for each number below 90; those that need an escape in a string are passed over. */
const CHARACTERS = Array.from({ length: BASE + 1 }, (_, index) => String.fromCharCode(FIRST + index))
  .filter((character) => character !== '\\')
  .join('');

export function unpackTrees({ features, thresholds, trees }: PackedTrees): DecisionTrees {
  const feature: number[] = [];
  const value: number[] = [];
  const right: number[] = [];
  const roots: number[] = [];
  let at = 0;

  const digit = () => CHARACTERS.indexOf(trees[at++] ?? '');

  function readNode(): void {
    const node = feature.length;
    if (trees[at] === '!') {
      at += 1;
      feature.push(-1);
      value.push((digit() * BASE + digit() - (BASE * BASE) / 2) / SCALE);
      right.push(0);
      return;
    }
    const asked = digit();
    feature.push(asked);
    value.push(thresholds[asked]?.[digit()] ?? 0);
    right.push(0);
    readNode();
    right[node] = feature.length;
    readNode();
  }

  while (at < trees.length) {
    roots.push(feature.length);
    readNode();
  }
  const [asks, values, rights] = [Int8Array.from(feature), Float64Array.from(value), Uint16Array.from(right)];

  return {
    features,
    rate(row) {
      let sum = 0;
      for (const root of roots) {
        let node = root;
        for (let asked = asks[node] ?? -1; asked >= 0; asked = asks[node] ?? -1) {
          node = (row[asked] ?? 0) <= (values[node] ?? 0) ? node + 1 : (rights[node] ?? 0);
        }
        sum += values[node] ?? 0;
      }
      return 1 / (1 + Math.exp(-sum));
    },
  };
}

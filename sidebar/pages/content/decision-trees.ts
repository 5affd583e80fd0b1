/** Boosted decision trees: each adds a number to the others' by a few comparisons. */
export interface DecisionTrees {
  /** The features that the trees ask for, by their places among all; a row holds them in this order. */
  features: readonly number[];
  /** How likely it is, from 0 to 1. */
  rate(row: ArrayLike<number>): number;
}

/** As `bench/pages/train.py` writes them. */
export interface PackedTrees {
  /** How far each feature is beyond the one before it, the first beyond -1; a digit each, to the base of 36. */
  features: string;
  /** For each feature, behind a blank each, the numbers that it is compared with. One without a point is what stands behind it. */
  thresholds: string;
  /**
   * The trees one after the other, each from its root down, the lower side of a comparison first: numbers of two
   * characters. A number below the count of all thresholds is a comparison with that one, any other the value of a leaf.
   */
  trees: string;
}

const FIRST = '#'.charCodeAt(0);
const BASE = 90;
const SCALE = 1_000;

/** What each character means, a number below 90, from `FIRST` on; those that mean more in some strings are passed over. */
const DIGITS: number[] = [];
for (let index = 0, digit = 0; digit < BASE; index++) {
  DIGITS.push(digit);
  if (!'\\$'.includes(String.fromCharCode(FIRST + index))) digit += 1;
}

export function unpackTrees({ features: gaps, thresholds, trees }: PackedTrees): DecisionTrees {
  const tables = thresholds.split(' ').map((table) => table.split(',').map(toThreshold));
  let last = -1;
  const features = [...gaps].map((gap) => (last += Number.parseInt(gap, 36)));
  const asked = tables.flatMap((table, place) => table.map(() => place));
  const values = tables.flat();
  const middle = (BASE * BASE + values.length) / 2;
  const feature: number[] = [];
  const value: number[] = [];
  const right: number[] = [];
  const roots: number[] = [];
  let at = 0;

  const digit = () => DIGITS[trees.charCodeAt(at++) - FIRST] as number;

  function readNode(): void {
    const node = feature.length;
    const number = digit() * BASE + digit();
    feature.push(asked[number] ?? -1);
    value.push(values[number] ?? (number - middle) / SCALE);
    right.push(0);
    if (number >= values.length) return;
    readNode();
    right[node] = feature.length;
    readNode();
  }

  while (at < trees.length) {
    roots.push(feature.length);
    readNode();
  }
  const [asks, numbers, rights] = [Int16Array.from(feature), Float64Array.from(value), Uint16Array.from(right)];

  return {
    features,
    rate(row) {
      let sum = 0;
      for (const root of roots) {
        let node = root;
        for (let ask = asks[node] as number; ask >= 0; ask = asks[node] as number) {
          node = (row[ask] as number) <= (numbers[node] as number) ? node + 1 : (rights[node] as number);
        }
        sum += numbers[node] as number;
      }
      return 1 / (1 + Math.exp(-sum));
    },
  };
}

function toThreshold(written: string): number {
  return Number(written.includes('.') ? written : `.${written}`);
}

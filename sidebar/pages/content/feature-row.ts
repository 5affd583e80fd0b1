/** Takes the features of one block after the other, in the order of `FEATURE_NAMES`, and keeps those that are wanted. */
export interface FeatureRow {
  put(value: number): void;
  putAll(values: ArrayLike<number>): void;
  /** For what takes time: is computed only if it is wanted. */
  ask(compute: () => number): void;
  /** Writes what is wanted of the block, and begins with the next. */
  end(): void;
  /** A row for each block that was ended. */
  rows: Float32Array;
}

/** @param columns which features are wanted, by their place in `FEATURE_NAMES` */
export function createFeatureRow(columns: readonly number[], blocks: number): FeatureRow {
  const values = new Float64Array(Math.max(...columns) + 1);
  const isWanted = values.map(() => 0);
  for (const column of columns) isWanted[column] = 1;
  const rows = new Float32Array(blocks * columns.length);
  let at = 0;
  let written = 0;

  function put(value: number): void {
    values[at++] = value;
  }

  return {
    put,
    putAll(given) {
      for (let place = 0; place < given.length; place++) values[at++] = given[place] as number;
    },
    ask(compute) {
      if (isWanted[at] === 1) values[at] = compute();
      at += 1;
    },
    end() {
      for (const column of columns) rows[written++] = values[column] as number;
      at = 0;
    },
    rows,
  };
}

/** How much the latest duration counts against all before it. */
const LATEST_SHARE = 0.3;

/** How long turns that wait for a slot will probably wait, from how long slots were held so far. */
export interface WaitEstimate {
  /** A slot was held for so long. */
  add(heldMs: number): void;
  /**
   * Milliseconds for the first, second, ... of `waiting`; undefined while no slot has ever been given back.
   *
   * @param heldMs how long each slot that is taken has been held so far
   */
  of(waiting: number, slots: number, heldMs: readonly number[]): number[] | undefined;
}

export function createWaitEstimate(): WaitEstimate {
  let average: number | undefined;

  return {
    add(heldMs) {
      average = average === undefined ? heldMs : average + LATEST_SHARE * (heldMs - average);
    },
    of(waiting, slots, heldMs) {
      if (average === undefined) return undefined;
      const usual = average;
      // A turn that has taken longer than usual may take any time; half as long again is as good a guess as any.
      const free = heldMs.map((held) => (held < usual ? usual - held : usual / 2));
      while (free.length < slots) free.push(0);
      return Array.from({ length: waiting }, () => {
        const soonest = Math.min(...free);
        free[free.indexOf(soonest)] = soonest + usual;
        return Math.round(soonest);
      });
    },
  };
}

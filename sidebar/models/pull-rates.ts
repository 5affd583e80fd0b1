import type { OperationMessage } from '../../protocol/operation-messages.ts';

/** How far back a speed looks: long enough to stand still for no gap, short enough to follow a change. */
const WINDOW_MS = 8_000;
/** A speed from less says nothing. */
const LEAST_MS = 1_000;

interface Sample {
  at: number;
  done: number;
}

/** How fast each pull is; the companion tells bytes alone. */
export interface PullRates {
  /** Takes what was told of a pull. */
  note(message: Pick<OperationMessage, 'operation' | 'state' | 'code' | 'done'>, now: number): void;
  /** Bytes a second; 0 when it stands still, undefined while it is not known. */
  of(operation: string, now: number): number | undefined;
}

export function createPullRates(): PullRates {
  const all = new Map<string, Sample[]>();
  return {
    note({ operation, state, code, done }, now) {
      // What was there before it went on came at no speed.
      if (state !== 'running' || code !== 'downloading') all.delete(operation);
      else {
        const samples = (all.get(operation) ?? []).filter(({ at }) => now - at <= WINDOW_MS);
        all.set(operation, [...samples, { at: now, done }]);
      }
    },
    of(operation, now) {
      const samples = all.get(operation) ?? [];
      const [first] = samples;
      const last = samples.at(-1);
      if (!first || !last) return undefined;
      // Nothing came for so long that what came before says nothing any more.
      if (now - last.at > WINDOW_MS) return 0;
      const elapsedMs = Math.max(now, last.at) - first.at;
      if (elapsedMs < LEAST_MS || last.done < first.done) return undefined;
      return ((last.done - first.done) * 1_000) / elapsedMs;
    },
  };
}

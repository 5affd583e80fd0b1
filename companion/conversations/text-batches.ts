import type { Clock } from '../clock.ts';
import type { SaidText } from '../store/store.ts';

/** Text on its way to the disk, in batches of all turns, since a write per token would cost more than the tokens. */
export interface TextBatches {
  add(turn: string, token: number, kind: SaidText['kind'], text: string): void;
  /** The turn has ended. Text that was not written yet is dropped. */
  end(turn: string): void;
}

/** Text is at most this old when it is written. A killed process may lose 250 ms of text, which includes the time of the write. */
const BATCH_MS = 200;
/** With several companions: others go on with what a killed process leaves, which is in the log that it shared, too. */
export const SHARED_BATCH_MS = 1_000;

interface Pending {
  pieces: SaidText[];
  /** A write failed, so the stored text would have a hole. */
  isBroken: boolean;
}

/**
 * @param write rejects when it wrote nothing
 * @param batchMs how old text may be when it is written, in milliseconds
 */
export function createTextBatches(
  clock: Clock,
  write: (texts: readonly SaidText[]) => Promise<void>,
  batchMs = BATCH_MS,
): TextBatches {
  const pending = new Map<string, Pending>();
  let isDue = false;

  function flush(): void {
    isDue = false;
    const said = [...pending.values()].filter(({ pieces }) => pieces.length > 0);
    const texts = said.flatMap(({ pieces }) => pieces);
    if (texts.length === 0) return;
    for (const each of said) each.pieces = [];
    write(texts).catch(() => {
      for (const each of said) each.isBroken = true;
    });
  }

  return {
    add(turn, token, kind, text) {
      let said = pending.get(turn);
      if (said === undefined) {
        said = { pieces: [], isBroken: false };
        pending.set(turn, said);
      }
      if (said.isBroken) return;
      const last = said.pieces.at(-1);
      if (last?.kind === kind && kind !== 'part') last.text += text;
      else said.pieces.push({ turn, token, kind, text });
      if (isDue) return;
      isDue = true;
      clock.after(batchMs, flush);
    },
    end: (turn) => void pending.delete(turn),
  };
}

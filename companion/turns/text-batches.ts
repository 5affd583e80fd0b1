import type { Clock } from '../clock.ts';

type Kind = 'content' | 'thinking';

/** What a turn has said since it was written down last. */
export interface SaidText {
  turn: string;
  kind: Kind;
  text: string;
}

/** Text on its way to the disk, a batch of all turns at a time: a write per token would cost more than the tokens. */
export interface TextBatches {
  add(turn: string, kind: Kind, text: string): void;
  /** The turn says no more; what was not written yet is dropped. */
  end(turn: string): void;
}

/** Text is at most this old when it is written. */
const BATCH_MS = 100;

interface Pending extends Record<Kind, string> {
  /** A write failed: the text so far would have a hole. */
  isBroken: boolean;
}

/** @param write rejects when it wrote nothing */
export function createTextBatches(clock: Clock, write: (texts: readonly SaidText[]) => Promise<void>): TextBatches {
  const pending = new Map<string, Pending>();
  let isDue = false;

  function flush(): void {
    isDue = false;
    const texts: SaidText[] = [];
    const written: Pending[] = [];
    for (const [turn, said] of pending) {
      for (const kind of ['content', 'thinking'] as const) {
        if (said[kind] === '') continue;
        texts.push({ turn, kind, text: said[kind] });
        written.push(said);
        said[kind] = '';
      }
    }
    if (texts.length === 0) return;
    write(texts).catch(() => {
      for (const said of written) said.isBroken = true;
    });
  }

  return {
    add(turn, kind, text) {
      let said = pending.get(turn);
      if (said === undefined) {
        said = { content: '', thinking: '', isBroken: false };
        pending.set(turn, said);
      }
      if (said.isBroken) return;
      said[kind] += text;
      if (isDue) return;
      isDue = true;
      clock.after(BATCH_MS, flush);
    },
    end: (turn) => void pending.delete(turn),
  };
}

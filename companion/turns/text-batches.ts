import type { Clock } from '../clock.ts';

type Kind = 'content' | 'thinking';

/** Text on its way to the disk, a batch at a time: a write per token would cost more than the tokens. */
export interface TextBatches {
  add(kind: Kind, text: string): void;
  /** Writes no more; what was not written yet is dropped. */
  stop(): void;
}

/** Text is at most this old when it is written. */
const BATCH_MS = 100;

export function createTextBatches(clock: Clock, write: (kind: Kind, text: string) => void): TextBatches {
  const pending: Record<Kind, string> = { content: '', thinking: '' };
  let isStopped = false;
  let cancelTimer: (() => void) | undefined;

  function flush(): void {
    cancelTimer = undefined;
    for (const kind of ['content', 'thinking'] as const) {
      const text = pending[kind];
      pending[kind] = '';
      if (text !== '') write(kind, text);
    }
  }

  return {
    add(kind, text) {
      if (isStopped) return;
      pending[kind] += text;
      cancelTimer ??= clock.after(BATCH_MS, flush);
    },
    stop() {
      isStopped = true;
      cancelTimer?.();
      pending.content = '';
      pending.thinking = '';
    },
  };
}

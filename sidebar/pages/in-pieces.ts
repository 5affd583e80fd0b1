import { inOnePiece, type Steps } from './steps.ts';

/** So long a page waits for its own work at most, where a step is not longer. */
const PIECE_MS = 50;
/** After that the rest is done at once: a page that is busy itself would put it off without end. */
const TOTAL_MS = 8_000;

/**
 * Reads a page with pauses, in which the page does its own work. Where the page changes in a pause, what was read of it no
 * longer fits together: it is read again, in one piece.
 *
 * @param begin begins at the beginning each time
 * @param now in milliseconds
 * @param pause resolves when the page had its turn
 */
export async function inPieces<Result>(
  begin: () => Steps<Result>,
  document: Document,
  now: () => number = () => performance.now(),
  pause: () => Promise<unknown> = nextTask,
): Promise<Result> {
  let hasChanged = false;
  const watch = new MutationObserver(() => {
    hasChanged = true;
  });
  watch.observe(document, { childList: true, characterData: true, subtree: true });
  try {
    const began = now();
    let last = began;
    const steps = begin();
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
      if (now() - last < PIECE_MS || last - began > TOTAL_MS) continue;
      await pause();
      if (hasChanged && value === 'page') return inOnePiece(begin());
      last = now();
    }
  } finally {
    watch.disconnect();
  }
}

/**
 * The page's turn. What a blob holds comes as a task of its own, also where the page's scripts are off, where timers and
 * messages never come, and in a tab in the background, where timers come once a second.
 */
const nextTask = (): Promise<unknown> => new Blob([]).arrayBuffer();

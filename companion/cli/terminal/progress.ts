import type { Terminal } from './terminal.ts';

/** How far something long is, on a terminal as one line that changes, elsewhere as a line now and then. */
export interface Progress {
  tell(line: string): void;
  /** Takes the line that changes away. */
  end(): void;
}

/** What takes no longer says nothing. */
const QUIET_MS = 1_000;
/** How often a line that changes does. */
const REWRITE_MS = 100;
/** How often there is another line elsewhere: a file or a log keeps all of them. */
const LINE_MS = 5_000;

export function createProgress(
  { say, rewrite }: Pick<Terminal, 'say' | 'rewrite'>,
  now: () => number = () => performance.now(),
): Progress {
  let next = now() + (rewrite ? QUIET_MS : LINE_MS);
  let isShown = false;
  return {
    tell(line) {
      if (now() < next) return;
      next = now() + (rewrite ? REWRITE_MS : LINE_MS);
      isShown = true;
      if (rewrite) rewrite(line);
      else say(line);
    },
    end() {
      if (isShown) rewrite?.('');
    },
  };
}

import { createWriteStream, fstatSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';

/** What a command sees of the process it runs in. */
export interface Terminal {
  /** What is piped in; undefined when it is a keyboard or nothing. */
  input: Readable | undefined;
  output: Writable;
  /** Resolves when everything is written, or nobody reads it any more. */
  flush(): Promise<void>;
  /** For one line of words, which are not the result. */
  say(line: string): void;
  /** For a line of words in place of the last one of these; undefined where nobody looks at a screen. */
  rewrite: ((line: string) => void) | undefined;
  /** What the person types as an answer; undefined where nobody sits at a keyboard. Rejects with the signal's reason. */
  ask(question: string, signal: AbortSignal): Promise<string | undefined>;
  /** Called for each Ctrl-C from now on; a process that nobody tells anything just ends. */
  onInterrupt(listener: () => void): void;
  /** Ends the process at once, as an interrupt that nobody handles does. */
  die(): void;
}

export function createTerminal(): Terminal {
  process.stderr.on('error', () => {});
  // Not `process.stdout`, which waits for a pipe's reader in this very thread: while somebody reads the first page in
  // `less`, the companion would get no answer to its pings.
  const output = createWriteStream('', { fd: 1, autoClose: false });
  return {
    input: isPipe(0) ? process.stdin : undefined,
    output,
    flush: () =>
      new Promise((resolve) => {
        // A stream that has failed never calls back.
        if (output.errored) resolve();
        else {
          output.once('error', () => resolve());
          output.write('', () => resolve());
        }
      }),
    say: (line) => void process.stderr.write(`${line}\n`),
    rewrite: process.stderr.isTTY ? (line) => void process.stderr.write(`\r${line}${CLEAR_REST}`) : undefined,
    async ask(question, signal) {
      if (!process.stdin.isTTY) return undefined;
      const reader = createInterface({ input: process.stdin, output: process.stderr });
      // In this mode the terminal's Ctrl-C is a key, and no signal.
      reader.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
      try {
        return await reader.question(question, { signal });
      } finally {
        reader.close();
      }
    },
    onInterrupt(listener) {
      for (const signal of SIGNALS) process.on(signal, listener);
    },
    die() {
      for (const signal of SIGNALS) process.removeAllListeners(signal);
      process.kill(process.pid, 'SIGINT');
    },
  };
}

/** Of a terminal's line. */
const CLEAR_REST = '\x1b[K';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Neither a terminal nor `/dev/null`, which is what programs without an input are given. */
function isPipe(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor);
    return stat.isFIFO() || stat.isFile() || stat.isSocket();
  } catch {
    return false;
  }
}

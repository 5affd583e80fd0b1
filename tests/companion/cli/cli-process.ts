import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const MAIN = join(import.meta.dirname, '../../../companion/main.ts');

export interface CliProcess {
  child: ChildProcess;
  /** Resolves with everything on stdout once it contains `text`. */
  printed(text: string): Promise<string>;
  /** Resolves once stderr contains `text`. */
  said(text: string): Promise<string>;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>;
}

/** Runs a command of ours as a process; `input` undefined: as with `< /dev/null`. */
export function runCli(args: readonly string[], input?: string | Uint8Array, env: NodeJS.ProcessEnv = {}): CliProcess {
  const child = spawn(process.execPath, [MAIN, ...args], {
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  const out = collect(child.stdout);
  const err = collect(child.stderr);
  return {
    child,
    printed: out.contains,
    said: err.contains,
    ended: once(child, 'close').then(([code, signal]) => ({ code, signal, stdout: out.text(), stderr: err.text() })),
  };
}

function collect(stream: NodeJS.ReadableStream | null) {
  let text = '';
  let changed = (): void => {};
  stream?.setEncoding('utf8').on('data', (piece) => {
    text += piece;
    changed();
  });
  return {
    text: () => text,
    contains: (part: string) =>
      new Promise<string>((resolve) => {
        changed = () => {
          if (text.includes(part)) resolve(text);
        };
        changed();
      }),
  };
}

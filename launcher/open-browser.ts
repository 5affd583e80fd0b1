import { type ChildProcess, spawn } from 'node:child_process';
import type { BrowserFolders } from './browser-folders.ts';

export interface OpenBrowser {
  /** Resolves when it has ended, however that came about. */
  readonly ended: Promise<BrowserEnd>;
  /** Ends it, and resolves when it has ended. */
  stop(): Promise<void>;
}

/** `handed-over`: a window with this profile was open already, and took over. `stopped`: by us. */
type BrowserEnd = 'closed' | 'handed-over' | 'failed' | 'stopped';

/** How long a browser has to put its things away before it is killed. */
const STOP_TIMEOUT_MS = 5_000;
/** A browser that ends sooner after its start was never on screen. */
const SHOWN_AFTER_MS = 3_000;

export function browserArguments({ profile, extension }: BrowserFolders, url: string, isRoot: boolean): string[] {
  return [
    `--user-data-dir=${profile}`,
    `--load-extension=${extension}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--hide-crash-restore-bubble',
    // On Linux it has no voice to read answers aloud with otherwise; elsewhere nothing knows the flag.
    '--enable-speech-dispatcher',
    // Chromium refuses to run as root with its sandbox; for everybody else the sandbox stays.
    ...(isRoot ? ['--no-sandbox'] : []),
    url,
  ];
}

export function openBrowser(path: string, args: readonly string[], now: () => number): OpenBrowser {
  const startedAt = now();
  // A process group of its own: Ctrl-C in the terminal is ours to handle, and the group can be ended as one.
  const child = spawn(path, args, { stdio: 'ignore', detached: process.platform !== 'win32' });
  let isStopping = false;
  const ended = new Promise<BrowserEnd>((resolve) => {
    child.once('error', () => resolve('failed'));
    child.once('exit', (code) => {
      if (isStopping) resolve('stopped');
      else if (now() - startedAt >= SHOWN_AFTER_MS) resolve('closed');
      else resolve(code === 0 ? 'handed-over' : 'failed');
    });
  });
  return {
    ended,
    async stop() {
      isStopping = true;
      signalGroup(child, 'SIGTERM');
      const killing = setTimeout(() => signalGroup(child, 'SIGKILL'), STOP_TIMEOUT_MS);
      await ended;
      clearTimeout(killing);
    },
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It ended between our look and the signal.
  }
}

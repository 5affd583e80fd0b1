import { type ChildProcess, spawn } from 'node:child_process';
import {
  isMessage,
  type ListeningMessage,
  type RotatedMessage,
  type RotationNotedMessage,
} from '../companion/parent-messages.ts';

export interface RunningCompanion {
  /** `host:port`, as it really listens. */
  readonly address: string;
  /** Resolves with its exit status when it has ended; 1 when a signal ended it. */
  readonly ended: Promise<number>;
  /** Has `pass` called whenever there is a new `local.key`, before those who showed the old one are cut off. */
  onRotated(pass: () => void): void;
  /** Asks it to end, and resolves when it has. It takes two seconds at most. */
  stop(): Promise<void>;
}

/** It ended before it listened. What was wrong, it has said itself. */
export class CompanionFailed extends Error {
  override readonly name = 'CompanionFailed';
  readonly exitCode: number;

  constructor(exitCode: number) {
    super(`The companion ended with ${exitCode} before it listened.`);
    this.exitCode = exitCode;
  }
}

/**
 * Starts the bundled companion as a process of its own and resolves once it listens. What it says goes where our own
 * words go.
 *
 * @param signal ends it while it starts
 * @throws {CompanionFailed}
 */
export function runCompanion(file: string, flags: readonly string[], signal: AbortSignal): Promise<RunningCompanion> {
  const child = spawn(process.execPath, [file, ...flags], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Out of the terminal's process group, so that Ctrl-C reaches us alone and things end in order. Should we be
    // killed, the channel closes, and the companion ends by itself.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const ended = endOf(child);
  function onRotated(pass: () => void): void {
    child.on('message', (message) => {
      if (!isMessage<RotatedMessage>(message, 'rotated')) return;
      pass();
      // It may be gone by now.
      child.send({ type: 'rotation-noted' } satisfies RotationNotedMessage, () => {});
    });
  }
  async function stop(): Promise<void> {
    child.kill('SIGTERM');
    await ended;
  }
  signal.addEventListener('abort', () => void stop(), { once: true });
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if (!isMessage<ListeningMessage>(message, 'listening')) return;
      resolve({ address: message.address, ended, onRotated, stop });
    });
    void ended.then((exitCode) => reject(new CompanionFailed(exitCode)));
  });
}

function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A file system of its own, so that a test may fill it up or forbid writing without harm to others. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves no byte of room, whoever writes. */
  fill(): void;
  /** Makes room again. */
  clear(): void;
  /** Lets nobody write from now on, not even root. Nothing on it may be open for writing. */
  makeReadOnly(): void;
}

/**
 * Whether tests can have one: as root on Linux, though not in every container. Without it the reporter says loudly what did
 * not run; with `ASIDE_REQUIRE_MOUNT=1` they fail instead.
 */
export const canMountDisk = process.env.ASIDE_REQUIRE_MOUNT === '1' || tryMount();

/** Mounts one for the rest of the test. */
export function mountSmallDisk(size = '4m'): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'aside-disk-'));
  run('mount', '-t', 'tmpfs', '-o', `size=${size},mode=0700`, 'tmpfs', folder);
  onTestFinished(() => {
    run('umount', '--lazy', folder);
    rmSync(folder, { recursive: true });
  });
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill() {
      const descriptor = openSync(ballast, 'a');
      try {
        for (let bytes = 64 * 1024; bytes >= 1; ) bytes = write(descriptor, bytes) ? bytes : Math.floor(bytes / 2);
      } finally {
        closeSync(descriptor);
      }
    },
    clear: () => rmSync(ballast),
    makeReadOnly: () => run('mount', '-o', 'remount,ro', folder),
  };
}

/** False when there was no room. */
function write(descriptor: number, bytes: number): boolean {
  try {
    writeSync(descriptor, new Uint8Array(bytes));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
    throw error;
  }
}

function run(command: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
}

function tryMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'aside-disk-'));
  try {
    run('mount', '-t', 'tmpfs', 'tmpfs', folder);
    run('umount', folder);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { launcherWords } from '../words/spoken-on-terminal.ts';
import { lockBuilds } from './build-lock.ts';

const PREFIX = '.building-';

export interface StagingOptions {
  outDir: string;
  say(line: string): void;
  signal?: AbortSignal;
}

/**
 * Runs `work` with a folder beside the builds, on their file system, which is gone afterwards. One process builds at a
 * time; what builds that were killed have left behind goes first.
 */
export async function withStagingFolder<T>(
  { outDir, say, signal }: StagingOptions,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  using _lock = await lockBuilds(outDir, () => say(launcherWords.waitingForBuild), signal);
  for (const name of readdirSync(outDir)) if (name.startsWith(PREFIX)) remove(join(outDir, name));
  const folder = mkdtempSync(join(outDir, PREFIX));
  try {
    return await work(folder);
  } finally {
    remove(folder);
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // A child of a build that was killed may still write to it. The next build takes it away.
  }
}

import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** The steps that change what others see. Each happens at once or not at all. */
export interface FolderChanges {
  rename(from: string, to: string): void;
  removeFile(path: string): void;
}

/** Whatever reads a folder begins with these, so they are replaced when all that they name is there. */
const ENTRIES = [/\.html$/, /^manifest\.json$/];

/** Windows refuses to replace a file while another program reads it; nobody reads one of these for long. */
const RENAME_TRIES = process.platform === 'win32' ? 50 : 1;
const RENAME_PAUSE_MS = 20;

/**
 * Makes `target` hold what `staged` holds, and uses `staged` up. Both are on one file system.
 *
 * Chrome may read `target` at any moment, and we may be killed at any moment. No system that Aside runs on exchanges two
 * folders at once through Node: `rename` refuses to replace a folder that has something in it, and moving the old one
 * away first leaves a moment with none. So the folder stays, and its files change one by one, each by a `rename` over
 * the old one, which is atomic on Linux and macOS, and on Windows too (`MoveFileEx` on NTFS). The order keeps the folder
 * whole in between: first what is new, then what has the same name, then the pages and the manifest, and only then goes
 * what nothing names any more. Names of chunks hold a hash of what is in them, so an old page finds its own until the end.
 *
 * @param keep files of `target` that no build makes, and that stay
 */
export function placeFolder(
  staged: string,
  target: string,
  { keep = [], changes = realChanges }: { keep?: readonly string[]; changes?: FolderChanges } = {},
): void {
  if (!existsSync(target)) {
    mkdirSync(dirname(target), { recursive: true });
    changes.rename(staged, target);
    return;
  }
  const files = filesOf(staged).toSorted((a, b) => rank(a, target) - rank(b, target));
  for (const file of files) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    changes.rename(join(staged, file), join(target, file));
  }
  const stays = new Set([...files, ...keep]);
  for (const file of filesOf(target)) if (!stays.has(file)) changes.removeFile(join(target, file));
  removeEmptyFolders(target);
  rmSync(staged, { recursive: true, force: true });
}

/** All files below a folder, as paths with `/` from there. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    )
    .toSorted();
}

function rank(file: string, target: string): number {
  const entry = ENTRIES.findIndex((pattern) => pattern.test(file));
  if (entry >= 0) return 2 + entry;
  return existsSync(join(target, file)) ? 1 : 0;
}

function removeEmptyFolders(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const path = join(folder, entry.name);
    removeEmptyFolders(path);
    if (readdirSync(path).length === 0) rmdirSync(path);
  }
}

const realChanges: FolderChanges = {
  rename(from, to) {
    for (let tries = 1; ; tries += 1) {
      try {
        renameSync(from, to);
        return;
      } catch (error) {
        if (tries >= RENAME_TRIES) throw error;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RENAME_PAUSE_MS);
      }
    }
  },
  removeFile: (path) => rmSync(path, { force: true }),
};

import { chmodSync, closeSync, lstatSync, mkdirSync, openSync } from 'node:fs';
import { isOpenToOthers } from '../../../open-to-others.ts';
import { StoreError } from '../../store-error.ts';

/** @throws {StoreError} `not_writable` */
export function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StoreError('not_writable', { cause: 'folder_not_made', folder, reason: codeOf(error) });
  }
}

/**
 * Makes sure that `file` exists and that only this user can read it: SQLite would create it readable for everyone, and
 * gives its companion files the same mode. A file that is there is never opened, since closing it again would drop
 * the locks that this process holds on it.
 *
 * @throws {StoreError} `not_writable`
 */
export function makePrivateFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
    return;
  } catch (error) {
    if (codeOf(error) === 'ENOSPC') {
      throw new StoreError('disk_full', { cause: 'full', file });
    }
    const reason = codeOf(error);
    if (reason !== 'EEXIST') throw new StoreError('not_writable', { cause: 'file_not_made', file, reason });
  }
  const stat = lstatSync(file);
  if (!stat.isFile()) throw new StoreError('not_writable', { cause: 'not_a_file', file });
  if (process.getuid === undefined) return;
  if (stat.uid !== process.getuid()) throw new StoreError('not_writable', { cause: 'foreign_file', file });
  if (isOpenToOthers(stat)) chmodSync(file, 0o600);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../../store-error.ts';
import { isReadOnlyFailure } from './database-failure.ts';

export interface FilePlace {
  /** Looks whether the file is where it was; while it is not, nothing can be written. */
  check(): void;
  /** Why something could not be written, when that is the reason. */
  explain(error: unknown): StoreError | undefined;
}

/**
 * Keeps a database from being written whose file was deleted, moved or replaced: SQLite would go on writing to what has
 * no name any more, and all of it would be lost with the process. What is there can be read and exported meanwhile.
 */
export function createFilePlace(db: DatabaseSync, file: string): FilePlace {
  const place = placeOf(file);
  let isLost = false;
  return {
    check() {
      if ((placeOf(file) !== place) === isLost) return;
      isLost = !isLost;
      db.exec(`PRAGMA query_only = ${isLost ? 'ON' : 'OFF'}`);
    },
    explain(error) {
      if (!isLost || !isReadOnlyFailure(error)) return undefined;
      return new StoreError('not_writable', { cause: 'moved', file });
    },
  };
}

function placeOf(file: string): string {
  try {
    const { dev, ino } = statSync(file, { bigint: true });
    return `${dev} ${ino}`;
  } catch {
    return '';
  }
}

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeDataFolder, makePrivateFile } from './data-files.ts';
import { toStoreError } from './database-failure.ts';
import { createFilePlace } from './file-place.ts';
import { lockFolder } from './folder-lock.ts';
import { checkVersion, migrate, type OnProgress } from './migrate.ts';
import { MIGRATIONS } from './migrations/migrations.ts';

/** In the data folder. */
export const DATABASE_FILE = 'conversations.db';

export interface Database {
  readonly db: DatabaseSync;
  /** What a failure of the database means for people; other errors stay what they are. */
  explain(error: unknown): unknown;
  /** Looks whether the file is where it was; while it is not, nothing can be written. */
  checkPlace(): void;
  /** Writes everything to the one file, and lets the folder go. */
  close(): void;
}

/**
 * The database of a data folder, with the latest schema. Nothing is written to a file that
 * is not ours to write.
 *
 * @throws {StoreError} `in_use`, `newer_version`, `corrupt`, `not_writable`, `disk_full`
 */
export function openDatabase(folder: string, onProgress?: OnProgress): Database {
  makeDataFolder(folder);
  const lock = lockFolder(folder);
  const file = join(folder, DATABASE_FILE);
  let db: DatabaseSync | undefined;
  try {
    makePrivateFile(file);
    db = new DatabaseSync(file, { enableForeignKeyConstraints: true });
    checkVersion(db, file);
    // With the log a killed process loses nothing that was committed; a power cut may lose the last commits.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    migrate(db, MIGRATIONS, onProgress);
  } catch (error) {
    db?.close();
    lock.release();
    throw toStoreError(error, file);
  }
  const opened = db;
  const place = createFilePlace(opened, file);
  return {
    db: opened,
    explain: (error) => place.explain(error) ?? toStoreError(error, file),
    checkPlace: place.check,
    close() {
      opened.close();
      lock.release();
    },
  };
}

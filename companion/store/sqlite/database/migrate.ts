import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../../store-error.ts';
import { addFunctions } from './add-functions.ts';
import { MIGRATION_CALLS, MIGRATIONS } from './migrations/migrations.ts';
import { inTransaction } from './transaction.ts';

/** "Asid", in the header of every database of ours: a file of somebody else's is never written to. */
const APPLICATION_ID = 0x41736964;

/**
 * Makes sure that this is a database that can be worked with, before anything is written to it.
 *
 * @throws {StoreError} `newer_version`, `corrupt`
 */
export function checkVersion(db: DatabaseSync, file: string): void {
  const version = readPragma(db, 'user_version');
  const isOurs = readPragma(db, 'application_id') === APPLICATION_ID;
  const tables = Number(db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n);
  if (tables === 0 && version === 0) return;
  if (!isOurs) {
    throw new StoreError('corrupt', { cause: 'not_ours', file });
  }
  if (version > MIGRATIONS.length) {
    throw new StoreError('newer_version', { cause: 'newer_version', file });
  }
}

/** How much of the work is done, of `total`; 0 of 0 while that is not known. */
export type OnProgress = (done: number, total: number) => void;

/**
 * Brings a database of any earlier version to the latest, ready to be worked with. Each step is whole or not done.
 *
 * @param onProgress called before the first step of a database that holds something, and with each hundredth
 */
export function migrate(
  db: DatabaseSync,
  migrations: readonly string[] = MIGRATIONS,
  onProgress: OnProgress = () => {},
): void {
  addFunctions(db, createCallCounter(db, migrations, onProgress));
  for (let version = readPragma(db, 'user_version'); version < migrations.length; version++) {
    inTransaction(db, () => {
      db.exec(migrations[version] ?? '');
      db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version + 1}`);
    });
  }
}

function createCallCounter(
  db: DatabaseSync,
  migrations: readonly string[],
  onProgress: OnProgress,
): (() => void) | undefined {
  const version = readPragma(db, 'user_version');
  if (version === 0 || version >= migrations.length) return undefined;
  const pending = MIGRATION_CALLS.slice(version, migrations.length);
  const total = pending.reduce((sum, calls) => sum + Number(db.prepare(`SELECT ${calls} AS n`).get()?.n), 0);
  const step = Math.max(1, Math.ceil(total / 100));
  let done = 0;
  onProgress(0, total);
  return () => {
    done += 1;
    // What is counted is about right: it may be more.
    if (done % step === 0 && done <= total) onProgress(done, total);
  };
}

function readPragma(db: DatabaseSync, name: 'user_version' | 'application_id'): number {
  return Number(db.prepare(`PRAGMA ${name}`).get()?.[name]);
}

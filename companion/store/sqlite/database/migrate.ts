import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../../store-error.ts';
import { addFunctions } from './add-functions.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
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
    throw new StoreError(
      'corrupt',
      `${file} is not a database of Aside's.`,
      'Move it away, or choose another folder with --data-dir.',
    );
  }
  if (version > MIGRATIONS.length) {
    throw new StoreError(
      'newer_version',
      `${file} was written by a newer version of Aside.`,
      'Update Aside, or choose another folder with --data-dir.',
    );
  }
}

/** Brings a database of any earlier version to the latest, ready to be worked with. Each step is whole or not done. */
export function migrate(db: DatabaseSync, migrations: readonly string[] = MIGRATIONS): void {
  addFunctions(db);
  for (let version = readPragma(db, 'user_version'); version < migrations.length; version++) {
    inTransaction(db, () => {
      db.exec(migrations[version] ?? '');
      db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version + 1}`);
    });
  }
}

function readPragma(db: DatabaseSync, name: 'user_version' | 'application_id'): number {
  return Number(db.prepare(`PRAGMA ${name}`).get()?.[name]);
}

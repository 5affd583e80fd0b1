import { existsSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../../store-error.ts';
import type { OnProgress } from './migrate.ts';
import { type Database, openDatabase } from './open-database.ts';

/** What `people.ts` makes; nothing else may become a path. */
const PERSON = /^[0-9a-f]{20}$/;

/** Where another person than the first has their database, or would have it. */
export function personFolder(folder: string, person: string): string {
  return join(folder, 'people', checked(person));
}

/** Where it is while all that is kept is being copied here. */
export function copiedPersonFolder(folder: string, person: string): string {
  return join(folder, COPYING, checked(person));
}

const COPYING = 'copying';

function checked(person: string): string {
  if (!PERSON.test(person)) throw new Error('not the id of a person');
  return person;
}

/**
 * The first person's database of a data folder. Of a copy that was broken off on its way there, nothing is left then.
 *
 * @throws {StoreError} as `openDatabase` does
 */
export function openDataFolder(folder: string, onProgress?: OnProgress): Database {
  const database = openDatabase(folder, onProgress);
  try {
    settleCopy(folder, database.db);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** Whether another person than the first has a database. */
export function holdsPeople(folder: string): boolean {
  const people = join(folder, 'people');
  return existsSync(people) && readdirSync(people).length > 0;
}

/**
 * The other persons' databases are copied one by one, and beside those that count. Who they are is written with the first
 * person's, in one step, once they are whole: with that the copy is done, and without it there was none.
 *
 * @throws {StoreError} `not_writable`
 */
export function settleCopy(folder: string, db: DatabaseSync): void {
  const copying = join(folder, COPYING);
  if (!existsSync(copying)) return;
  const people = join(folder, 'people');
  try {
    if (db.prepare("SELECT 1 FROM people WHERE id <> '' LIMIT 1").get() === undefined) {
      rmSync(copying, { recursive: true, force: true });
      return;
    }
    // Windows puts nothing in the place of a folder, not of an empty one either.
    if (existsSync(people)) rmdirSync(people);
    renameSync(copying, people);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new StoreError('not_writable', { cause: 'folder_not_made', folder: people, reason });
  }
}

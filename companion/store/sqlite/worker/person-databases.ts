import { rmSync } from 'node:fs';
import type { Operations } from '../../steps/operations.ts';
import { StoreError } from '../../store-error.ts';
import { personFolder } from '../database/data-folder.ts';
import { type Database, openDatabase } from '../database/open-database.ts';
import { createOperations } from '../operations/operations.ts';
import { createRoomFinder } from '../operations/room-rows.ts';

export interface OpenedDatabase {
  database: Database;
  operations: Operations;
}

/** The databases of all persons but the first, each in a folder of its own. */
export interface PersonDatabases {
  /** Opened when it is first needed. @throws {StoreError} as `openDatabase` does */
  open(person: string): OpenedDatabase;
  /** Deletes all of it. */
  drop(person: string): void;
  close(): void;
}

/** So many are open at most; the longest unused is closed, and opened again when it is needed. */
const MOST_OPEN = 32;
/** One that nobody used for so long is closed. */
const IDLE_MS = 5 * 60_000;

/** @param first the first person's, where the rooms of all of them are */
export function createPersonDatabases(folder: string, first: Database): PersonDatabases {
  /** The longest unused first. */
  const open = new Map<string, OpenedDatabase & { usedAt: number }>();
  const timer = setInterval(closeIdle, IDLE_MS).unref();

  const isRemoved = first.db.prepare('SELECT 1 FROM removed_people WHERE id = ?');

  /** What was dropped does not come back, whoever still asks for it. */
  function openNow(person: string): Database {
    const place = personFolder(folder, person);
    if (isRemoved.get(person)) throw new StoreError('unavailable', { cause: 'ended' });
    return openDatabase(place);
  }

  function close(person: string): void {
    open.get(person)?.database.close();
    open.delete(person);
  }

  function closeIdle(): void {
    for (const [person, { usedAt }] of open) if (performance.now() - usedAt >= IDLE_MS) close(person);
  }

  return {
    open(person) {
      const known = open.get(person);
      open.delete(person);
      const database = known?.database ?? openNow(person);
      const operations = known?.operations ?? createOperations(database.db, createRoomFinder(first.db, person));
      const opened = { database, operations, usedAt: performance.now() };
      open.set(person, opened);
      for (const oldest of open.keys()) {
        if (open.size <= MOST_OPEN) break;
        close(oldest);
      }
      return opened;
    },
    drop(person) {
      const place = personFolder(folder, person);
      close(person);
      rmSync(place, { recursive: true, force: true });
    },
    close() {
      clearInterval(timer);
      for (const person of [...open.keys()]) close(person);
    },
  };
}

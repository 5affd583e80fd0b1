import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../../store-error.ts';
import { makePrivateFile } from './data-files.ts';
import { toStoreError } from './database-failure.ts';

/**
 * Takes a data folder for this process until it is released or the process ends, however it ends: the lock is a
 * transaction on a database of its own, which the system drops with its owner.
 *
 * @throws {StoreError} `in_use`, `not_writable`
 */
export function lockFolder(folder: string): { release(): void } {
  const file = join(folder, 'lock.db');
  makePrivateFile(file);
  const db = openLock(file);
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    const failure = toStoreError(error, file);
    if (!(failure instanceof StoreError) || failure.code !== 'in_use') throw failure;
    throw new StoreError('in_use', { cause: 'folder_in_use', folder });
  }
  return { release: () => db.close() };
}

function openLock(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file);
  } catch (error) {
    throw toStoreError(error, file);
  }
}

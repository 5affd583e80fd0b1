import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

const RETRY_MS = 100;
/** SQLite's result code for a database that another process has. */
const BUSY = 5;

/**
 * Has the builds below `outDir` for this process alone until it is disposed or the process ends, however it ends: the
 * lock is a transaction on an empty database, which the system drops with its owner.
 *
 * @param onWait called once when another process has it
 */
export async function lockBuilds(outDir: string, onWait: () => void, signal?: AbortSignal): Promise<Disposable> {
  mkdirSync(outDir, { recursive: true });
  const db = new DatabaseSync(join(outDir, 'build.lock'), { timeout: 0 });
  try {
    for (let tries = 0; !tryLock(db); tries += 1) {
      if (tries === 0) onWait();
      await sleep(RETRY_MS, undefined, signal && { signal });
    }
  } catch (error) {
    db.close();
    throw error;
  }
  return { [Symbol.dispose]: () => db.close() };
}

function tryLock(db: DatabaseSync): boolean {
  try {
    db.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) return false;
    throw error;
  }
}

import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../../../companion/store/sqlite/database/migrate.ts';
import { openDatabase } from '../../../../companion/store/sqlite/database/open-database.ts';
import { openSqliteStore } from '../../../../companion/store/sqlite/open-sqlite-store.ts';
import { StoreError } from '../../../../companion/store/store-error.ts';
import { tellingOf } from '../../../helpers/told.ts';
import { exchange } from '../contract/store-under-test.ts';
import { openTempStorage, tempFolder } from './temp-storage.ts';

function refusal(folder: string): StoreError {
  try {
    openDatabase(folder).close();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error('it opened');
}

/** Does as another user would who may do less; root may write anywhere. */
function asNobody<T>(work: () => T): T {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('a data folder', () => {
  it('is readable for its user alone, and so is every file in it', async () => {
    const { store, folder } = await openTempStorage();
    await exchange(store);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const files = readdirSync(folder);
    expect(files).toEqual(expect.arrayContaining(['conversations.db', 'conversations.db-wal', 'lock.db']));
    for (const file of files) expect([file, statSync(join(folder, file)).mode & 0o777]).toEqual([file, 0o600]);
  });

  it('closes a database that others could read', async () => {
    const folder = tempFolder();
    openDatabase(folder).close();
    chmodSync(join(folder, 'conversations.db'), 0o644);
    openDatabase(folder).close();
    expect(statSync(join(folder, 'conversations.db')).mode & 0o777).toBe(0o600);
  });

  it('is used by one companion at a time, and the other one says so', async () => {
    const { store, folder } = await openTempStorage();
    const { conversation } = await exchange(store);
    await expect(openSqliteStore(folder)).rejects.toMatchObject({ name: 'StoreError', code: 'in_use' });
    expect(tellingOf(refusal(folder).reason)).toMatchObject({
      message: `Another Aside companion uses the data folder ${folder}.`,
      cure: expect.stringContaining('--data-dir'),
    });
    expect(await store.summary(conversation)).toBeDefined();
    await store.dispose();
    openDatabase(folder).close();
  });

  it.runIf(process.getuid)('that can not be written is refused, whether or not something is in it', () => {
    const folder = tempFolder();
    openDatabase(folder).close();
    if (process.getuid?.() === 0) {
      chmodSync(join(folder, '..'), 0o755);
      for (const name of [folder, ...readdirSync(folder).map((file) => join(folder, file))])
        chownSync(name, 65_534, 65_534);
    }
    for (const file of readdirSync(folder)) chmodSync(join(folder, file), 0o400);
    chmodSync(folder, 0o500);
    expect(asNobody(() => refusal(folder)).code).toBe('not_writable');
    expect(asNobody(() => refusal(join(folder, 'new'))).code).toBe('not_writable');
    chmodSync(folder, 0o700);
  });

  it('that is a file, or whose database is a link or a folder, is refused', () => {
    const file = tempFolder();
    writeFileSync(file, '');
    expect(refusal(file).code).toBe('not_writable');
    const linked = tempFolder();
    mkdirSync(linked);
    symlinkSync(file, join(linked, 'conversations.db'));
    expect(refusal(linked).code).toBe('not_writable');
    const full = tempFolder();
    mkdirSync(join(full, 'conversations.db'), { recursive: true });
    expect(refusal(full).code).toBe('not_writable');
  });
});

describe('a database', () => {
  it('survives a power cut, and lets nothing refer to what is not there', () => {
    const { db, close } = openDatabase(tempFolder());
    const pragma = (name: string) => db.prepare(`PRAGMA ${name}`).get();
    expect(pragma('journal_mode')).toMatchObject({ journal_mode: 'wal' });
    // NORMAL
    expect(pragma('synchronous')).toMatchObject({ synchronous: 1 });
    expect(pragma('foreign_keys')).toMatchObject({ foreign_keys: 1 });
    close();
  });

  function folderWith(bytes: Buffer): { folder: string; file: string } {
    const folder = tempFolder();
    mkdirSync(folder);
    const file = join(folder, 'conversations.db');
    writeFileSync(file, bytes);
    return { folder, file };
  }

  function bytesOf(fill: (db: DatabaseSync) => void): Buffer {
    const folder = tempFolder();
    mkdirSync(folder);
    const file = join(folder, 'x.db');
    const db = new DatabaseSync(file);
    fill(db);
    db.close();
    return readFileSync(file);
  }

  it.each([
    [
      'of a newer version',
      'newer_version',
      () =>
        bytesOf((db) => {
          migrate(db);
          db.exec('PRAGMA user_version = 99');
        }),
    ],
    [
      "of somebody else's",
      'corrupt',
      () => bytesOf((db) => db.exec('CREATE TABLE bookmarks (x); PRAGMA user_version = 1')),
    ],
    ['that is none', 'corrupt', () => Buffer.from('Dear diary, '.repeat(1_000))],
    ['that was cut off', 'corrupt', () => bytesOf(migrate).subarray(0, 700)],
  ])('%s is refused, and not a byte of it is changed', (_, code, bytes) => {
    const { folder, file } = folderWith(bytes());
    const before = readFileSync(file);
    const error = refusal(folder);
    expect(error.code).toBe(code);
    const { message, cure } = tellingOf(error.reason);
    expect(message).toContain(file);
    expect(cure).not.toBe('');
    expect(readFileSync(file).equals(before)).toBe(true);
    // The folder is free again for a companion that can do better.
    expect(refusal(folder).code).toBe(code);
  });

  it('that is damaged further in fails for good as soon as that is read', async () => {
    const set = await openTempStorage();
    const { conversation } = await exchange(set.store, {}, 'x'.repeat(200_000));
    await set.store.dispose();
    const file = join(set.folder, 'conversations.db');
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 4096 * 4);
    writeFileSync(file, bytes);
    const failure = await openSqliteStore(set.folder).then(
      async (store) => {
        const failed = new Promise((resolve) => store.onFailure(resolve));
        await expect(store.turns(conversation)).rejects.toMatchObject({ code: 'corrupt' });
        expect(await failed).toBe(store.failure);
        await expect(store.list()).rejects.toBe(store.failure);
        await store.dispose();
        return store.failure;
      },
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ code: 'corrupt' });
  });
});

import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { checkVersion, migrate } from '../../../companion/storage/database/migrate.ts';
import { MIGRATIONS } from '../../../companion/storage/database/migrations/migrations.ts';

function schemaOf(db: DatabaseSync): unknown[] {
  return db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
}

function databaseOfVersion(version: number): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  migrate(db, MIGRATIONS.slice(0, version));
  return db;
}

describe('migrations', () => {
  const latest = databaseOfVersion(MIGRATIONS.length);

  it.each(MIGRATIONS.map((_, version) => version))('bring version %i to the latest', (version) => {
    const db = databaseOfVersion(version);
    checkVersion(db, 'x.db');
    migrate(db);
    expect(schemaOf(db)).toEqual(schemaOf(latest));
    expect(db.prepare('PRAGMA user_version').get()?.user_version).toBe(MIGRATIONS.length);
    expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  });

  it('leave the latest version as it is', () => {
    const db = databaseOfVersion(MIGRATIONS.length);
    const changes = db.prepare('SELECT total_changes() AS n').get()?.n;
    migrate(db);
    expect(db.prepare('SELECT total_changes() AS n').get()?.n).toBe(changes);
  });

  it('leave a database at the version before the one that fails', () => {
    const db = new DatabaseSync(':memory:');
    const broken = ['CREATE TABLE a (x)', 'CREATE TABLE b (x); CREATE TABLE a (x)'];
    expect(() => migrate(db, broken)).toThrow('already exists');
    expect(schemaOf(db)).toMatchObject([{ name: 'a' }]);
    expect(db.prepare('PRAGMA user_version').get()?.user_version).toBe(1);
  });
});

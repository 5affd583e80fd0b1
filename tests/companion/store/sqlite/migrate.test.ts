import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { checkVersion, migrate } from '../../../../companion/store/sqlite/database/migrate.ts';
import { MIGRATIONS } from '../../../../companion/store/sqlite/database/migrations/migrations.ts';
import { createOperations } from '../../../../companion/store/sqlite/operations/operations.ts';
import { askedWith, dropRows } from './temp-storage.ts';

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

  it.each(MIGRATIONS.map((_, index) => index + 1))(
    'keep what version %i holds, and have it found, renamed and dropped as what is new',
    (version) => {
      const db = databaseOfVersion(version);
      db.exec(`
      INSERT INTO conversations (id, title, title_source, pinned, created_at, used_at)
        VALUES ('c', 'Über 机器学习', 'person', 0, 1, 2);
      INSERT INTO turns (row, id, conversation, parent, task, message, ${version < 9 ? 'receipts,' : ''} fingerprint, state, model, content, thinking, terminal, asked_at)
        VALUES (1000, 't', 1, NULL, 'chat', '我喜欢机器', ${version < 9 ? "'[]'," : ''} '', 'done', 'm', 'Crème brûlée', '', '{"type":"done"}', 1);`);
      migrate(db);
      const operations = createOperations(db);
      const find = (query: string) => operations.findHits(query).map(({ turn }) => turn);
      expect(operations.turns('c', {})?.turns).toMatchObject([
        { question: [{ type: 'text', text: '我喜欢机器' }], answer: [{ type: 'text', text: 'Crème brûlée' }] },
      ]);
      expect([find('欢机'), find('creme'), find('学习'), find('uber')]).toEqual([['t'], ['t'], [null], [null]]);
      operations.rename('c', '天气', 'person');
      expect([find('学习'), find('天')]).toEqual([[], [null]]);
      dropRows(operations, 'c');
      expect([find('天'), find('creme'), find('喜')]).toEqual([[], [], []]);
      for (const table of ['turn_search', 'title_search']) {
        db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', 1)`);
      }
    },
  );

  it.each([1, 2, 3, 4])('keep what went along with questions in version %i, each text once', (version) => {
    const db = databaseOfVersion(version);
    const page = {
      type: 'page',
      title: 'T',
      url: 'u',
      language: 'en',
      text: 'Ebbe 🌊\n'.repeat(1_000),
      omittedChars: 3,
    };
    const quote = { ...page, type: 'selection', text: 'Ebbe', omittedChars: 0, fromNewer: [1] };
    const empty = { ...page, text: '' };
    db.exec(`INSERT INTO conversations (id, title, title_source, pinned, created_at, used_at)
      VALUES ('c', 'x', 'person', 0, 1, 2)`);
    const asked = [[page, quote], [page, empty], []];
    for (const [index, sources] of asked.entries()) {
      db.prepare(
        `INSERT INTO turns (row, id, conversation, task, message, receipts, fingerprint, state, model, content, thinking, terminal, asked_at)
         VALUES (?, ?, 1, 'chat', 'q', '[]', '', 'done', 'm', 'a', '', '{"type":"done"}', 1)`,
      ).run(1_000 + index, `t${index}`);
      const write = db.prepare('INSERT INTO attachments (turn, content) VALUES (?, ?)');
      if (sources.length > 0)
        write.run(1_000 + index, JSON.stringify(sources.map(({ type, ...source }) => ({ kind: type, ...source }))));
    }
    migrate(db);
    const operations = createOperations(db);
    expect(asked.map((_, index) => askedWith(operations, `t${index}`))).toEqual(asked);
    expect(db.prepare('SELECT count(*) AS n FROM blobs').get()?.n).toBe(2);
    dropRows(operations, 'c');
    expect(db.prepare('SELECT count(*) AS n FROM blobs').get()?.n).toBe(0);
  });

  it.each([1, 2, 3, 4, 5])('take the thoughts out of the text of an answer of version %i', (version) => {
    const db = databaseOfVersion(version);
    db.exec(`INSERT INTO conversations (id, title, title_source, pinned, created_at, used_at)
      VALUES ('c', 'x', 'person', 0, 1, 2)`);
    const answers = [
      ['<think>\nKeep it short.\n</think>\n\nHerons nest.', ''],
      ['<think>\n\n</think>\n\nHerons nest.', ''],
      ['Herons nest.\n```\n<think>\n```', ''],
      ['<think> is a mark.', 'Known apart.'],
    ];
    const write = db.prepare(
      `INSERT INTO turns (row, id, conversation, task, message, receipts, fingerprint, state, model, content, thinking, terminal, asked_at)
       VALUES (?, ?, 1, 'chat', 'q', '[]', '', 'done', 'm', ?, ?, '{"type":"done"}', 1)`,
    );
    for (const [index, [content = '', thinking = '']] of answers.entries()) {
      write.run(1_000 + index, `t${index}`, content, thinking);
    }
    migrate(db);
    const operations = createOperations(db);
    expect(operations.turns('c', {})?.turns.map(({ answer }) => answer)).toEqual([
      [
        { type: 'thinking', text: 'Keep it short.\n' },
        { type: 'text', text: 'Herons nest.' },
      ],
      [{ type: 'text', text: 'Herons nest.' }],
      [{ type: 'text', text: 'Herons nest.\n```\n<think>\n```' }],
      [
        { type: 'thinking', text: 'Known apart.' },
        { type: 'text', text: '<think> is a mark.' },
      ],
    ]);
    expect(operations.findHits('short')).toEqual([]);
    expect(operations.nextExportedTurns(1, 0).turns[0]).toMatchObject({
      answer: [
        { type: 'thinking', text: 'Keep it short.\n' },
        { type: 'text', text: 'Herons nest.' },
      ],
    });
    db.exec("INSERT INTO turn_search (turn_search, rank) VALUES ('integrity-check', 1)");
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

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { addFunctions } from '../../../../companion/store/sqlite/database/add-functions.ts';
import { openSqliteStore } from '../../../../companion/store/sqlite/open-sqlite-store.ts';
import { tellingOf } from '../../../helpers/told.ts';
import { openTempStorage, tempFolder } from './temp-storage.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A folder with a database of version 3. */
function folderOfBefore(): string {
  const folder = tempFolder();
  mkdirSync(folder, { mode: 0o700 });
  const packed = readFileSync(new URL('../../../fixtures/databases/version-3.db.gz', import.meta.url));
  writeFileSync(join(folder, 'conversations.db'), gunzipSync(packed), { mode: 0o600 });
  return folder;
}

/** Gives its first chat more turns, each about a page of its own. */
function enlarge(folder: string, turns: number): void {
  const db = new DatabaseSync(join(folder, 'conversations.db'));
  addFunctions(db);
  db.exec(`
    WITH RECURSIVE more (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < ${turns})
    INSERT INTO turns (row, id, conversation, task, message, receipts, fingerprint, state, model, content, thinking, terminal, asked_at)
      SELECT 9000000000000000 - n, 'more ' || n, 1, 'chat', 'Question ' || n, '[]', '', 'done', 'm',
        CASE n % 2 WHEN 0 THEN '<think>Hm.</think>Answer ' || n ELSE 'Answer ' || n END, '', '{"type":"done"}', 5 FROM more;
    INSERT INTO attachments (turn, content)
      SELECT row, json_array(json_object('kind', 'page', 'title', message, 'url', '', 'language', '', 'text', content,
        'omittedChars', 0)) FROM turns WHERE id LIKE 'more %';`);
  db.close();
}

it('says how far it is while it brings a large database of before to this version, and no more once it is open', async () => {
  const folder = folderOfBefore();
  enlarge(folder, 500);
  const told: [done: number, total: number][] = [];
  const store = await openSqliteStore(folder, { onUpdating: (...progress) => told.push(progress) });
  const [first, ...others] = told;
  expect(first?.[0]).toBe(0);
  expect(others.length).toBeGreaterThan(50);
  expect(others.length).toBeLessThanOrEqual(101);
  const dones = others.map(([done]) => done);
  expect(dones).toEqual(dones.toSorted((a, b) => a - b));
  expect(new Set(told.map(([, total]) => total)).size).toBe(1);
  for (const [done, total] of others) expect(done).toBeLessThanOrEqual(total);
  expect((await store.findTurn('more 500'))?.record).toMatchObject({
    question: [
      { type: 'page', title: 'Question 500', blob: expect.any(String) },
      { type: 'text', text: 'Question 500' },
    ],
    answer: [
      { type: 'thinking', text: 'Hm.' },
      { type: 'text', text: 'Answer 500' },
    ],
  });
  await store.dispose();
  const again = await openSqliteStore(folder, { onUpdating: () => expect.unreachable('it is of this version') });
  await again.dispose();
});

it('a database that the program itself wrote at version 3 opens without loss', async () => {
  const folder = folderOfBefore();
  const { store } = await openTempStorage(folder);

  const text = 'The moon pulls the sea. '.repeat(40);
  const hash = createHash('sha256').update(text).digest('hex');
  expect((await store.list()).items.map(({ title, pinned, turns }) => [title, pinned, turns])).toEqual([
    ['Tides', true, 3],
    ['Tides', false, 1],
    ['Stop', false, 2],
  ]);
  expect((await store.turns(id(100)))?.turns).toMatchObject([
    {
      turn: id(1),
      parent: null,
      question: [
        { type: 'page', title: 'Tides', omittedChars: 3, chars: text.length, blob: hash },
        { type: 'text', text: 'When is low tide?' },
      ],
      answer: [
        { type: 'thinking', text: 'The moon…' },
        { type: 'text', text: 'At **six**.' },
      ],
      terminal: { type: 'done', model: 'llama3.2:3b', saved: 'stored' },
    },
    { turn: id(2), parent: id(1), answer: [{ type: 'text', text: 'At noon.' }] },
    { turn: id(3), parent: id(1), answer: [{ type: 'text', text: '正午です。' }] },
  ]);
  // What went along before is found by its address; this one has none.
  expect(await store.filterNames()).toEqual({
    tags: [],
    models: [{ name: 'llama3.2:3b', chats: expect.any(Number) }],
    sites: expect.any(Array),
  });
  expect((await store.list({ filter: { archived: true } })).items).toEqual([]);
  const { exchanges } = await store.history(id(100), id(2));
  expect(exchanges.at(-1)?.sources).toMatchObject([{ type: 'page', title: 'Tides', text }]);
  expect(Buffer.from((await store.blob(hash)) ?? []).toString()).toBe(text);
  expect((await store.turns(id(101)))?.turns).toMatchObject([
    { state: 'cancelled', answer: [{ text: 'half' }] },
    { state: 'error', terminal: { code: 'upstream_failed', retryable: true } },
  ]);
  // It was kept as sentences, and they are still what is told.
  const failed = (await store.turns(id(101)))?.turns.at(-1)?.terminal;
  expect(failed?.type === 'error' && tellingOf(failed)).toEqual({
    code: 'upstream_failed',
    message: 'It failed.',
    cure: 'Ask again.',
  });
  // It ran when that process ended.
  expect(await store.running()).toEqual([{ turn: expect.any(String), conversation: id(103), token: 0 }]);
  for (const { turn, token } of await store.running()) await store.interrupt(turn, token + 1);
  expect((await store.turns(id(103)))?.turns).toMatchObject([
    {
      task: 'explain',
      terminal: { code: 'interrupted' },
      answer: [
        { type: 'thinking', text: 'so ' },
        { type: 'text', text: 'Because of' },
      ],
    },
  ]);
  expect((await store.search('満潮')).map(({ turn }) => turn)).toEqual([id(3)]);
  expect((await store.findTurn(id(2)))?.fingerprint).toBe('print 2');
  expect(await store.restore(id(102))).toMatchObject({ title: 'Deleted', turns: 1 });
  expect(await store.clients.all()).toMatchObject([{ id: 'a', name: 'Firefox', createdAt: 5 }]);
});

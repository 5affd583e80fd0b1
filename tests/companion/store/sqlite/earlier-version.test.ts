import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { tellingOf } from '../../../helpers/told.ts';
import { openTempStorage, tempFolder } from './temp-storage.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

it('a database that the program itself wrote at version 3 opens without loss', async () => {
  const folder = tempFolder();
  mkdirSync(folder, { mode: 0o700 });
  const packed = readFileSync(new URL('../../../fixtures/databases/version-3.db.gz', import.meta.url));
  writeFileSync(join(folder, 'conversations.db'), gunzipSync(packed), { mode: 0o600 });
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

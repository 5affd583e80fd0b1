import { expect, it } from 'vitest';
import { openImport } from '../../../../companion/transfers/import/open-import.ts';
import { collect } from '../../store/contract/store-under-test.ts';

const TURN = { turn: 'a', parent: null, task: 'chat', message: 'Why?', content: 'x'.repeat(60_000), askedAt: 1 };
const CHAT = { title: 'T', createdAt: 1, usedAt: 1, turns: [TURN, { ...TURN, turn: 'b', parent: 'a' }] };

function fileOf(...conversations: unknown[]): Uint8Array {
  return Buffer.from(JSON.stringify({ format: 'aside', version: 1, conversations }));
}

it('says what is in a file, and hands out what can be taken over, in order', async () => {
  const opened = await openImport(fileOf(CHAT, null, CHAT), 5, new AbortController().signal);
  expect(opened.preview).toMatchObject({ chats: 2, turns: 4, skipped: 1 });
  const parts = await collect(opened.parts());
  expect(parts.map(({ type }) => type)).toEqual(['conversation', 'turn', 'turn', 'conversation', 'turn', 'turn']);
});

it('refuses, and says why, what holds nothing that can be read', async () => {
  const refused = openImport(Buffer.from('Dear diary'), 5, new AbortController().signal);
  await expect(refused).rejects.toMatchObject({ code: 'bad_import', params: { cause: 'import_not_json' } });
});

it('ends at once when nobody wants it any more, whatever it is at', async () => {
  const lifetime = new AbortController();
  const opening = openImport(fileOf(...Array(20_000).fill(CHAT).slice(0, 100)), 5, lifetime.signal);
  lifetime.abort();
  await expect(opening).rejects.toMatchObject({ name: 'AbortError' });

  const second = new AbortController();
  const opened = await openImport(fileOf(CHAT), 5, second.signal);
  second.abort();
  await expect(collect(opened.parts())).rejects.toMatchObject({ name: 'AbortError' });
});

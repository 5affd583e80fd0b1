import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { openImport } from '../../../../companion/transfers/import/open-import.ts';

const TURN = { turn: 'a', parent: null, task: 'chat', message: 'Why?', content: 'x'.repeat(60_000), askedAt: 1 };
const CHAT = { title: 'T', createdAt: 1, usedAt: 1, turns: [TURN, { ...TURN, turn: 'b', parent: 'a' }] };

function fileOf(...conversations: unknown[]): Buffer {
  return Buffer.from(JSON.stringify({ format: 'aside', version: 1, conversations }));
}

it('hands out chats as they are whole, and says at the end what is left', async () => {
  const opened = openImport(5, new AbortController().signal);
  const file = fileOf(CHAT, null, CHAT);
  const half = file.lastIndexOf('"T"');
  const first = await opened.add(file.subarray(0, half));
  expect(first).toMatchObject([
    { place: 1, conversation: { title: 'T', turns: [{}, {}] } },
    { place: 2, reason: 'not_a_chat' },
  ]);
  expect(await opened.add(file.subarray(half))).toMatchObject([{ place: 3, conversation: { title: 'T' } }]);
  expect(await opened.end()).toMatchObject({ chats: [], program: 'Aside' });
});

it('refuses, and says why, what holds nothing that can be read', async () => {
  const refused = openImport(5, new AbortController().signal).add(Buffer.from('Dear diary'));
  await expect(refused).rejects.toMatchObject({ code: 'bad_import', params: { cause: 'import_not_json' } });
});

it('ends at once when nobody wants it any more, whatever it is at', async () => {
  const lifetime = new AbortController();
  const opened = openImport(5, lifetime.signal);
  const adding = opened.add(fileOf(...Array(100).fill(CHAT)));
  lifetime.abort();
  await expect(adding).rejects.toMatchObject({ name: 'AbortError' });
  await expect(opened.end()).rejects.toMatchObject({ name: 'AbortError' });
});

it('lets go of chats once they are taken over, however long the file is', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const lifetime = new AbortController();
  const opened = openImport(5, lifetime.signal);
  const file = fileOf(CHAT, CHAT);
  const half = file.lastIndexOf('"T"');
  const first = await opened.add(file.subarray(0, half)).then(([chat]) => new WeakRef(chat ?? {}));
  expect(await opened.add(file.subarray(half))).toHaveLength(1);
  await setImmediate();
  collectGarbage();
  expect(first.deref()).toBe(undefined);
  lifetime.abort();
});

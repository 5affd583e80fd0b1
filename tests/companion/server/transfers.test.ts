import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createClientConversations, type Storage } from '../../../companion/conversations/client-conversations.ts';
import { StoreError } from '../../../companion/conversations/store-error.ts';
import { createTransfers } from '../../../companion/server/transfers.ts';
import { createConversationTransfers } from '../../../companion/transfers/conversation-transfers.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { ask, chat, startSession } from '../connections/aside-session.ts';
import { openTestStorage } from '../connections/test-storage.ts';
import { startTestCompanion } from './test-companion.ts';

async function startWithStory() {
  const companion = await startTestCompanion();
  const { address, localToken } = companion;
  const get = (path: string, init: RequestInit = {}) =>
    fetch(`http://${address}${path}`, { ...init, headers: { authorization: `Bearer ${localToken}` } });
  const file = {
    format: 'aside',
    version: 1,
    exportedAt: 1,
    conversations: ['Tides', 'Winds'].map((title) => ({
      title,
      titleSource: 'person',
      pinned: false,
      createdAt: 1,
      usedAt: 2,
      turns: [
        {
          turn: 'a',
          parent: null,
          task: 'chat',
          message: `Why ${title}?`,
          attachments: [],
          content: `${title} happen.`,
          thinking: '',
          model: 'small',
          terminal: { type: 'done', reason: 'stop', model: 'small', usage: null, saved: 'stored' },
          askedAt: 1,
        },
      ],
    })),
  };
  const imported = await get('/import', { method: 'POST', body: JSON.stringify(file) });
  const { conversations } = (await imported.json()) as { conversations: string[] };
  return { ...companion, get, file, imported, conversations };
}

test('what was imported is exported again, all of it or one', async () => {
  const { get, file, imported, conversations } = await startWithStory();
  expect(imported.status).toBe(200);
  expect(conversations).toHaveLength(2);
  const all = await get('/export');
  expect(all.headers.get('content-type')).toContain('application/json');
  expect(all.headers.get('content-disposition')).toBe('attachment; filename="aside.json"');
  const { conversations: exported } = (await all.json()) as typeof file;
  expect(exported.map(({ title, turns }) => [title, turns[0]?.content])).toEqual([
    ['Tides', 'Tides happen.'],
    ['Winds', 'Winds happen.'],
  ]);
  const one = await get(`/export?conversation=${conversations[1]}&format=markdown`);
  expect(one.headers.get('content-type')).toContain('text/markdown');
  const text = await one.text();
  expect(text).toContain('Winds happen.');
  expect(text).not.toContain('Tides');
});

test.each([
  ['an export', 'GET', '/export'],
  ['an import', 'POST', '/import'],
])('%s needs a key', async (_, method, path) => {
  const { address } = await startTestCompanion();
  const [without, wrong] = await Promise.all([
    fetch(`http://${address}${path}`, { method }),
    fetch(`http://${address}${path}?token=abcdef.${'x'.repeat(43)}`, { method }),
  ]);
  expect([without.status, wrong.status]).toEqual([401, 401]);
});

test.each([
  ['GET', '/import', 'POST'],
  ['POST', '/export', 'GET'],
])('%s %s says which method there is', async (method, path, allowed) => {
  const { get } = await startWithStory();
  const response = await get(path, { method });
  expect([response.status, response.headers.get('allow')]).toEqual([405, allowed]);
});

test('a format that is not there is not found', async () => {
  const { get } = await startWithStory();
  expect((await get('/export?format=pdf')).status).toBe(404);
});

test.each([
  [
    'a conversation that is not there',
    'GET',
    '/export?conversation=0e4fb6b0-55a7-4d6b-a1a7-3b9c2a1d0f5e',
    404,
    /not here/,
  ],
  ['a file that is no export', 'POST', '/import', 400, /not JSON/],
])('%s is refused in words', async (_, method, path, status, message) => {
  const { get } = await startWithStory();
  const response = await get(path, { method, ...(method === 'POST' && { body: 'hello' }) });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({
    message: expect.stringMatching(message),
    cure: expect.stringMatching(/./),
  });
});

/** Transfers alone, behind a server without a door. */
async function startTransfers(storage: Storage, maxImportBytes?: number) {
  const log = createCapturedLog();
  const clock = createManualClock();
  const conversations = createClientConversations({ storage, isRunning: () => false, clock, log });
  const limits = maxImportBytes === undefined ? {} : { importBytes: maxImportBytes };
  const transfers = createTransfers({ transfers: createConversationTransfers({ conversations, limits }), log });
  const server = createServer((request, response) => {
    if (request.method === 'POST') transfers.takeImport(request, response);
    else transfers.sendExport(response, { kind: 'export', keyId: 'a-key', conversation: 'all', format: 'json' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, conversations };
}

describe('a transfer', () => {
  test('without storage is refused in its words', async () => {
    const { url } = await startTransfers(new StoreError('corrupt', 'It is damaged.', 'Move it away.'));
    for (const method of ['GET', 'POST']) {
      const response = await fetch(url, { method });
      expect([response.status, await response.json()]).toMatchObject([503, { message: 'It is damaged.' }]);
    }
  });

  test.each([
    ['says so before', true],
    ['is found out to be', false],
  ])('of a file that %s too large is refused', async (_, hasLength) => {
    const { url } = await startTransfers(await openTestStorage(), 1024 * 1024);
    const part = 'x'.repeat(600_000);
    const stream = new ReadableStream({
      start(controller) {
        for (let index = 0; index < 2; index += 1) controller.enqueue(new TextEncoder().encode(part));
        controller.close();
      },
    });
    const body = hasLength ? part + part : stream;
    const response = await fetch(url, { method: 'POST', body, duplex: 'half' } as RequestInit);
    expect([response.status, await response.json()]).toMatchObject([413, { message: /1 MB/ }]);
  });

  test('that fails on the way breaks off, so that nobody takes a part for the whole', async () => {
    const storage = await openTestStorage();
    const failing: Storage = Object.assign(Object.create(storage), {
      async *exportParts() {
        yield {
          type: 'conversation',
          conversation: { title: 'T', titleSource: 'model', pinned: false, createdAt: 1, usedAt: 1 },
        };
        throw new StoreError('failed', 'It failed.', '');
      },
    });
    const { url } = await startTransfers(failing);
    const response = await fetch(url);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  test('waits for none: a second import meanwhile is refused', async () => {
    const storage = await openTestStorage();
    const importing = Promise.withResolvers<string[]>();
    const began = Promise.withResolvers<void>();
    const slow: Storage = Object.assign(Object.create(storage), {
      importParts() {
        began.resolve();
        return importing.promise;
      },
    });
    const { url } = await startTransfers(slow);
    const first = fetch(url, { method: 'POST', body: '[]' });
    await began.promise;
    expect((await fetch(url, { method: 'POST', body: '[]' })).status).toBe(503);
    importing.resolve([]);
    expect((await first).status).toBe(200);
    expect((await fetch(url, { method: 'POST', body: '[]' })).status).toBe(200);
  });
});

test('an export holds what was asked over the wire', async () => {
  const storage = await openTestStorage();
  const { greet, exchange } = await startSession({ storage });
  const client = await greet();
  await exchange(client, chat({ message: 'Why do tides rise?' }));
  await ask(client, { type: 'conversations' });
  const { url } = await startTransfers(storage);
  expect(await (await fetch(url)).json()).toMatchObject({
    conversations: [{ title: 'Why do tides rise?', turns: [{ content: 'Because.', terminal: { type: 'done' } }] }],
  });
});

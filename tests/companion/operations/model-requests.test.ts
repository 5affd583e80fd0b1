import { describe, expect, it } from 'vitest';
import type { ModelManagement, Upstream } from '../../../companion/upstreams/upstream.ts';
import { UpstreamError } from '../../../companion/upstreams/upstream.ts';
import { ask, startSession } from '../connections/aside-session.ts';
import { clientOf, GUEST } from '../connections/wire-server.ts';

/** A session whose server can be managed, and what it was asked. */
async function start(overrides: Partial<ModelManagement> = {}) {
  const session = await startSession();
  const done: unknown[][] = [];
  const management: ModelManagement = {
    pull: async (name) => void done.push(['pull', name]),
    remove: async (name) => void done.push(['remove', name]),
    unload: async (name) => void done.push(['unload', name]),
    keepWarm: async (name, warm) => void done.push(['keepWarm', name, warm]),
    suggest: async (memoryBytes) => [
      { name: 'small', sizeBytes: 1, memoryBytes: memoryBytes ?? 0, good: 'small', fits: true },
    ],
    ...overrides,
  };
  (session.scripted.upstream as { -readonly [K in keyof Upstream]: Upstream[K] }).management = management;
  return { ...session, done, client: await session.greet(), other: await session.greet(clientOf('bert')) };
}

const about = { upstream: 'scripted', name: 'm' };

describe('a client with a key', () => {
  it('pulls, which everybody who watches sees', async () => {
    const { client, other, done } = await start();
    other.send({ type: 'watch', topic: 'operations' });
    const { operation } = await ask(client, { type: 'pull', ...about });
    expect(await other.take()).toMatchObject({
      type: 'operation',
      operation,
      kind: 'pull',
      state: 'running',
      ...about,
    });
    expect(await other.take()).toMatchObject({ operation, state: 'done' });
    expect(done).toEqual([['pull', 'm']]);
  });

  it('goes away, and its pull goes on', async () => {
    const coming = Promise.withResolvers<void>();
    const { client, other } = await start({ pull: () => coming.promise });
    const { operation } = await ask(client, { type: 'pull', ...about });
    client.terminate();
    other.send({ type: 'watch', topic: 'operations' });
    expect(await other.take()).toMatchObject({ operation, state: 'running' });
    coming.resolve();
    expect(await other.take()).toMatchObject({ operation, state: 'done' });
  });

  it('deletes, unloads and keeps a model at one server', async () => {
    const { client, done } = await start();
    expect(await ask(client, { type: 'delete_model', ...about })).toMatchObject({ type: 'ok' });
    expect(await ask(client, { type: 'unload_model', ...about })).toMatchObject({ type: 'ok' });
    expect(await ask(client, { type: 'keep_warm', ...about, warm: true })).toMatchObject({ type: 'ok' });
    expect(await ask(client, { type: 'keep_warm', ...about, warm: false })).toMatchObject({ type: 'ok' });
    expect(done).toEqual([
      ['remove', 'm'],
      ['unload', 'm'],
      ['keepWarm', 'm', true],
      ['keepWarm', 'm', false],
    ]);
  });

  it('is told what fits the memory of this machine', async () => {
    const { client } = await start();
    expect(await ask(client, { type: 'suggestions', upstream: 'scripted' })).toMatchObject({
      type: 'suggestions',
      memoryBytes: 16e9,
      items: [{ name: 'small', memoryBytes: 16e9 }],
    });
  });

  it('sets the largest context, sees it beside the usual one, and takes it back', async () => {
    const { client } = await start();
    const usual = { type: 'settings', usualMaxContext: 32_768 };
    expect(await ask(client, { type: 'settings' })).toMatchObject({ ...usual, maxContext: 32_768 });
    expect(await ask(client, { type: 'settings', maxContext: 16_384 })).toMatchObject({ ...usual, maxContext: 16_384 });
    expect(await ask(client, { type: 'settings' })).toMatchObject({ ...usual, maxContext: 16_384 });
    expect(await ask(client, { type: 'settings', maxContext: null })).toMatchObject({ ...usual, maxContext: 32_768 });
  });

  it.each([0, 1023, 16_777_217, 5000.5])(
    'hears the range of a largest context that is out of it (%s)',
    async (wrong) => {
      const { client } = await start();
      expect(await ask(client, { type: 'settings', maxContext: wrong })).toMatchObject({
        code: 'bad_message',
        params: { cause: 'parameter_whole', name: 'max_context', least: 1024, most: 16_777_216 },
      });
      expect(await ask(client, { type: 'settings' })).toMatchObject({ maxContext: 32_768 });
    },
  );

  it('hears that chats can’t be counted where none are stored', async () => {
    const { client } = await start();
    expect(await ask(client, { type: 'model_chats', model: 'm' })).toMatchObject({ code: 'storage_failed' });
  });

  it('hears the server’s words when it refuses', async () => {
    const params = { cause: 'at_server', server: 'ollama', address: 'a', model: 'm' } as const;
    const { client } = await start({ remove: () => Promise.reject(new UpstreamError('model_not_found', params)) });
    expect(await ask(client, { type: 'delete_model', ...about })).toMatchObject({
      type: 'error',
      code: 'model_not_found',
      params,
    });
  });

  it('hears that there is no such server, and that another kind of server has no such work', async () => {
    const { client } = await start();
    expect(await ask(client, { type: 'pull', ...about, upstream: 'gone' })).toMatchObject({
      code: 'model_not_found',
      params: { cause: 'no_server' },
    });
    const plain = await startSession();
    expect(await ask(await plain.greet(), { type: 'pull', ...about })).toMatchObject({
      code: 'upstream_refused',
      params: { cause: 'not_manageable' },
    });
  });
});

it('a guest can do nothing of that', async () => {
  const { greet, done } = await start();
  const guest = await greet(GUEST);
  for (const request of [
    { type: 'pull', ...about },
    { type: 'delete_model', ...about },
    { type: 'unload_model', ...about },
    { type: 'keep_warm', ...about, warm: true },
    { type: 'suggestions', upstream: 'scripted' },
    { type: 'model_chats', model: 'm' },
    { type: 'settings', maxContext: 4096 },
  ]) {
    expect(await ask(guest, request)).toMatchObject({ type: 'error', code: 'forbidden', params: { cause: 'key' } });
  }
  expect(done).toEqual([]);
});

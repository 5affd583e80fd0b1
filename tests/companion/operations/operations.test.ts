import { describe, expect, it } from 'vitest';
import { ask, chat, startSession } from '../connections/aside-session.ts';
import { openTestStorage } from '../connections/test-storage.ts';
import { clientOf, GUEST, type WireServerOptions } from '../connections/wire-server.ts';

/** A client that works, and one that looks on. */
async function start(options: WireServerOptions = {}) {
  const session = await startSession({ storage: await openTestStorage(), ...options });
  return { ...session, client: await session.greet(), other: await session.greet(clientOf('bert')) };
}

const TURN = { question: [{ type: 'text', text: 'Why?' }], answer: [{ type: 'text', text: 'So.' }] };
const FILE = JSON.stringify({
  format: 'aside',
  version: 2,
  conversations: [{ title: 'T', turns: Array(120).fill(TURN) }],
});
const part = (fields: object) => ({ type: 'import', offset: 0, text: FILE, isLast: true, ...fields });

describe('an operation', () => {
  it('is told with how far it is to those that watch, until it is done', async () => {
    const { client, other } = await start();
    other.send({ type: 'watch', topic: 'operations' });
    const half = FILE.slice(0, 20);
    const send = (fields: object) => {
      client.send({ ...part(fields), id: 'i' });
      return client.takeUntil('import');
    };
    await send({ text: half, isLast: false, total: FILE.length });
    await send({ offset: 20, text: FILE.slice(20) });
    client.send({ type: 'confirm', id: 'i' });
    await client.takeUntil('import');
    const told = [];
    do told.push(await other.take());
    while (told.at(-1).state === 'running');
    expect(told.map(({ state, code, done, total }) => [state, code, done, total])).toEqual([
      ['running', 'receiving', 0, 0],
      ['running', 'receiving', 20, FILE.length],
      ['running', 'reading', FILE.length, FILE.length],
      ['running', 'waiting', FILE.length, FILE.length],
      // All that came was written as it came: what is left is one step.
      ['running', 'storing', 0, 0],
      ['done', 'storing', 0, 0],
    ]);
    expect(new Set(told.map(({ operation, kind }) => `${kind} ${operation}`)).size).toBe(1);
  });

  it('that runs is told to a client that comes late, and can be stopped from any client', async () => {
    const { client, other } = await start();
    const { id } = await ask(client, part({ text: '{', isLast: false }));
    other.send({ type: 'watch', topic: 'operations' });
    const { operation, ...message } = await other.take();
    expect(message).toEqual({
      type: 'operation',
      kind: 'import',
      state: 'running',
      code: 'receiving',
      done: 1,
      total: 0,
      // By which the one that began it knows it as its own.
      exchange: id,
    });
    expect(await ask(other, { type: 'stop', operation })).toMatchObject({ type: 'ok' });
    expect(await client.take()).toMatchObject({ type: 'error', code: 'operation_gone' });
    expect(await ask(other, { type: 'stop', operation })).toMatchObject({ type: 'error', code: 'operation_gone' });
    // Its place is somebody else's now.
    expect(await ask(other, part({}))).toMatchObject({ type: 'import', preview: { chats: 1 } });
  });

  it('that fails says why', async () => {
    const { client, other } = await start();
    other.send({ type: 'watch', topic: 'operations' });
    await ask(client, part({ text: '{' }));
    const told = [];
    do told.push(await other.take());
    while (told.at(-1).state === 'running');
    expect(told.at(-1)).toMatchObject({ state: 'failed', code: 'reading', error: { code: 'bad_message' } });
    expect(told.at(-1).error).not.toHaveProperty('type');
  });

  it('that is an export counts what was sent, and ends as cancelled with its connection', async () => {
    const { client, other, exchange } = await start();
    for (let count = 0; count < 3; count += 1) await exchange(client, chat(), 'Because.');
    other.send({ type: 'watch', topic: 'operations' });
    client.send({ type: 'export', id: 'e', format: 'json' });
    await client.takeUntil('export');
    const told = [];
    do told.push(await other.take());
    while (told.at(-1).state === 'running');
    expect(told.map(({ state, done, total }) => [state, done, total])).toEqual([
      ['running', 0, 0],
      ['running', 0, 3],
      ['running', 3, 3],
      ['done', 3, 3],
    ]);
    client.send({ ...part({ text: '{', isLast: false }), id: 'i' });
    await client.takeUntil('import');
    client.terminate();
    await other.take();
    await other.take();
    expect(await other.take()).toMatchObject({ kind: 'import', state: 'cancelled' });
  });

  it('is no business of a guest', async () => {
    const { greet } = await start();
    const guest = await greet(GUEST);
    guest.send({ type: 'watch', topic: 'operations' });
    expect(await guest.take()).toMatchObject({ type: 'error', code: 'forbidden' });
    expect(await ask(guest, { type: 'stop', operation: 'x' })).toMatchObject({ type: 'error', code: 'forbidden' });
  });
});

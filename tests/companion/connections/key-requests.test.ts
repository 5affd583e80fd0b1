import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../../companion/store/store-error.ts';
import { ask, chat, startSession } from './aside-session.ts';
import { createClientRows } from './client-rows.ts';
import { clientOf, GUEST, localOf } from './wire-server.ts';

const DISK_FULL = new StoreError('disk_full', { cause: 'full', file: '/data/conversations.db' });

async function createStage(options: Parameters<typeof startSession>[0] = {}) {
  const clients = createClientRows();
  const session = await startSession({ clients, ...options });
  const { client } = await session.keys.pair('moz-extension://a', 'Firefox');
  const manager = await session.greet(localOf(session.keys));
  return { ...session, clients, client, manager };
}

describe('the list of keys', () => {
  it('is told to and changed by a program that shows local.key, and no other', async () => {
    const { greet, client, connect, keys } = await createStage();
    const paired = await greet(clientOf(client));
    const guest = await greet(GUEST);
    for (const type of ['pairing', 'clients', 'rotate']) {
      expect(await ask(paired, { type })).toMatchObject({ type: 'error', code: 'forbidden' });
      expect(await ask(guest, { type })).toMatchObject({ type: 'error', code: 'forbidden' });
    }
    expect(await ask(guest, { type: 'revoke', client })).toMatchObject({ code: 'forbidden' });
    expect((await (await connect(localOf(keys))).take()).features).toContain('clients');
    expect((await (await connect(clientOf(client))).take()).features).not.toContain('clients');
  });

  it('is told with how many connections each has open', async () => {
    const { greet, client, manager } = await createStage();
    for (let i = 0; i < 3; i++) {
      const paired = await greet(clientOf(client));
      paired.send({ type: 'ping' });
      await paired.takeUntil('pong');
    }
    const { items } = await ask(manager, { type: 'clients' });
    expect(items).toMatchObject([
      { name: 'This computer', local: true, connections: 1 },
      { client, name: 'Firefox', origin: 'moz-extension://a', local: false, connections: 3 },
    ]);
  });
});

describe('a client', () => {
  it('is written as seen when it comes, once a minute while it stays, and when it goes', async () => {
    let now = 1_000_000;
    const { greet, client, clients, clock, connections } = await createStage({ now: () => now });
    const paired = await greet(clientOf(client));
    expect(clients.seen).toEqual([[client, 1_000_000]]);
    for (let second = 0; second < 65; second++) {
      clock.advance(1_000);
      now += 1_000;
      paired.send({ type: 'ping' });
      await paired.takeUntil('pong');
    }
    expect(clients.seen).toHaveLength(2);
    // The clock on the wall is set back: that is then when it was seen.
    now = 500_000;
    clock.advance(60_000);
    expect(clients.seen.at(-1)).toEqual([client, 500_000]);
    paired.terminate();
    while (connections.counts.clients > 1) await new Promise((resolve) => setImmediate(resolve));
    expect(clients.seen).toHaveLength(3);
  });

  it('that is revoked is shut out although the disk is full, stays in the list, and may be revoked again', async () => {
    const { greet, client, clients, manager, keys } = await createStage();
    const paired = await greet(clientOf(client));
    clients.before = () => Promise.reject(DISK_FULL);
    expect(await ask(manager, { type: 'revoke', client })).toMatchObject({
      code: 'storage_failed',
      params: { cause: 'revoked_for_now' },
    });
    expect((await paired.closed).code).toBe(4401);
    expect(keys.keyring.find(client)).toBeUndefined();
    expect((await ask(manager, { type: 'clients' })).items).toHaveLength(2);
    clients.before = async () => {};
    expect(await ask(manager, { type: 'revoke', client })).toMatchObject({ type: 'ok' });
    expect((await ask(manager, { type: 'clients' })).items).toHaveLength(1);
    expect(await ask(manager, { type: 'revoke', client })).toMatchObject({ code: 'client_gone' });
  });

  it('that is revoked has its waiting and its running turns cancelled, and nobody else does', async () => {
    const { greet, client, manager, scripted, registry } = await createStage({ slots: 1 });
    const [paired, other] = [await greet(clientOf(client)), await greet(clientOf('anna'))];
    const [running, waiting, foreign] = [chat(), chat(), chat()];
    paired.send(running);
    const request = await scripted.next();
    paired.send(waiting);
    await paired.takeUntil('queued');
    other.send(foreign);
    await other.takeUntil('queued');
    const watcher = await greet(clientOf('anna'));
    watcher.send({ type: 'attach', turn: running.turn, seq: 0 });
    watcher.send({ type: 'attach', turn: waiting.turn, seq: 0 });
    expect(await ask(manager, { type: 'revoke', client })).toMatchObject({ type: 'ok' });
    expect(request.signal.aborted).toBe(true);
    const ended = [await watcher.takeUntil('cancelled'), await watcher.takeUntil('cancelled')].map((all) => all.at(-1));
    expect(new Set(ended.map(({ turn }) => turn))).toEqual(new Set([running.turn, waiting.turn]));
    await scripted.next();
    expect(registry.counts).toMatchObject({ waiting: 0, running: 1 });
  });
});

describe('local.key', () => {
  it('is another on disk before its holders are cut off, which may do nothing meanwhile', async () => {
    const told = Promise.withResolvers<void>();
    const passedOn = Promise.withResolvers<void>();
    const { manager, greet, keys, dataDir } = await createStage({
      onRotated() {
        told.resolve();
        return passedOn.promise;
      },
    });
    const old = keys.localToken;
    const second = await greet(localOf(keys));
    manager.send({ type: 'rotate', id: 'rotate' });
    await told.promise;
    expect(readFileSync(join(dataDir, 'local.key'), 'utf8').trim()).toBe(keys.localToken);
    expect([keys.localToken === old, keys.keyring.check(old)]).toEqual([false, undefined]);
    expect(await ask(second, { type: 'pairing' })).toMatchObject({ code: 'forbidden' });
    passedOn.resolve();
    expect((await second.closed).code).toBe(4401);
    expect((await manager.takeUntil('ok')).at(-1)).toEqual({ type: 'ok', id: 'rotate' });
    expect((await manager.closed).code).toBe(4401);
  });

  it('takes the code that its holders opened along', async () => {
    const { manager, greet, keys } = await createStage();
    const second = await greet(localOf(keys));
    expect(await ask(second, { type: 'pairing' })).toMatchObject({ type: 'pairing' });
    manager.send({ type: 'rotate', id: 'rotate' });
    expect((await second.takeUntil('pairing_ended')).at(-1)).toMatchObject({ reason: 'rotated' });
  });
});

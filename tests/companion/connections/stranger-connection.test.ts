import { createHmac, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Handshake } from '../../../companion/access/handshake.ts';
import { createToken } from '../../../companion/access/keys/create-token.ts';
import { toStoredKey } from '../../../companion/access/keys/keyring.ts';
import { StoreError } from '../../../companion/store/store-error.ts';
import { joinProofText } from '../../../protocol/join-proof.ts';
import { createCodeProver } from '../access/pairing/code-prover.ts';
import { createClientRows } from './client-rows.ts';
import { openTestStorage } from './test-storage.ts';
import { clientOf, GUEST, startWireServer, type WireServerOptions } from './wire-server.ts';

const OFFER = { clientNonce: 'c'.repeat(22), host: '127.0.0.1:11435', origin: 'moz-extension://a' };
const STRANGER: Handshake = { depth: 'aside.v1', room: 'chat', caller: { kind: 'stranger', offer: OFFER } };
const DISK_FULL = new StoreError('disk_full', { cause: 'full', file: '/data/conversations.db' });

/** A server with a code that is open, and strangers who have read `welcome`. */
async function createStage(options: WireServerOptions = {}) {
  const clients = createClientRows();
  const server = await startWireServer({ clients, ...options });
  const { code } = server.codes.open(() => {});

  async function come() {
    const stranger = await server.connect(STRANGER);
    const { nonce } = await stranger.take();
    const proof = createCodeProver(code).pair({ ...OFFER, serverNonce: nonce });
    return { ...stranger, pair: () => stranger.send({ type: 'pair', proof, name: 'Firefox' }) };
  }
  return { ...server, clients, come };
}

it('says what it is, what the other side is to it and may do, and no more', async () => {
  const { connect } = await createStage();
  const welcome = await (await connect(STRANGER)).take();
  expect(welcome).toMatchObject({ type: 'welcome', role: 'stranger', features: ['pair'], nonce: expect.any(String) });
  expect(welcome).not.toHaveProperty('proof');
  expect(welcome.limits.frameBytes).toBe(1024 * 1024);
});

it('keeps no key that could not be stored, says why, and leaves the code open', async () => {
  const { come, clients, keys } = await createStage();
  clients.before = () => Promise.reject(DISK_FULL);
  const first = await come();
  first.pair();
  expect(await first.take()).toMatchObject(DISK_FULL.reason);
  expect((await first.closed).code).toBe(4401);
  expect(keys.list()).toHaveLength(1);
  clients.before = async () => {};
  const second = await come();
  second.pair();
  expect(await second.take()).toMatchObject({ type: 'paired', name: 'Firefox' });
});

it('takes a key back from a stranger that left before it was told, and leaves the code open', async () => {
  const { come, clients, connections, keys } = await createStage();
  const asked = Promise.withResolvers<void>();
  const stored = Promise.withResolvers<void>();
  clients.before = () => {
    asked.resolve();
    return stored.promise;
  };
  const first = await come();
  first.pair();
  await asked.promise;
  first.terminate();
  while (connections.counts.strangers > 0) await new Promise((resolve) => setImmediate(resolve));
  stored.resolve();
  const second = await come();
  second.pair();
  expect(await second.take()).toMatchObject({ type: 'paired', name: 'Firefox' });
  expect([clients.rows.length, keys.list().length]).toEqual([1, 2]);
});

it('gets no key when its code becomes void while the key is being stored, and the key counts nowhere', async () => {
  const { come, clients, codes, keys } = await createStage();
  clients.before = async () => codes.rotated();
  const stranger = await come();
  stranger.pair();
  expect(await stranger.take()).toMatchObject({ type: 'error', code: 'code_gone', params: { cause: 'rotated' } });
  expect((await stranger.closed).code).toBe(4401);
  expect([clients.rows.length, keys.list().length]).toEqual([0, 1]);
});

it('hears one message, whatever comes after it', async () => {
  const { come, clients } = await createStage();
  const stranger = await come();
  stranger.pair();
  stranger.pair();
  stranger.send({ type: 'hello' });
  expect(await stranger.take()).toMatchObject({ type: 'paired' });
  expect((await stranger.closed).code).toBe(1000);
  expect([stranger.waiting, clients.rows.length]).toEqual([0, 1]);
});

it('waits for it for five seconds', async () => {
  const { come, clock } = await createStage();
  const stranger = await come();
  clock.advance(4_000);
  expect(stranger.waiting).toBe(0);
  clock.advance(2_000);
  expect((await stranger.closed).code).toBe(4501);
});

it('is heard while guests say more than they may together', async () => {
  const { come, connect } = await createStage({ limits: { guestCharsPerSecond: 1_000 } });
  const guest = await connect(GUEST);
  await guest.take();
  guest.send({ type: 'hello' });
  for (let i = 0; i < 3; i++) guest.send({ type: 'ping' });
  await guest.takeUntil('error');
  const stranger = await come();
  stranger.pair();
  expect(await stranger.take()).toMatchObject({ type: 'paired' });
});

it('pairingConnections: so many come to pair, one more is 4503, and who has a key to prove finds room', async () => {
  const { come, connect } = await createStage({ limits: { pairingConnections: 1, strangerConnections: 2 } });
  const first = await come();
  expect((await (await connect(STRANGER)).closed).code).toBe(4503);
  const keyProof = { nonce: 'n', proof: 'p', verify: () => true };
  expect((await (await connect({ ...clientOf('anna'), keyProof })).take()).type).toBe('welcome');
  first.pair();
  await first.closed;
  await come();
});

it("takes one of the strangers' places, and none of the others'", async () => {
  const { come, connect, connections } = await createStage({ limits: { strangerConnections: 1 } });
  await come();
  expect((await (await connect(STRANGER)).closed).code).toBe(4503);
  expect((await (await connect(clientOf('anna'))).take()).type).toBe('welcome');
  expect(connections.counts).toEqual({ strangers: 1, guests: 0, members: 0, clients: 1 });
});

/** A server with a link to a room, and somebody who comes by it with this secret. */
async function comeByLink(secretOf: (token: string) => string) {
  const storage = await openTestStorage();
  const server = await startWireServer({ storage });
  const share = { conversation: randomUUID(), may: 'write', uses: null, forMs: null } as const;
  const { invite = '', token = '' } = (await server.rooms.share(share)) ?? {};
  const stranger = await server.connect({ ...STRANGER, caller: { kind: 'stranger', offer: OFFER, invite } });
  const { nonce } = await stranger.take();
  const proof = createHmac('sha256', toStoredKey(secretOf(token))?.verifier ?? '')
    .update(joinProofText({ ...OFFER, invite, serverNonce: nonce }))
    .digest('base64url');
  return { ...server, storage, stranger, join: () => stranger.send({ type: 'join', proof, name: 'Ada' }) };
}

it('is told by a link that storage failed, and not where that is', async () => {
  const { stranger, join, storage } = await comeByLink((token) => token);
  storage.rooms.letIn = () => Promise.reject(DISK_FULL);
  join();
  const refusal = await stranger.take();
  expect([refusal.code, refusal.params]).toEqual(['storage_failed', { cause: 'full' }]);
});

it('fills no log by links that it guesses', async () => {
  const { stranger, join, log } = await comeByLink(() => createToken());
  join();
  expect(await stranger.take()).toMatchObject({ code: 'link_gone', params: {} });
  expect(log.lines().filter(({ level, msg }) => Number(level) > 30 && /link/.test(String(msg)))).toEqual([]);
});

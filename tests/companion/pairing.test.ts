import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { KNOWN_ORIGINS } from '../../companion/access/known-origins.ts';
import type { ErrorMessage } from '../../protocol/companion-messages.ts';
import { parseToken } from '../../protocol/key-proof.ts';
import { createFakeOllama } from '../helpers/fake-ollama.ts';
import { hangAfter } from '../helpers/fake-ollama-answers.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { tellingOf } from '../helpers/told.ts';
import { WRONG_CODE } from './access/pairing/code-prover.ts';
import { type AsideClient, connectAside, greetAside } from './server/aside-client.ts';
import { FIREFOX, pairWith } from './server/pairing-client.ts';
import { createTestFolder, startTestCompanion } from './server/test-companion.ts';
import { closeOf, outcomeOf } from './server/test-server.ts';

const TURN = '6b1a3c2e-9a52-4f0d-8d5b-6f5d4d3c2b1a';
const CONVERSATION = '0e4fb6b0-55a7-4d6b-a1a7-3b9c2a1d0f5e';

/** A companion whose clock stands still, and a program that manages who has a key. */
async function createStage(settings: Parameters<typeof startTestCompanion>[0] = {}) {
  const clock = createManualClock();
  const companion = await startTestCompanion(settings, { clock });
  const manager = await greetAside(companion.address, companion.localToken);

  async function openCode(id = 'p'): Promise<string> {
    manager.send({ type: 'pairing', id });
    return (await manager.next('pairing')).code;
  }
  async function pair(origin = FIREFOX): Promise<string> {
    const { answer } = await pairWith(companion.address, await openCode(), { origin });
    if (answer?.type !== 'paired') throw new Error('not paired');
    await manager.next('pairing_ended');
    return answer.token;
  }
  async function listed() {
    manager.send({ type: 'clients', id: 'c' });
    return (await manager.next('clients')).items;
  }
  return { clock, companion, address: companion.address, manager, openCode, pair, listed };
}

/** How a key fares: the close code, or `ready` when it is let in. */
async function tryKey(address: string, token: string, origin?: string): Promise<string> {
  const client = connectAside(address, token, { ...(origin && { origin }) });
  const outcome = outcomeOf(client.webSocket);
  const ready = greet(client).then(() => 'ready');
  return await Promise.race([outcome, ready]);
}

async function greet(client: AsideClient): Promise<void> {
  const { nonce = '' } = await client.next('welcome');
  client.send({ type: 'hello', proof: client.prove('client', nonce) });
  client.send({ type: 'ping' });
  await client.next('pong');
}

/** What a person is told of a refusal. */
const wordsOf = (answer: object | undefined) => tellingOf(answer as ErrorMessage).message;

describe('pairing', () => {
  test('exchanges a code for a key, which works at once and after a restart', async () => {
    const dataDir = createTestFolder();
    const { companion, address, manager, openCode, listed } = await createStage({ dataDir });
    const { welcome, answer, isProved, close } = await pairWith(address, await openCode());
    expect(welcome).toMatchObject({ role: 'stranger', features: ['pair'], nonce: expect.stringMatching(/^.{22}$/) });
    expect(welcome).not.toHaveProperty('proof');
    expect([isProved, close]).toEqual([true, 1000]);
    if (answer?.type !== 'paired') throw new Error('not paired');
    const { token, name } = answer;
    const client = parseToken(token)?.keyId;
    expect([name, Buffer.from(parseToken(token)?.secret ?? '', 'base64url').length]).toEqual(['Firefox on Linux', 32]);
    expect(await manager.next('pairing_ended')).toEqual({
      type: 'pairing_ended',
      id: 'p',
      reason: 'used',
      client,
      name,
    });
    expect((await listed())[1]).toMatchObject({ client, name, origin: FIREFOX, local: false, lastSeenAt: null });

    expect(await tryKey(address, token, FIREFOX)).toBe('ready');
    await companion.stop();
    const kept = readFileSync(join(dataDir, 'conversations.db'));
    expect([kept.includes(client ?? ''), kept.includes(token.split('.')[1] ?? '')]).toEqual([true, false]);
    const second = await startTestCompanion({ dataDir });
    expect(await tryKey(second.address, token, FIREFOX)).toBe('ready');
  });

  test('names the second client of a name apart from the first', async () => {
    const { pair, listed } = await createStage();
    await pair();
    await pair('chrome-extension://abcdefghijklmnopabcdefghijklmnop');
    expect((await listed()).map(({ name }) => name)).toEqual([
      'This computer',
      'Firefox on Linux',
      'Firefox on Linux 2',
    ]);
  });

  test('works for our own page, and for a listed origin', async () => {
    const { address, openCode } = await createStage();
    for (const origin of [`http://${address}`, KNOWN_ORIGINS[0] ?? '']) {
      expect(await pairWith(address, await openCode(), { origin })).toMatchObject({ isProved: true });
    }
  });

  test('says how many tries a wrong code leaves, and that it is void after the last', async () => {
    const { address, manager, openCode } = await createStage();
    const code = await openCode();
    for (const left of ['4 more tries are left', '3 more', '2 more', 'One more try is left']) {
      const { answer, close } = await pairWith(address, WRONG_CODE);
      expect(answer).toMatchObject({ code: 'code_wrong', retryable: false });
      expect(wordsOf(answer)).toContain(left);
      expect(close).toBe(4401);
    }
    for (const typed of [WRONG_CODE, code]) {
      const { answer, close } = await pairWith(address, typed);
      expect(answer).toMatchObject({ code: 'code_gone' });
      expect(wordsOf(answer)).toContain('too many wrong');
      expect(close).toBe(4401);
    }
    expect(await manager.next('pairing_ended')).toMatchObject({ reason: 'tries' });
  });

  test.each([
    ['used', 'has been used already'],
    ['expired', 'has expired'],
    ['replaced', 'a newer one was made'],
  ])('says that a code was %s', async (reason, words) => {
    const { address, manager, clock, openCode } = await createStage();
    const code = await openCode();
    if (reason === 'used') await pairWith(address, code);
    if (reason === 'expired') clock.advance(120_000);
    if (reason === 'replaced') await openCode('p2');
    const { answer, close } = await pairWith(address, code);
    expect(answer).toMatchObject({ code: 'code_gone', retryable: false });
    expect(wordsOf(answer)).toContain(words);
    expect(close).toBe(4401);
    if (reason === 'used') expect(await manager.next('pairing_ended')).toMatchObject({ id: 'p', reason });
  });

  test('pairs one of two that race for a code', async () => {
    const { address, openCode, listed } = await createStage();
    const code = await openCode();
    const outcomes = await Promise.all([pairWith(address, code), pairWith(address, code)]);
    expect(outcomes.map(({ answer }) => answer?.type).toSorted()).toEqual(['error', 'paired']);
    expect(await listed()).toHaveLength(2);
  });

  test('fails when somebody in between passes it on from another address', async () => {
    const { address, openCode, listed } = await createStage();
    const { answer } = await pairWith(address, await openCode(), { host: '127.0.0.1:11435' });
    expect(answer).toMatchObject({ code: 'code_wrong' });
    expect(await listed()).toHaveLength(1);
  });

  test('is answered with 403 while no code is open, and again ten minutes after the last', async () => {
    const { address, clock, openCode } = await createStage();
    expect((await pairWith(address, WRONG_CODE)).status).toBe(403);
    await openCode();
    clock.advance(120_000);
    expect((await pairWith(address, WRONG_CODE)).answer).toMatchObject({ code: 'code_gone' });
    clock.advance(600_000);
    expect((await pairWith(address, WRONG_CODE)).status).toBe(403);
  });

  test('is not for pages', async () => {
    const { address, openCode } = await createStage();
    expect((await pairWith(address, await openCode(), { origin: 'http://evil.test' })).status).toBe(403);
  });

  test.each([
    ['hello', '{"type":"hello"}'],
    ['a question', `{"type":"chat","turn":"${TURN}","conversation":"${CONVERSATION}","parent":null,"message":"Why?"}`],
    ['a name that is empty', '{"type":"pair","proof":"x","name":" "}'],
    ['a name that moves the cursor', '{"type":"pair","proof":"x","name":"\\u001b[2J"}'],
    ['a name of a page', `{"type":"pair","proof":"x","name":"${'x'.repeat(81)}"}`],
    ['no JSON', 'pair'],
  ])('ends with 4407 after %s, which costs no try', async (_name, instead) => {
    const { address, openCode } = await createStage();
    const code = await openCode();
    expect((await pairWith(address, code, { instead })).close).toBe(4407);
    expect(wordsOf((await pairWith(address, WRONG_CODE)).answer)).toContain('4 more');
    expect(await pairWith(address, code)).toMatchObject({ isProved: true });
  });
});

describe('a paired key', () => {
  test('counts with its own Origin alone', async () => {
    const { address, pair } = await createStage();
    const token = await pair();
    expect(await tryKey(address, token, FIREFOX)).toBe('ready');
    expect(await tryKey(address, token)).toBe('4401 after aside.v1');
    expect(await tryKey(address, token, KNOWN_ORIGINS[0])).toBe('4401 after aside.v1');
    expect(await tryKey(address, token, 'moz-extension://another')).toBe('4401 after aside.v1');
    expect(await tryKey(address, token, 'http://evil.test')).toBe('HTTP 403');
  });

  test('opens what local.key opens, but for the list of clients', async () => {
    const { address, pair } = await createStage();
    const client = await greetAside(address, await pair(), { origin: FIREFOX });
    client.send({
      type: 'chat',
      turn: TURN,
      conversation: CONVERSATION,
      parent: null,
      question: [{ type: 'text', text: 'Hello?' }],
    });
    expect(await client.next('done')).toMatchObject({ saved: 'stored' });
    for (const type of ['pairing', 'clients', 'rotate'] as const) {
      client.send({ type, id: type });
      expect(await client.next('error')).toMatchObject({ id: type, code: 'forbidden' });
    }
  });

  test('that is revoked while it streams is cut off with 4401 at once, its turn is cancelled, and it is let in no more', async () => {
    const ollama = createFakeOllama();
    await ollama.listen();
    onTestFinished(() => ollama.close());
    ollama.script(hangAfter(['The', ' answer']));
    const { address, manager, pair, listed } = await createStage({ upstreams: [{ kind: 'ollama', url: ollama.url }] });
    const token = await pair();
    const keyId = parseToken(token)?.keyId ?? '';
    const streaming = await greetAside(address, token, { origin: FIREFOX });
    const idle = await greetAside(address, token, { origin: FIREFOX });
    const unproved = connectAside(address, token, { origin: FIREFOX });
    await unproved.next('welcome');
    streaming.send({
      type: 'chat',
      turn: TURN,
      conversation: CONVERSATION,
      parent: null,
      question: [{ type: 'text', text: 'Hello?' }],
    });
    await streaming.next('token');
    const request = await ollama.nextRequest();
    expect((await listed())[1]).toMatchObject({ connections: 2, lastSeenAt: expect.any(Number) });

    const closed = [streaming, idle, unproved].map(({ webSocket }) => closeOf(webSocket));
    manager.send({ type: 'revoke', id: 'r', client: keyId });
    expect(await manager.next('ok')).toEqual({ type: 'ok', id: 'r' });
    for (const { code, reason } of await Promise.all(closed)) {
      expect([code, reason]).toEqual([4401, 'the key is not valid any more']);
    }
    expect(await request.closed).toBe('aborted');
    expect(await tryKey(address, token, FIREFOX)).toBe('4401 after aside.v1');
    expect(await listed()).toHaveLength(1);
    manager.send({ type: 'revoke', id: 'again', client: keyId });
    expect(await manager.next('error')).toMatchObject({ id: 'again', code: 'client_gone' });
  });

  test('that was revoked is gone after a restart too', async () => {
    const dataDir = createTestFolder();
    const { companion, manager, pair } = await createStage({ dataDir });
    const token = await pair();
    manager.send({ type: 'revoke', id: 'r', client: parseToken(token)?.keyId ?? '' });
    await manager.next('ok');
    await companion.stop();
    const { address } = await startTestCompanion({ dataDir });
    expect(await tryKey(address, token, FIREFOX)).toBe('4401 after aside.v1');
  });

  test('may give itself up, and nobody else', async () => {
    const { address, pair, listed } = await createStage();
    const [token, other] = [await pair(), await pair(`${FIREFOX}0`)];
    const client = await greetAside(address, token, { origin: FIREFOX });
    client.send({ type: 'revoke', id: 'other', client: parseToken(other)?.keyId ?? '' });
    expect(await client.next('error')).toMatchObject({ id: 'other', code: 'forbidden' });
    const closed = closeOf(client.webSocket);
    client.send({ type: 'revoke', id: 'own', client: parseToken(token)?.keyId ?? '' });
    expect(await client.next('ok')).toEqual({ type: 'ok', id: 'own' });
    expect((await closed).code).toBe(4401);
    expect((await listed()).map(({ client: id }) => id)).not.toContain(parseToken(token)?.keyId);
  });

  test('is noted as seen when it comes, while it stays, and in a request', async () => {
    const dataDir = createTestFolder();
    const { companion, address, pair, listed } = await createStage({ dataDir });
    const token = await pair();
    const before = Date.now();
    const headers = { origin: FIREFOX, authorization: `Bearer ${token}` };
    await fetch(`http://${address}/health`, { headers });
    const seen = (await listed())[1]?.lastSeenAt ?? 0;
    expect(seen).toBeGreaterThanOrEqual(before);
    await companion.stop();
    const again = await createStage({ dataDir });
    expect((await again.listed())[1]?.lastSeenAt).toBe(seen);
  });
});

describe('local.key', () => {
  test('stands first in the list, and cannot be revoked', async () => {
    const { companion, manager, listed } = await createStage();
    const [local] = await listed();
    expect(local).toMatchObject({
      client: parseToken(companion.localToken)?.keyId,
      origin: '-',
      local: true,
      connections: 1,
    });
    manager.send({ type: 'revoke', id: 'r', client: local?.client ?? '' });
    expect(await manager.next('error')).toMatchObject({ id: 'r', code: 'forbidden' });
  });

  test('that is replaced cuts off who showed it, the asker after its answer, and lets turns go on', async () => {
    const ollama = createFakeOllama();
    await ollama.listen();
    onTestFinished(() => ollama.close());
    ollama.script(hangAfter(['The', ' answer']));
    const { companion, address, manager } = await createStage({ upstreams: [{ kind: 'ollama', url: ollama.url }] });
    const old = companion.localToken;
    const other = await greetAside(address, old);
    other.send({
      type: 'chat',
      turn: TURN,
      conversation: CONVERSATION,
      parent: null,
      question: [{ type: 'text', text: 'Hello?' }],
    });
    await other.next('token');
    const closed = [manager, other].map(({ webSocket }) => closeOf(webSocket));
    manager.send({ type: 'rotate', id: 'r' });
    expect(await manager.next('ok')).toEqual({ type: 'ok', id: 'r' });
    for (const { code } of await Promise.all(closed)) expect(code).toBe(4401);
    expect(companion.localToken).not.toBe(old);
    expect(await tryKey(address, old)).toBe('4401 after aside.v1');
    const client = await greetAside(address, companion.localToken);
    client.send({ type: 'attach', turn: TURN, seq: 0 });
    expect((await client.next('token')).content).toBe('The answer');
    client.send({ type: 'cancel', turn: TURN });
    await client.next('cancelled');
  });
});

describe('without guests', () => {
  test('a listed origin is told that it needs a key, and gets in with one', async () => {
    const { address, pair } = await createStage({ guests: false });
    const origin = KNOWN_ORIGINS[0] ?? '';
    const socket = new WebSocket(`ws://${address}/ws/chat`, ['aside.v1'], { origin });
    expect(await closeOf(socket)).toEqual({ code: 4401, reason: 'A key is needed here.' });
    expect(await tryKey(address, await pair(origin), origin)).toBe('ready');
  });
});

test('what is wrong with the storage is said before a code is opened', async () => {
  const dataDir = createTestFolder();
  writeFileSync(join(dataDir, 'conversations.db'), 'This is no database. '.repeat(1_000), { mode: 0o600 });
  const { manager } = await createStage({ dataDir });
  manager.send({ type: 'pairing', id: 'p' });
  expect(await manager.next('error')).toMatchObject({ id: 'p', code: 'storage_failed' });
});

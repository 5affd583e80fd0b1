import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { KNOWN_ORIGINS } from '../../companion/access/known-origins.ts';
import { type Companion, startCompanion } from '../../companion/companion.ts';
import { toQuestion } from '../../protocol/question-parts.ts';
import { createCapturedLog } from '../helpers/captured-log.ts';
import { createFakeOllama } from '../helpers/fake-ollama.ts';
import { hangAfter } from '../helpers/fake-ollama-answers.ts';
import { findLastingPort } from '../helpers/lasting-port.ts';
import { rawRequest } from '../helpers/raw-request.ts';
import { connectAside } from './server/aside-client.ts';
import { createTestFolder, startTestCompanion, type TestCompanion, testSettings } from './server/test-companion.ts';
import { closeOf, messageOf, openOf } from './server/test-server.ts';

const TURN = '6b1a3c2e-9a52-4f0d-8d5b-6f5d4d3c2b1a';
const CONVERSATION = '0e4fb6b0-55a7-4d6b-a1a7-3b9c2a1d0f5e';

async function listenFakeOllama() {
  const ollama = createFakeOllama();
  await ollama.listen();
  onTestFinished(() => ollama.close());
  return ollama;
}

/** A client at article depth that has shown its key. */
async function connectArticle(address: string, token: string, path = '/ws/chat'): Promise<WebSocket> {
  const webSocket = new WebSocket(`ws://${address}${path}?token=${token}`);
  onTestFinished(() => webSocket.terminate());
  await openOf(webSocket);
  return webSocket;
}

/** A client that has proved its key. */
async function greet({ address, localToken }: Companion) {
  const client = connectAside(address, localToken);
  const { nonce = '' } = await client.next('welcome');
  client.send({ type: 'hello', proof: client.prove('client', nonce) });
  return client;
}

describe('a companion', () => {
  test('proves the key to a client, is shown it, and answers', async () => {
    const ollama = await listenFakeOllama();
    const { address, localToken } = await startTestCompanion({ upstreams: [{ kind: 'ollama', url: ollama.url }] });
    const client = connectAside(address, localToken);
    const welcome = await client.next('welcome');
    expect(welcome.role).toBe('client');
    expect(welcome.proof).toBe(client.prove('server', welcome.nonce ?? ''));
    client.send({ type: 'hello', proof: client.prove('client', welcome.nonce ?? '') });
    client.send({
      type: 'chat',
      turn: TURN,
      conversation: CONVERSATION,
      parent: null,
      question: toQuestion('Hello?', []),
    });
    expect(await client.next('done')).toMatchObject({ turn: TURN, reason: 'stop', model: 'smollm2:135m' });
  });

  test.each([
    ['of the wrong direction', 'server'],
    ['that is missing', undefined],
  ] as const)('closes with 4401 after a proof %s', async (_name, side) => {
    const { address, localToken } = await startTestCompanion();
    const client = connectAside(address, localToken);
    const { nonce = '' } = await client.next('welcome');
    const closed = closeOf(client.webSocket);
    client.send({ type: 'hello', ...(side && { proof: client.prove(side, nonce) }) });
    expect((await closed).code).toBe(4401);
  });

  test('lets a client with a key into the shared room', async () => {
    const { address, localToken } = await startTestCompanion();
    const member = await connectArticle(address, localToken, '/ws/shared');
    member.send(JSON.stringify({ type: 'cancel' }));
    expect(JSON.parse(await messageOf(member))).toEqual({ type: 'cancelled' });
  });

  test('lets listed origins and names in', async () => {
    const { port } = await startTestCompanion({ origins: ['http://page.test'], allowHosts: ['aside.test'] });
    const webSocket = new WebSocket(`ws://127.0.0.1:${port}/ws/chat`, {
      origin: 'http://page.test',
      headers: { host: 'aside.test' },
    });
    onTestFinished(() => webSocket.terminate());
    await expect(openOf(webSocket)).resolves.toBeUndefined();
  });

  test('says in /health, to whoever shows the key, what it is and who answers', async () => {
    const ollama = await listenFakeOllama();
    const { address, localToken } = await startTestCompanion({ upstreams: [{ kind: 'ollama', url: ollama.url }] });
    // Asking for the models waits for the first probe.
    const client = connectAside(address, localToken);
    const { nonce = '' } = await client.next('welcome');
    client.send({ type: 'hello', proof: client.prove('client', nonce) });
    client.send({ type: 'models', id: '1' });
    await client.next('models');
    const response = await fetch(`http://${address}/health`, { headers: { authorization: `Bearer ${localToken}` } });
    expect(await response.json()).toMatchObject({
      ok: true,
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      models: [{ name: 'smollm2:135m' }, { name: 'reader' }],
      upstreams: [{ kind: 'ollama', status: 'ready' }, { kind: 'reader' }],
    });
  });

  test('tells who started it where it listens and who answers, and when that changes', async () => {
    const ollama = createFakeOllama();
    const url = await ollama.listen();
    const { port } = ollama;
    await ollama.close();
    onTestFinished(() => ollama.close());
    const lines: string[] = [];
    let heard = Promise.withResolvers<void>();
    const companion = await startCompanion(testSettings({ upstreams: [{ kind: 'ollama', url }] }), {
      log: createCapturedLog(),
      announce(line) {
        lines.push(line);
        if (lines.length > 1) heard.resolve();
      },
    });
    onTestFinished(() => companion.stop());
    expect(lines).toEqual([`Aside listens on ${companion.address}.`]);
    await heard.promise;
    expect(lines[1]).toMatch(`No Ollama at ${url} yet. Meanwhile the built-in reader answers`);
    heard = Promise.withResolvers<void>();
    await ollama.listen({ port });
    // Asking for the models makes it look.
    const client = connectAside(companion.address, companion.localToken);
    const { nonce = '' } = await client.next('welcome');
    client.send({ type: 'hello', proof: client.prove('client', nonce) });
    client.send({ type: 'models', id: '1' });
    await heard.promise;
    expect(lines[2]).toMatch(/Ollama .* answers, with 1 model\./);
  });
});

describe('a companion whose conversations cannot be read', () => {
  test('leaves the file alone, answers unsaved, and says so to everybody who should know', async () => {
    const dataDir = createTestFolder();
    const file = join(dataDir, 'conversations.db');
    const damaged = 'This is no database. '.repeat(1_000);
    writeFileSync(file, damaged, { mode: 0o600 });
    const { address, localToken, announced } = await startTestCompanion({ dataDir });
    expect(announced[1]).toMatch(/^Chats are not being saved\. .*damaged/);
    const response = await fetch(`http://${address}/health?token=${localToken}`);
    expect(await response.json()).toMatchObject({
      ok: true,
      storage: { ok: false, code: 'storage_failed', params: { cause: 'damaged' } },
    });
    const client = connectAside(address, localToken);
    const { nonce = '', notice } = await client.next('welcome');
    expect(notice).toMatchObject({ code: 'not_saved', error: { params: { cause: 'damaged' } } });
    client.send({ type: 'hello', proof: client.prove('client', nonce) });
    client.send({
      type: 'chat',
      turn: TURN,
      conversation: CONVERSATION,
      parent: null,
      question: toQuestion('Hello?', []),
    });
    expect(await client.next('done')).toMatchObject({ saved: 'failed' });
    expect(readFileSync(file, 'utf8')).toBe(damaged);
  });
});

describe('a companion that starts again', () => {
  test('has what was said', async () => {
    const dataDir = createTestFolder();
    const question = {
      type: 'chat',
      turn: TURN,
      conversation: CONVERSATION,
      parent: null,
      question: toQuestion('Hello?', []),
    } as const;
    const first = await startTestCompanion({ dataDir });
    const before = await greet(first);
    before.send(question);
    expect(await before.next('done')).toMatchObject({ saved: 'stored' });
    await first.stop();
    const client = await greet(await startTestCompanion({ dataDir }));
    client.send({ type: 'conversations', id: 'r1' });
    expect((await client.next('conversations')).items).toMatchObject([{ conversation: CONVERSATION, title: 'Hello?' }]);
    client.send(question);
    expect((await client.next('snapshot')).parts).toMatchObject([{ type: 'text', text: expect.stringMatching(/./) }]);
    expect(await client.next('done')).toMatchObject({ turn: TURN, saved: 'stored' });
  });
});

describe('a companion that stops', () => {
  test('ends a running turn with interrupted, tells the upstream, and closes with 1001', async () => {
    const ollama = await listenFakeOllama();
    ollama.script(hangAfter(['The', ' answer']));
    const companion = await startTestCompanion({ upstreams: [{ kind: 'ollama', url: ollama.url }] });
    const asker = await connectArticle(companion.address, companion.localToken);
    asker.send(JSON.stringify({ message: 'Hello?' }));
    expect(JSON.parse(await messageOf(asker))).toMatchObject({ type: 'token' });
    const request = await ollama.nextRequest();
    const messages: { type: string; code?: string }[] = [];
    asker.on('message', (data) => messages.push(JSON.parse(String(data))));
    const closed = closeOf(asker);
    await companion.stop();
    expect((await closed).code).toBe(1001);
    expect(messages.at(-1)).toMatchObject({ type: 'error', code: 'interrupted' });
    expect(await request.closed).toBe('aborted');
    await expect(fetch(`http://${companion.address}/health`)).rejects.toThrow();
  });

  test('stops once, however often it is told to', async () => {
    const companion = await startTestCompanion();
    const first = companion.stop();
    expect(companion.stop()).toBe(first);
    await first;
  });

  test('says nothing more to who started it', async () => {
    const companion = await startTestCompanion();
    await companion.stop();
    expect(companion.announced).toEqual([`Aside listens on ${companion.address}.`]);
  });

  test('leaves the port to the next one', async () => {
    const port = await findLastingPort();
    const first = await startTestCompanion({ port });
    await first.stop();
    const second = await startTestCompanion({ port });
    expect([first.port, second.port]).toEqual([port, port]);
  });
});

describe('a companion beyond loopback', () => {
  const exposed = { host: '0.0.0.0', insecureLan: true };

  test('does not start over plain http without consent, and says what to do', async () => {
    const dataDir = join(createTestFolder(), 'new');
    await expect(startTestCompanion({ host: '0.0.0.0', dataDir })).rejects.toThrow(/plain http.*--insecure-lan/s);
    expect(existsSync(dataDir)).toBe(false);
  });

  test('says so to who started it, before anything else', async () => {
    const { announced } = await startTestCompanion(exposed);
    expect(announced[0]).toMatch(/^Aside listens beyond this machine, on every address of this machine/);
    expect(announced[1]).toContain('Everybody on that network can reach this port.');
  });

  test('has no guests, not even from this machine', async () => {
    const { port, localToken } = await startTestCompanion(exposed);
    const guest = new WebSocket(`ws://127.0.0.1:${port}/ws/chat`, { origin: KNOWN_ORIGINS[0] });
    expect(await closeOf(guest)).toEqual({ code: 4401, reason: 'A key is needed here.' });
    const client = new WebSocket(`ws://127.0.0.1:${port}/ws/chat?token=${localToken}`, { origin: KNOWN_ORIGINS[0] });
    onTestFinished(() => client.terminate());
    await expect(openOf(client)).resolves.toBeUndefined();
  });

  test('is called by whatever address a request came to, and by no name', async () => {
    const { port } = await startTestCompanion(exposed);
    const addresses = Object.values(networkInterfaces()).flatMap((infos) => infos ?? []);
    const own = addresses.filter(({ family }) => family === 'IPv4').map(({ address }) => address);
    for (const address of ['127.0.0.2', ...own]) {
      expect((await fetch(`http://${address}:${port}/health`)).status).toBe(200);
      for (const host of [`evil.test:${port}`, `192.0.2.77:${port}`, `0.0.0.0:${port}`]) {
        const { status } = await rawRequest(port, ['GET /health HTTP/1.1', `Host: ${host}`], address);
        expect([host, status]).toEqual([host, 403]);
      }
    }
  });

  test('on another loopback address is not beyond it', async () => {
    const { address, announced } = await startTestCompanion({ host: '127.0.0.2' });
    expect(announced).toEqual([`Aside listens on ${address}.`]);
    const guest = new WebSocket(`ws://${address}/ws/chat`, { origin: KNOWN_ORIGINS[0] });
    onTestFinished(() => guest.terminate());
    await expect(openOf(guest)).resolves.toBeUndefined();
  });
});

test('a refusal names who was refused: the peer, or whom a listed proxy names', async () => {
  const claims = ['GET /health HTTP/1.1', 'Host: evil.test', 'X-Forwarded-For: 127.0.0.1, 192.0.2.7'];
  const [believing, other] = [await startTestCompanion({ trustProxies: ['127.0.0.1'] }), await startTestCompanion()];
  for (const { port } of [believing, other]) await rawRequest(port, claims);
  const refused = ({ log }: TestCompanion) => log.lines().find(({ msg }) => msg === 'refused');
  expect(refused(believing)).toMatchObject({ from: '192.0.2.7', reason: 'Host is not ours' });
  expect(refused(other)).toMatchObject({ from: '127.0.0.1' });
});

describe('a companion that cannot start', () => {
  test('says which port is taken and what to do, and leaves nothing behind', async () => {
    const first = await startTestCompanion();
    await expect(startTestCompanion({ port: first.port })).rejects.toThrow(/is taken.*--port/);
  });

  test('says that another one uses its data folder, and leaves that one alone', async () => {
    const dataDir = createTestFolder();
    const first = await startTestCompanion({ dataDir });
    await expect(startTestCompanion({ dataDir })).rejects.toMatchObject({ code: 'in_use' });
    expect((await fetch(`http://${first.address}/health`)).status).toBe(200);
  });

  test('says what is wrong with its data folder before it listens', async () => {
    const port = await findLastingPort();
    const dataDir = '/dev/null/aside';
    await expect(startTestCompanion({ dataDir, port })).rejects.toThrow(/--data-dir/);
    await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow();
  });
});

test('one data folder has one key, and another folder another', async () => {
  const dataDir = createTestFolder();
  const one = await startTestCompanion({ dataDir });
  await one.stop();
  const [same, other] = [await startTestCompanion({ dataDir }), await startTestCompanion()];
  expect(one.localToken).toBe(same.localToken);
  expect(one.localToken).not.toBe(other.localToken);
});

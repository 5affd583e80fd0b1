import type { OutgoingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';
import { KNOWN_ORIGINS } from '../../companion/access/known-origins.ts';
import type { CompanionOptions } from '../../companion/companion.ts';
import type { Settings } from '../../companion/settings/settings.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { toQuestion } from '../../protocol/question-parts.ts';
import { WRONG_CODE } from '../companion/access/pairing/code-prover.ts';
import {
  type AsideClient,
  type AsideClientOptions,
  connectAside,
  greetAside,
} from '../companion/server/aside-client.ts';
import { FIREFOX, pairWith } from '../companion/server/pairing-client.ts';
import { startTestCompanion, type TestCompanion } from '../companion/server/test-companion.ts';
import { closeOf, messageOf, openOf, outcomeOf } from '../companion/server/test-server.ts';
import { createFakeOllama, type FakeOllama } from '../helpers/fake-ollama.ts';
import { hangAfter, manual } from '../helpers/fake-ollama-answers.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { rawRequest } from '../helpers/raw-request.ts';
import {
  findNginxPorts,
  LACKS_NGINX,
  NAME,
  type NginxOptions,
  type NginxProcess,
  startNginx,
} from './nginx-process.ts';

/** Seconds of real silence to sit through, by hand: `ASIDE_SILENCE_S=300 npx vitest run tests/deploy/nginx.test.ts`. */
const SILENCE_S = Number(process.env.ASIDE_SILENCE_S ?? 0);
const EXTENSION = KNOWN_ORIGINS[0] ?? '';
const TURN = '6b1a3c2e-9a52-4f0d-8d5b-6f5d4d3c2b1a';
const CONVERSATION = '0e4fb6b0-55a7-4d6b-a1a7-3b9c2a1d0f5e';
const QUESTION = {
  type: 'chat',
  turn: TURN,
  conversation: CONVERSATION,
  parent: null,
  question: toQuestion('Hello?', []),
} as const;

interface Setting {
  ollama: FakeOllama;
  companion: TestCompanion;
  nginx: NginxProcess;
  /** `host:port` as a browser shows it. */
  address: string;
  /** For clients: they trust nginx's certificate, and find its name on this machine. */
  dial: AsideClientOptions;
}

/** A model, the companion and nginx in front of it, as the guide says to start them. */
async function startAll(
  options: Partial<CompanionOptions> = {},
  nginxOptions: Partial<NginxOptions> = {},
): Promise<Setting> {
  const ollama = createFakeOllama();
  const url = await ollama.listen();
  onTestFinished(() => ollama.close());
  const ports = await findNginxPorts();
  // On a real machine it is 443, which nobody writes.
  const address = `${NAME}:${ports.https}`;
  const settings: Partial<Settings> = {
    upstreams: [{ kind: 'ollama', url }],
    allowHosts: [address],
    trustProxies: ['127.0.0.1'],
  };
  const companion = await startTestCompanion(settings, options);
  const nginx = await startNginx({ ports, companionPorts: [companion.port], ...nginxOptions });
  return { ollama, companion, nginx, address, dial: { secure: true, ca: nginx.certificate, lookup: lookUpHere } };
}

const lookUpHere: LookupFunction = (_name, options, done) => {
  if (options.all) done(null, [{ address: '127.0.0.1', family: 4 }]);
  else done(null, '127.0.0.1', 4);
};

/** A client that has proved its key, and was proved to. */
async function greet({ companion, address, dial }: Setting): Promise<AsideClient> {
  const client = connectAside(address, companion.localToken, dial);
  const { nonce = '', proof } = await client.next('welcome');
  expect(proof).toBe(client.prove('server', nonce));
  client.send({ type: 'hello', proof: client.prove('client', nonce) });
  return client;
}

function connect({ address, dial }: Setting, target: string, options: ClientOptions = {}): WebSocket {
  const webSocket = new WebSocket(`wss://${address}${target}`, { ...dial, ...options });
  onTestFinished(() => webSocket.terminate());
  return webSocket;
}

/** Status and headers of a plain request over TLS. */
function ask(
  { address, dial }: Setting,
  target: string,
  options: { method?: string; headers?: OutgoingHttpHeaders; body?: Buffer; localAddress?: string },
) {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; headers: object }>();
  const { body, ...rest } = options;
  const request = httpsRequest(
    `https://${address}${target}`,
    { ca: dial.ca, lookup: lookUpHere, agent: false, ...rest },
    (response) => {
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
    },
  );
  request.on('error', reject);
  request.end(body);
  return promise;
}

describe.skipIf(LACKS_NGINX)('a companion behind nginx', () => {
  test('proves the key and is shown it, for the name that the browser dialled', async () => {
    const client = await greet(await startAll());
    client.send(QUESTION);
    expect(await client.next('done')).toMatchObject({ turn: TURN, reason: 'stop' });
  });

  test('answers at article depth whoever shows the key in the address', async () => {
    const all = await startAll();
    const asker = connect(all, `/ws/chat?token=${all.companion.localToken}`);
    await openOf(asker);
    asker.send(JSON.stringify({ message: 'Hello?' }));
    expect(JSON.parse(await messageOf(asker))).toMatchObject({ type: 'token' });
  });

  test('sends each token at once, while the answer goes on', async () => {
    const all = await startAll();
    const answer = manual();
    all.ollama.script(answer);
    const client = await greet(all);
    client.send(QUESTION);
    for (const content of ['The', ' moon', ' pulls.']) {
      answer.token(content);
      expect(await client.next('token')).toMatchObject({ content });
    }
    answer.done();
    await client.next('done');
  });

  test('passes Stop on to the model, and confirms it', async () => {
    const all = await startAll();
    all.ollama.script(hangAfter(['The']));
    const client = await greet(all);
    client.send(QUESTION);
    await client.next('token');
    const request = await all.ollama.nextRequest();
    client.send({ type: 'cancel', turn: TURN });
    expect(await client.next('cancelled')).toMatchObject({ turn: TURN });
    expect(await request.closed).toBe('aborted');
  });

  test('answers on while nginx is gone, and gives the rest to a client that is back', async () => {
    const all = await startAll();
    const answer = manual();
    all.ollama.script(answer);
    const before = await greet(all);
    before.send(QUESTION);
    answer.token('The');
    const { seq = 0 } = await before.next('token');
    const closed = closeOf(before.webSocket);
    await all.nginx.stop();
    expect((await closed).code).toBe(1006);
    answer.token(' moon');
    answer.done();
    await all.nginx.start();
    const after = await greet(all);
    after.send({ type: 'attach', turn: TURN, seq });
    expect(await after.next('token')).toMatchObject({ content: ' moon' });
    expect(await after.next('done')).toMatchObject({ turn: TURN });
  });

  test('answers on through a reload of nginx', async () => {
    const all = await startAll();
    const answer = manual();
    all.ollama.script(answer);
    const client = await greet(all);
    client.send(QUESTION);
    answer.token('The');
    await client.next('token');
    await all.nginx.reload();
    answer.token(' moon');
    expect(await client.next('token')).toMatchObject({ content: ' moon' });
    answer.done();
    await client.next('done');
    await greet(all);
  });

  test('refuses as it does without nginx', async () => {
    const all = await startAll();
    const token = all.companion.localToken;
    const wrong = `${token.slice(0, -4)}AAAA`;
    const outcome = (target: string, options: ClientOptions) => outcomeOf(connect(all, target, options));
    expect(await outcome(`/ws/chat?token=${token}`, { origin: 'https://evil.test' })).toBe('HTTP 403');
    expect(await outcome(`/ws/chat?token=${token}`, { headers: { host: 'evil.test' } })).toBe('HTTP 403');
    expect(await outcome(`/ws/chat?token=${wrong}`, {})).toBe('4401 after ');
    expect(await outcome('/ws/chat', { origin: EXTENSION })).toBe('HTTP 403');
    expect(await outcome('/ws/chat', {})).toBe('HTTP 403');
    const client = connectAside(all.address, wrong, all.dial);
    const { nonce = '' } = await client.next('welcome');
    const closed = closeOf(client.webSocket);
    client.send({ type: 'hello', proof: client.prove('client', nonce) });
    expect((await closed).code).toBe(4401);
  });

  test('pairs an extension and its own page for a code, and leaves neither code nor key in a log', async () => {
    const all = await startAll();
    const { address, companion, dial, nginx } = all;
    const manager = await greetAside(companion.address, companion.localToken);
    for (const origin of [FIREFOX, `https://${address}`]) {
      manager.send({ type: 'pairing', id: 'p' });
      const { code } = await manager.next('pairing');
      expect((await pairWith(address, WRONG_CODE, { origin, socket: dial })).answer).toMatchObject({
        code: 'code_wrong',
      });
      const { answer, isProved } = await pairWith(address, code, { origin, socket: dial });
      expect(isProved).toBe(true);
      const token = answer?.type === 'paired' ? answer.token : '';
      const client = connectAside(address, token, { ...dial, origin });
      const { nonce = '', proof } = await client.next('welcome');
      expect(proof).toBe(client.prove('server', nonce));
      client.send({ type: 'hello', proof: client.prove('client', nonce) });
      client.send({ type: 'ping' });
      await client.next('pong');
      expect(nginx.logs()).not.toContain(code);
      expect(nginx.logs()).not.toContain(code.replace('-', ''));
      expect(nginx.logs()).not.toContain(token.split('.')[1]);
    }
  });

  test('believes nginx about where a request came from, and no header of the caller', async () => {
    const all = await startAll();
    const claims = {
      'x-forwarded-for': '192.0.2.9',
      'x-real-ip': '192.0.2.9',
      'x-forwarded-host': '127.0.0.1',
      forwarded: 'for=192.0.2.9',
    };
    // Another address than the proxy's own, and one that this machine has.
    const options = { localAddress: '127.0.0.2', headers: claims };
    expect(await outcomeOf(connect(all, '/ws/chat', { ...options, origin: EXTENSION }))).toBe('HTTP 403');
    const refused = all.companion.log.lines().filter(({ msg }) => msg === 'refused');
    expect(refused).toMatchObject([{ from: '127.0.0.2', code: 403 }]);
  });

  test('has its addresses, with keys in them, in no log of nginx', async () => {
    const all = await startAll();
    const { companion, nginx } = all;
    const canary = 'canary-secret';
    const target = `/ws/chat?token=${canary}`;
    const open = connect(all, `/ws/chat?token=${companion.localToken}`);
    await openOf(open);
    expect(await outcomeOf(connect(all, target))).toBe('4401 after ');
    const { head } = await rawRequest(nginx.ports.http, [`GET ${target} HTTP/1.1`, `Host: ${NAME}`]);
    expect(head).toMatch(new RegExp(`^Location: https://${NAME}/$`, 'm'));
    for (const line of [
      `GET ${target} HTTP/7.7`,
      `GET ${target}${'x'.repeat(40_000)} HTTP/1.1`,
      `G%T ${target} HTTP/1.1`,
    ]) {
      await rawRequest(nginx.ports.http, [line, `Host: ${NAME}`]);
      await rawRequest(nginx.ports.https, [line, `Host: ${NAME}`]);
    }
    expect((await ask(all, `${target}${'x'.repeat(40_000)}`, {})).status).toBe(414);
    expect((await ask(all, target, { headers: { x: 'x'.repeat(40_000) } })).status).toBe(400);
    await ask(all, '/health', { headers: { referer: `https://${NAME}${target}` } });
    open.terminate();
    await companion.stop();
    expect(await outcomeOf(connect(all, target))).toBe('HTTP 502');
    await nginx.stop();
    const logs = nginx.logs();
    for (const status of [101, 301, 502]) expect(logs).toMatch(new RegExp(`GET /(ws/chat)? ?.*${status} `));
    expect(logs).not.toContain('token');
    expect(logs).not.toContain(canary);
    expect(logs).not.toContain(companion.localToken);
  });

  test('is reached over TLS alone, and browsers are told to remember that', async () => {
    const all = await startAll();
    const { status, headers } = await ask(all, '/health', {});
    expect([status, headers]).toMatchObject([200, { 'strict-transport-security': 'max-age=31536000' }]);
    const plain = await fetch(`http://127.0.0.1:${all.nginx.ports.http}/health`, { redirect: 'manual' });
    expect([plain.status, plain.headers.get('location')]).toEqual([301, `https://${NAME}/`]);
  });

  test.each(['TLSv1', 'TLSv1.1'] as const)('does not speak %s', async (version) => {
    const { nginx } = await startAll();
    const { promise, resolve } = Promise.withResolvers<string>();
    const socket = connectTls({
      host: '127.0.0.1',
      port: nginx.ports.https,
      servername: NAME,
      ca: nginx.certificate,
      minVersion: version,
      maxVersion: version,
      // Else our own side refuses first.
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    onTestFinished(() => void socket.destroy());
    socket.on('secureConnect', () => resolve('connected'));
    socket.on('error', (error) => resolve(String(error)));
    expect(await promise).toMatch(/alert protocol version/);
  });

  test('has 64 connections for one address, and room for others', async () => {
    const all = await startAll();
    const target = `/ws/chat?token=${all.companion.localToken}`;
    for (let count = 0; count < 64; count++) await openOf(connect(all, target));
    expect(await outcomeOf(connect(all, target))).toBe('HTTP 429');
    await openOf(connect(all, target, { localAddress: '127.0.0.2' }));
  });

  test('hears one address about five hundred times at once, and others all the same', async () => {
    const all = await startAll();
    // nginx takes a thousand on one connection.
    const requests = 950;
    const socket = connectTls({ host: '127.0.0.1', port: all.nginx.ports.https, servername: NAME, ca: all.dial.ca });
    onTestFinished(() => void socket.destroy());
    let answers = '';
    const answered = new Promise<void>((resolve) => {
      socket.setEncoding('latin1').on('data', (chunk) => {
        answers += chunk;
        if (answers.split('HTTP/1.1 ').length > requests) resolve();
      });
    });
    // One connection, and faster than its answers.
    socket.write(`GET /health HTTP/1.1\r\nHost: ${all.address}\r\n\r\n`.repeat(requests));
    await answered;
    const heard = answers.split('HTTP/1.1 200 ').length - 1;
    expect(answers.split('HTTP/1.1 429 ').length - 1).toBe(requests - heard);
    // A machine that is busy for some seconds lets a few more come in their time.
    expect(heard).toBeGreaterThan(500);
    expect(heard).toBeLessThan(900);
    expect((await ask(all, '/health', { localAddress: '127.0.0.2' })).status).toBe(200);
  });

  test('is kept from nginx by its own heartbeat, and ends without it', async () => {
    const clock = createManualClock();
    const kept = await startAll({ clock }, { readTimeout: '6s' });
    const control = await startAll({ clock: createManualClock() }, { readTimeout: '1s' });
    const client = await greet(kept);
    const closed = closeOf(client.webSocket);
    // Seven connections that nothing is said on last longer, one after the other, than nginx would wait for a word on one.
    for (let round = 0; round < 7; round++) {
      const silent = connect(control, `/ws/chat?token=${control.companion.localToken}`);
      expect((await closeOf(silent)).code).toBe(1006);
      clock.advance(LIMITS.pingMs);
      await client.next('ping');
      client.send({ type: 'pong' });
      // Answered once the pong has been heard.
      client.send({ type: 'ping' });
      await client.next('pong');
    }
    client.send(QUESTION);
    await client.next('done');
    expect((await closed).code).toBe(1006);
  });

  test.runIf(SILENCE_S > 0)(
    `lives through ${SILENCE_S || 300} s of silence`,
    { timeout: (SILENCE_S + 60) * 1_000 },
    async () => {
      // As committed, and with the minute that nginx waits by itself.
      const all = [await startAll(), await startAll({}, { readTimeout: '60s' })];
      const quiet = all.map(async (setting) => {
        const client = await greet(setting);
        let pings = 0;
        client.webSocket.on('message', (data) => {
          if (JSON.parse(String(data)).type !== 'ping') return;
          pings++;
          client.send({ type: 'pong' });
        });
        const article = connect(setting, `/ws/chat?token=${setting.companion.localToken}`);
        await openOf(article);
        await pause(SILENCE_S * 1_000);
        expect(pings).toBeGreaterThanOrEqual(Math.floor((SILENCE_S * 1_000) / (LIMITS.pingMs + 2_000)));
        client.send(QUESTION);
        await client.next('done');
        article.send(JSON.stringify({ message: 'Still there?' }));
        expect(JSON.parse(await messageOf(article))).toMatchObject({ type: 'token' });
      });
      await Promise.all(quiet);
    },
  );
});

/** What plain HTTP may cost. Each test is named after the limit that it holds at its bound. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { createRefusalLog } from '../../companion/server/refusal-log.ts';
import { NO_PROXIES } from '../companion/access/head.ts';
import { connectAside } from '../companion/server/aside-client.ts';
import { startTestCompanion } from '../companion/server/test-companion.ts';
import { closeOf, OURS, openOf, startTestServer } from '../companion/server/test-server.ts';
import { createCapturedLog } from '../helpers/captured-log.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { rawRequest } from '../helpers/raw-request.ts';

/** Resolves once the other end of the next connection is closed. */
function endOfNextAccepted(): Promise<void> {
  return new Promise((resolve) => {
    const hear = (message: unknown) => {
      unsubscribe('net.server.socket', hear);
      (message as { socket: Socket }).socket.once('close', () => resolve());
    };
    subscribe('net.server.socket', hear);
  });
}

/** A connection that has asked nothing yet. */
async function knock(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' });
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** All that the other side says until it ends the connection. */
async function saidBy(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  await once(socket, 'close');
  return text;
}

const health = (port: number) => ['GET /health HTTP/1.1', `Host: 127.0.0.1:${port}`];

it('headBytes: a head of almost so many is read, and a larger one is 431', async () => {
  const { port } = await startTestCompanion({}, { limits: { headBytes: 2_000 } });
  const withHeader = (bytes: number) => rawRequest(port, [...health(port), `X-Cookie: ${'x'.repeat(bytes)}`]);
  expect((await withHeader(1_700)).status).toBe(200);
  expect((await withHeader(2_000)).status).toBe(431);
});

it('headMs: a head that is begun or not even that is 408 after so long', async () => {
  const { port } = await startTestCompanion({}, { limits: { headMs: 100 } });
  // Each is listened to from its first moment: on a machine that is busy it may end before the next one is open.
  const said = [];
  for (const head of ['', 'GET /health HTTP/1.1\r\nX-Slow: ']) {
    const socket = await knock(port);
    said.push(saidBy(socket));
    socket.write(head);
  }
  for (const text of await Promise.all(said)) expect(text).toMatch(/^HTTP\/1\.1 408 /);
});

it('a body is refused at once, also one that never comes', async () => {
  const { port, localToken } = await startTestCompanion({}, { limits: { headMs: 100, requestMs: 200 } });
  const socket = await knock(port);
  const head = [
    'POST /health HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    `Authorization: Bearer ${localToken}`,
    'Content-Length: 100',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n{`);
  expect(await saidBy(socket)).toMatch(/^HTTP\/1\.1 405 /);
});

it('requestMs: a connection whose answer is not read ends after so long', async () => {
  // More than the buffers of a connection hold. Its head is whole, so that no limit of heads can end it.
  const page = { type: 'text/html', bytes: Buffer.alloc(64_000_000), etag: '"page"' };
  const ended = endOfNextAccepted();
  const { port } = await startTestServer({ web: new Map([['/', page]]), limits: { requestMs: 200, headMs: 200 } });
  const socket = await knock(port);
  socket.pause();
  socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
  await ended;
});

it('keepAliveMs: a connection that rests is told so, and ended', async () => {
  const { port } = await startTestCompanion({}, { limits: { keepAliveMs: 1_000 } });
  const socket = await knock(port);
  socket.write(`${health(port).join('\r\n')}\r\n\r\n`);
  expect(await saidBy(socket)).toMatch(/\r\nKeep-Alive: timeout=1\r\n/);
});

it('waitingConnections: so many may wait without a key, and a new one ends the oldest', async () => {
  const { port } = await startTestCompanion({}, { limits: { waitingConnections: 2, headMs: 60_000 } });
  const oldest = await knock(port);
  const ended = once(oldest, 'close');
  const second = await knock(port);
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws/chat`, { origin: OURS });
  onTestFinished(() => socket.terminate());
  await openOf(socket);
  await ended;
  // An upgrade leaves its place: nobody else has to go.
  const third = await knock(port);
  for (const waiting of [second, third]) {
    const said = saidBy(waiting);
    waiting.write(`${[...health(port), 'Connection: close'].join('\r\n')}\r\n\r\n`);
    expect(await said).toMatch(/^HTTP\/1\.1 200 /);
  }
});

it('strangerRequestsPerSecond: twice as many at once, then 429, while whoever has a key is served', async () => {
  const clock = createManualClock();
  const { port, localToken } = await startTestCompanion({}, { clock, limits: { strangerRequestsPerSecond: 2 } });
  const ask = async (...headers: string[]) => (await rawRequest(port, [...health(port), ...headers])).status;
  expect([await ask(), await ask(), await ask(), await ask(), await ask()]).toEqual([200, 200, 200, 200, 429]);
  expect(await ask(`Authorization: Bearer ${localToken}`)).toBe(200);
  clock.advance(1_000);
  expect(await ask()).toBe(200);
});

it('strangerRequestsPerSecond: what is refused counts among each other, and keeps nobody from the page', async () => {
  const clock = createManualClock();
  const { port } = await startTestCompanion({}, { clock, limits: { strangerRequestsPerSecond: 2 } });
  const ask = async (...headers: string[]) => (await rawRequest(port, [...health(port), ...headers])).status;
  const knock = () => ask('Sec-Fetch-Site: cross-site');
  expect([await knock(), await knock(), await knock(), await knock(), await knock()]).toEqual([
    403, 403, 403, 403, 429,
  ]);
  expect(await ask()).toBe(200);
});

it('refusalLines: so many a minute are logged, and the rest is counted', () => {
  const clock = createManualClock();
  const log = createCapturedLog();
  const refused = createRefusalLog(log, clock, NO_PROXIES, { refusalLines: 2 });
  const head = {
    method: 'GET',
    target: '/',
    headers: new Map(),
    remoteAddress: '127.0.0.1',
    localAddress: '127.0.0.1',
  };
  for (let index = 0; index < 5; index += 1) refused(403, 'no reason', head);
  expect(log.lines()).toHaveLength(2);
  clock.advance(60_000);
  refused(403, 'no reason', head);
  expect(log.lines().at(-1)).toMatchObject({ unloggedBefore: 3 });
});

describe('connections of one kind', () => {
  const limits = { strangerConnections: 1, guestConnections: 1, keyConnections: 1 };

  function open(port: number, kind: 'strangers' | 'guests' | 'clients', token: string): WebSocket {
    const keyId = token.split('.')[0];
    const webSocket =
      kind === 'strangers'
        ? new WebSocket(`ws://127.0.0.1:${port}/ws/chat`, ['aside.v1', `aside.key.${keyId}.${'n'.repeat(22)}`])
        : new WebSocket(
            `ws://127.0.0.1:${port}/ws/chat`,
            kind === 'guests' ? { origin: OURS } : { headers: { authorization: `Bearer ${token}` } },
          );
    onTestFinished(() => webSocket.terminate());
    return webSocket;
  }

  it.each(['strangers', 'guests', 'clients'] as const)('a flood of %s leaves room for the others', async (kind) => {
    const { port, localToken } = await startTestCompanion({}, { limits });
    await openOf(open(port, kind, localToken));
    for (let index = 0; index < 5; index += 1) {
      expect((await closeOf(open(port, kind, localToken))).code).toBe(4503);
    }
    for (const other of (['strangers', 'guests', 'clients'] as const).filter((each) => each !== kind)) {
      await openOf(open(port, other, localToken));
      expect((await closeOf(open(port, other, localToken))).code).toBe(4503);
    }
  });

  it('strangerConnections: so many have yet to prove their key, and one more is 4503', async () => {
    const { port, localToken } = await startTestCompanion({}, { limits: { strangerConnections: 2 } });
    for (let index = 0; index < 2; index += 1) await openOf(open(port, 'strangers', localToken));
    expect((await closeOf(open(port, 'strangers', localToken))).code).toBe(4503);
  });

  it('strangersPerAddress: so many of one address have yet to prove their key, one more is 4503, and others have room', async () => {
    const { address, localToken } = await startTestCompanion(
      { trustProxies: ['127.0.0.1'] },
      { limits: { strangersPerAddress: 2 } },
    );
    const come = (from: string) => connectAside(address, localToken, { headers: { 'x-forwarded-for': from } });
    await come('192.0.2.7').next('welcome');
    const first = come('192.0.2.7');
    const { nonce = '' } = await first.next('welcome');
    expect((await closeOf(come('192.0.2.7').webSocket)).code).toBe(4503);
    await come('192.0.2.8').next('welcome');
    first.send({ type: 'hello', proof: first.prove('client', nonce) });
    first.send({ type: 'ping' });
    await first.next('pong');
    await come('192.0.2.7').next('welcome');
  });

  it('guestConnections: so many guests are connected, and one more is 4503', async () => {
    const { port, localToken } = await startTestCompanion({}, { limits: { guestConnections: 2 } });
    for (let index = 0; index < 2; index += 1) await openOf(open(port, 'guests', localToken));
    expect((await closeOf(open(port, 'guests', localToken))).code).toBe(4503);
  });

  it('keyConnections: so many clients with a key are connected, and one more is 4503', async () => {
    const { port, localToken } = await startTestCompanion({}, { limits: { keyConnections: 2 } });
    for (let index = 0; index < 2; index += 1) await openOf(open(port, 'clients', localToken));
    expect((await closeOf(open(port, 'clients', localToken))).code).toBe(4503);
  });

  it('refusedConnections: so many are told why, and others end without a word', async () => {
    const { port, localToken } = await startTestCompanion(
      {},
      { limits: { guestConnections: 0, refusedConnections: 1 } },
    );
    // It hears that it is closed, and does not close its part.
    const deaf = await knock(port);
    const lines = [
      'GET /ws/chat HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      `Origin: ${OURS}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${'A'.repeat(22)}==`,
    ];
    deaf.write(`${lines.join('\r\n')}\r\n\r\n`);
    await once(deaf, 'data');
    expect((await closeOf(open(port, 'guests', localToken))).code).toBe(1006);
  });
});

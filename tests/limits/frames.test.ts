/** What one connection may send, and leave unread. Each test is named after the limit that it holds at its bound. */
import { expect, it } from 'vitest';
import { createSocketLink } from '../../companion/connections/transport/link.ts';
import { decodeClientMessage } from '../../protocol/codec.ts';
import { LIMITS, type Limits } from '../../protocol/limits.ts';
import { chat, startSession } from '../companion/connections/aside-session.ts';
import { GUEST, GUEST_ARTICLE, SHARED, startWireServer } from '../companion/connections/wire-server.ts';
import { startTestCompanion } from '../companion/server/test-companion.ts';
import { OURS } from '../companion/server/test-server.ts';
import { createCapturedLog } from '../helpers/captured-log.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { type RawWebSocket, toFrame } from '../helpers/raw-web-socket.ts';
import { openRawWebSocket } from './open-raw-web-socket.ts';

const AS_GUEST = [`Origin: ${OURS}`];

function asClient(token: string): string[] {
  return [`Authorization: Bearer ${token}`];
}

/** Resolves once the other side has taken in everything that was written. */
async function pinged({ write, waitFor }: RawWebSocket): Promise<void> {
  const answered = waitFor((text) => text === '{"type":"cancelled"}');
  await write(toFrame({ payload: '{"type":"cancel"}' }));
  await answered;
}

it('frameBytes: a frame of a client with a key may have that many, and one more is 1009', async () => {
  const { port, localToken } = await startTestCompanion({}, { limits: { frameBytes: 2_000, guestFrameBytes: 1_000 } });
  const client = await openRawWebSocket(port, asClient(localToken));
  await client.write(toFrame({ payload: 'x'.repeat(2_000) }));
  await pinged(client);
  await client.write(toFrame({ payload: 'x'.repeat(2_001) }));
  expect(await client.closed).toBe(1009);
});

it('frameBytes: as many characters a second are read, twice as many at once, and then 4429', async () => {
  const { connect, clock } = await startWireServer({ limits: { frameBytes: 1_000 } });
  const client = await connect(SHARED);
  const frame = 'x'.repeat(1_000);
  for (let index = 0; index < 3; index += 1) client.send(frame);
  const codes = [await client.take(), await client.take(), await client.take()].map(({ code }) => code);
  expect(codes).toEqual(['bad_message', 'bad_message', 'rate_limited']);
  clock.advance(2_000);
  client.send(frame);
  expect(await client.take()).toMatchObject({ code: 'bad_message' });
  for (let index = 0; index < 4; index += 1) client.send(frame);
  expect((await client.closed).code).toBe(4429);
});

it('guestFrameBytes: a frame of a guest may have that many, and one more is 1009', async () => {
  const { port } = await startTestCompanion({}, { limits: { guestFrameBytes: 1_000 } });
  const guest = await openRawWebSocket(port, AS_GUEST);
  await guest.write(toFrame({ payload: 'x'.repeat(1_000) }));
  await pinged(guest);
  await guest.write(toFrame({ payload: 'x'.repeat(1_001) }));
  expect(await guest.closed).toBe(1009);
});

it('guestFrameBytes: what a guest is answered weighs as much as what it says, but never ends its connection', async () => {
  const { connect, catalogue, clock } = await startWireServer({ limits: { guestFrameBytes: 1_000 } });
  const guest = await connect(GUEST);
  await guest.take();
  clock.advance(1_000);
  const status = {
    id: 'x',
    kind: 'ollama',
    address: '',
    status: 'ready',
    version: '',
    message: 'x'.repeat(100_000),
  } as const;
  catalogue.change({ models: [], cannotChat: [], defaultModel: '', upstreams: [status] });
  guest.send({ type: 'hello' });
  guest.send({ type: 'models', id: 'm' });
  expect(await guest.take()).toMatchObject({ type: 'models', id: 'm' });
  guest.send({ type: 'models', id: 'n' });
  expect(await guest.take()).toMatchObject({ type: 'error', code: 'rate_limited' });
  clock.advance(4_000);
  guest.send({ type: 'ping' });
  expect(await guest.take()).toEqual({ type: 'pong' });
});

it('guestFrameBytes: so much may come before a key is proved, in however many frames, and one byte more is 1009', async () => {
  const { port, localToken } = await startTestCompanion({}, { limits: { guestFrameBytes: 1_000, closeMs: 500 } });
  const keyId = localToken.split('.')[0];
  const offer = `Sec-WebSocket-Protocol: aside.v1, aside.key.${keyId}.${'n'.repeat(22)}`;
  const stranger = await openRawWebSocket(port, [offer]);
  await stranger.write(toFrame({ payload: 'x'.repeat(2_000), declaredBytes: 1_000_000 }));
  expect(await stranger.closed).toBe(1009);
});

it('frameFragments: a message may have that many, and one more is 1008', async () => {
  const { port } = await startTestCompanion({}, { limits: { frameFragments: 4 } });
  const guest = await openRawWebSocket(port, AS_GUEST);
  const inFragments = (count: number) =>
    Buffer.concat(
      Array.from({ length: count }, (_, index) =>
        toFrame({ opcode: index === 0 ? 1 : 0, isLast: index === count - 1, payload: ' ' }),
      ),
    );
  await guest.write(inFragments(4));
  await pinged(guest);
  await guest.write(inFragments(5));
  expect(await guest.closed).toBe(1008);
});

it('framePieces: who writes a frame in more pieces than that is closed with 1008', async () => {
  const { port } = await startTestCompanion({}, { limits: { framePieces: 3 } });
  const guest = await openRawWebSocket(port, AS_GUEST);
  guest.socket.setNoDelay();
  const closed = guest.closed.then((code) => ({ code }));
  await guest.write(toFrame({ payload: '', declaredBytes: 100_000 }));
  // Whatever of it arrives together is one piece; there are enough left.
  let end: { code: number } | undefined;
  while (end === undefined) {
    await guest.write(Buffer.from('x'));
    end = await Promise.race([closed, new Promise<undefined>((resolve) => setImmediate(resolve, undefined))]);
  }
  expect(end.code).toBe(1008);
});

it('jsonDepth: a message may nest that deep, and one deeper is a bad_message', () => {
  const nested = (depth: number) => `{"type":"ping","x":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;
  expect(decodeClientMessage(nested(LIMITS.jsonDepth))).toMatchObject({ ok: true, message: { type: 'ping' } });
  expect(decodeClientMessage(nested(LIMITS.jsonDepth + 1))).toMatchObject({ ok: false, code: 'bad_message' });
  expect(decodeClientMessage(nested(1_000_000))).toMatchObject({ ok: false, code: 'bad_message' });
});

it('messagesPerSecond: twice as many at once, then rate_limited, then 4429; a second later as many again', async () => {
  const { connect, clock } = await startWireServer({ limits: { messagesPerSecond: 5 } });
  const client = await connect(GUEST_ARTICLE);
  const send = async (count: number) => {
    for (let index = 0; index < count; index += 1) client.send({ type: 'cancel' });
    const answers = [];
    for (let index = 0; index < count; index += 1) answers.push(await client.take());
    return answers.filter(({ type }) => type === 'cancelled').length;
  };
  expect(await send(11)).toBe(10);
  clock.advance(2_000);
  expect(await send(10)).toBe(9);
  for (let index = 0; index < 20; index += 1) client.send({ type: 'cancel' });
  expect((await client.closed).code).toBe(4429);
});

it('messagesPerSecond: pings and pongs count, so that a flood of them ends with 4429', async () => {
  for (const opcode of [9, 10]) {
    const { port } = await startTestCompanion({}, { limits: { messagesPerSecond: 5 } });
    const guest = await openRawWebSocket(port, AS_GUEST);
    await guest.write(Buffer.concat(Array.from({ length: 25 }, () => toFrame({ opcode }))));
    expect(await guest.closed).toBe(4429);
  }
});

it('guestCharsPerSecond: so much of all guests together is read, and more is rate_limited, while clients are served', async () => {
  const { connect, clock } = await startWireServer({ limits: { guestCharsPerSecond: 10_000 } });
  const [one, another, client] = [await connect(GUEST_ARTICLE), await connect(GUEST_ARTICLE), await connect(SHARED)];
  const outcome = async (from: typeof one, chars: number) => {
    from.send({ type: 'cancel', padding: 'x'.repeat(chars) });
    return (await from.take()).type;
  };
  expect([await outcome(one, 10_000), await outcome(another, 10_000)]).toEqual(['cancelled', 'cancelled']);
  expect([await outcome(one, 0), await outcome(another, 0)]).toEqual(['error', 'error']);
  expect(await outcome(client, 10_000)).toBe('cancelled');
  clock.advance(1_000);
  expect(await outcome(another, 0)).toBe('cancelled');
});

it('helloMs: hello may come until then, and later it is 4501', async () => {
  const { connect, clock } = await startWireServer({ limits: { helloMs: 3_000 } });
  const [early, late] = [await connect(GUEST), await connect(GUEST)];
  for (const client of [early, late]) await client.take();
  clock.advance(2_000);
  early.send({ type: 'hello' });
  early.send({ type: 'ping' });
  await early.takeUntil('pong');
  clock.advance(1_000);
  expect((await late.closed).code).toBe(4501);
  early.send({ type: 'ping' });
  expect(await early.take()).toEqual({ type: 'pong' });
});

it('pingMs: after so long a silence comes a ping, and after as long again 4504', async () => {
  const { greet, clock } = await startSession({ limits: { pingMs: 3_000 } });
  const [answers, silent] = [await greet(), await greet()];
  for (const client of [answers, silent]) {
    client.send({ type: 'ping' });
    await client.takeUntil('pong');
  }
  clock.advance(3_000);
  for (const client of [answers, silent]) expect(await client.take()).toEqual({ type: 'ping' });
  answers.send({ type: 'pong' });
  answers.send({ type: 'ping' });
  await answers.takeUntil('pong');
  clock.advance(3_000);
  expect((await silent.closed).code).toBe(4504);
  expect(await answers.take()).toEqual({ type: 'ping' });
});

it('slowViewerMs: so long after the first frame that was not taken a viewer is closed with 4508', () => {
  const clock = createManualClock();
  const closed: number[] = [];
  let post = (_frame: string): void => {};
  const { sweep } = createSocketLink({
    socket: { send() {}, ping() {}, close: (code) => void closed.push(code), terminate() {} },
    clock,
    log: createCapturedLog(),
    limits: { ...LIMITS, slowViewerMs: 5_000 },
    hasKey: true,
    open(link) {
      post = link.post;
      return { receive: () => true, ping() {}, isBusy: false, sweep() {}, dispose() {} };
    },
    onClosed() {},
  });
  post('x');
  clock.advance(4_999);
  sweep();
  expect(closed).toEqual([]);
  clock.advance(1);
  sweep();
  expect(closed).toEqual([4508]);
});

it('pendingMessages: so many are worked on at a time, and more are rate_limited until some are done', async () => {
  const { greet, scripted } = await startSession({ limits: { pendingMessages: 2 }, lingers: true });
  const client = await greet();
  const question = chat();
  client.send(question);
  const request = await scripted.next();
  await client.takeUntil('loading');
  client.send({ type: 'detach', turn: question.turn });
  // Confirmed only once the upstream has let go.
  for (let index = 0; index < 3; index += 1) client.send({ type: 'cancel', turn: question.turn });
  expect(await client.take()).toMatchObject({ type: 'error', code: 'rate_limited' });
  request.fail(new Error('let go'));
  expect([(await client.take()).type, (await client.take()).type]).toEqual(['cancelled', 'cancelled']);
  client.send({ type: 'ping' });
  expect(await client.take()).toEqual({ type: 'pong' });
});

it('unreadChars: a client that asks and does not read is closed with 4508 over so many', () => {
  expect(closesOverUnread({ hasKey: true, unreadChars: 1_000, guestUnreadChars: 0 }, 1_000)).toEqual([4508]);
});

it('guestUnreadChars: a guest that asks and does not read is closed with 4508 over so many', () => {
  expect(closesOverUnread({ hasKey: false, unreadChars: 0, guestUnreadChars: 1_000 }, 1_000)).toEqual([4508]);
});

it('unreadPongs: who pings and does not read is ended, before its pongs fill the memory', async () => {
  const limits = { unreadPongs: 1, messagesPerSecond: 1_000_000_000, slowViewerMs: 1_000_000_000 };
  const { port } = await startTestCompanion({}, { limits });
  const guest = await openRawWebSocket(port, AS_GUEST);
  guest.socket.pause();
  const pings = Buffer.concat(Array.from({ length: 500 }, () => toFrame({ opcode: 9, payload: 'x'.repeat(125) })));
  guest.socket.on('error', () => {});
  // 50 MB of pongs are several times what the system's own buffers take on both sides, and fewer than the lifted limit.
  for (let sent = 0; sent < 400_000 && !guest.socket.destroyed; sent += 500) await guest.write(pings);
  expect(guest.socket.destroyed).toBe(true);
  expect(await guest.closed).toBe(1006);
});

it('closeMs: who does not close its part is ended after so long', () => {
  const clock = createManualClock();
  const ended: string[] = [];
  const { events } = createSocketLink({
    socket: { send() {}, ping() {}, close: (code) => void ended.push(`${code}`), terminate: () => ended.push('gone') },
    clock,
    log: createCapturedLog(),
    limits: { ...LIMITS, closeMs: 500 },
    hasKey: false,
    open: () => ({ receive: () => true, ping() {}, isBusy: false, sweep() {}, dispose() {} }),
    onClosed() {},
  });
  events.binary(new Uint8Array(1));
  clock.advance(499);
  expect(ended).toEqual(['1003']);
  clock.advance(1);
  expect(ended).toEqual(['1003', 'gone']);
});

/** The codes with which a link was closed whose peer reads nothing, after `chars` were posted and then one, two more. */
function closesOverUnread({ hasKey, ...limits }: Partial<Limits> & { hasKey: boolean }, chars: number): number[] {
  const closed: number[] = [];
  const connection = { receive: () => true, ping() {}, isBusy: false, sweep() {}, dispose() {} };
  let post = (_frame: string): void => {};
  createSocketLink({
    socket: { send() {}, ping() {}, close: (code) => void closed.push(code), terminate() {} },
    clock: createManualClock(),
    log: createCapturedLog(),
    limits: { ...LIMITS, ...limits },
    hasKey,
    open(link) {
      post = link.post;
      return connection;
    },
    onClosed() {},
  });
  post('x'.repeat(chars));
  post('y');
  expect(closed).toEqual([]);
  post('z');
  return closed;
}

it('importPartChars: a part of a file may have so many, and one more is not understood', () => {
  const part = (chars: number) =>
    JSON.stringify({ type: 'import', id: 'i', offset: 0, text: 'x'.repeat(chars), isLast: true });
  expect(decodeClientMessage(part(LIMITS.importPartChars))).toMatchObject({ ok: true });
  expect(decodeClientMessage(part(LIMITS.importPartChars + 1))).toMatchObject({
    ok: false,
    code: 'bad_message',
    id: 'i',
  });
});

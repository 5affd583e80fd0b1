/** What holds for every socket, at either depth. */
import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WireClient } from './wire-client.ts';
import { clientOf, GUEST, GUEST_ARTICLE, SHARED, startWireServer } from './wire-server.ts';

async function greeted(client: WireClient): Promise<WireClient> {
  await client.take();
  client.send({ type: 'hello' });
  return client;
}

describe('silence', () => {
  it('is ended by a ping message in aside.v1, which any message answers', async () => {
    const { connect, clock } = await startWireServer();
    const client = await greeted(await connect(GUEST));
    client.send({ type: 'ping' });
    await client.take();
    clock.advance(21_000);
    expect(await client.take()).toEqual({ type: 'ping' });
    client.send({ type: 'pong' });
    client.send({ type: 'ping' });
    await client.take();
    clock.advance(19_000);
    client.send({ type: 'ping' });
    expect(await client.take()).toEqual({ type: 'pong' });
  });

  it('is ended by a WebSocket ping at article depth, and no message', async () => {
    const { connect, clock } = await startWireServer();
    const client = await connect(GUEST_ARTICLE);
    const pinged = new Promise<void>((resolve) => client.onPing(resolve));
    clock.advance(21_000);
    await pinged;
    expect(client.waiting).toBe(0);
  });

  it('that goes on for as long again after the ping ends the connection with 4504', async () => {
    const { connect, clock } = await startWireServer();
    const [aside, article] = [await greeted(await connect(GUEST)), await connect(GUEST_ARTICLE)];
    aside.send({ type: 'ping' });
    await aside.take();
    clock.advance(42_000);
    expect((await aside.closed).code).toBe(4504);
    expect((await article.closed).code).toBe(4504);
  });
});

describe('the message budget', () => {
  it('answers what is too much with rate_limited, and forgives after a while', async () => {
    const { connect, clock } = await startWireServer({ limits: { messagesPerSecond: 10 } });
    const client = await connect(GUEST_ARTICLE);
    for (let index = 0; index < 21; index += 1) client.send({ type: 'cancel' });
    const answers = [];
    for (let index = 0; index < 21; index += 1) answers.push(await client.take());
    const refused = answers.filter(({ type }) => type !== 'cancelled');
    expect(refused).toMatchObject([{ type: 'error', code: 'rate_limited', retryable: true }]);
    clock.advance(1_000);
    client.send({ type: 'cancel' });
    expect(await client.take()).toEqual({ type: 'cancelled' });
  });

  it('that is far overdrawn ends the connection with 4429', async () => {
    const { connect } = await startWireServer({ limits: { messagesPerSecond: 10 } });
    const client = await connect(SHARED);
    for (let index = 0; index < 50; index += 1) client.send({ type: 'cancel' });
    expect((await client.closed).code).toBe(4429);
  });

  it('is used up sooner by garbage', async () => {
    const { connect } = await startWireServer({ limits: { messagesPerSecond: 10 } });
    const client = await greeted(await connect(GUEST));
    for (let index = 0; index < 30; index += 1) client.send('{oops');
    expect((await client.closed).code).toBe(4429);
  });
});

describe('a frame', () => {
  it('that is binary ends the connection with 1003', async () => {
    const { connect } = await startWireServer();
    for (const handshake of [GUEST, GUEST_ARTICLE, SHARED]) {
      const client = await connect(handshake);
      client.send(new Uint8Array([1, 2, 3]));
      expect((await client.closed).code).toBe(1003);
    }
  });

  it('that is too large ends its own connection with 1009, and nobody else notices', async () => {
    const { connect, scripted } = await startWireServer({ maxPayload: 1_000 });
    const [large, other] = [await connect(GUEST_ARTICLE), await connect(GUEST_ARTICLE)];
    other.send({ message: 'Why?' });
    const request = await scripted.next();
    large.send({ message: 'x'.repeat(2_000) });
    expect((await large.closed).code).toBe(1009);
    request.say('Because.');
    expect(await other.take()).toEqual({ type: 'token', content: 'Because.' });
  });

  it('of any content gets an answer or nothing, and never ends anything but its own connection', async () => {
    const { connect, connections, log } = await startWireServer();
    const watcher = await greeted(await connect(GUEST));
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({
          type: fc.constantFrom(
            'chat',
            'attach',
            'cancel',
            'hello',
            'watch',
            'ping',
            'pair',
            'pairing',
            'revoke',
            'rotate',
          ),
          turn: fc.anything(),
        })
        .map((value) => JSON.stringify(value) ?? ''),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(anything, { maxLength: 5 }),
        fc.constantFrom(GUEST, GUEST_ARTICLE, SHARED),
        async (frames, how) => {
          const client = await connect(how);
          for (const frame of frames) client.send(frame);
          client.close();
          await client.closed;
        },
      ),
      { numRuns: 60 },
    );
    watcher.send({ type: 'ping' });
    expect(await watcher.take()).toEqual({ type: 'pong' });
    expect(connections.counts.guests).toBeGreaterThan(0);
    expect(log.text()).toBe('');
  });
});

describe('connections', () => {
  it.each([
    ['guests', GUEST_ARTICLE, { guestConnections: 1 }],
    ['clients', clientOf('anna'), { keyConnections: 1 }],
  ])('of %s have a budget of their own; over it they are closed with 4503', async (_, handshake, limits) => {
    const { connect } = await startWireServer({ limits });
    const first = await connect(handshake);
    expect((await (await connect(handshake)).closed).code).toBe(4503);
    const other = await connect(handshake === GUEST_ARTICLE ? clientOf('anna') : GUEST);
    expect(await other.take()).toMatchObject({ type: 'welcome' });
    first.close();
  });

  it('count as strangers until their key is proved', async () => {
    const { connect } = await startWireServer({ limits: { strangerConnections: 1 } });
    const handshake = { ...clientOf('anna'), keyProof: { nonce: 'n', proof: 'p', verify: () => true } };
    const first = await connect(handshake);
    expect((await (await connect(handshake)).closed).code).toBe(4503);
    first.send({ type: 'hello', proof: 'x' });
    first.send({ type: 'ping' });
    await first.takeUntil('pong');
    expect(await (await connect(handshake)).take()).toMatchObject({ type: 'welcome' });
  });

  it('free their place when they end', async () => {
    const { connect } = await startWireServer({ limits: { guestConnections: 1 } });
    const first = await connect(GUEST);
    first.send({ type: 'ping' });
    await first.closed;
    expect(await (await connect(GUEST)).take()).toMatchObject({ type: 'welcome' });
  });
});

describe('shutting down', () => {
  it('ends every turn with interrupted at both depths, then closes with 1001', async () => {
    const { connect, connections, scripted } = await startWireServer({ slots: 2 });
    const aside = await greeted(await connect(clientOf('anna')));
    aside.send({
      type: 'chat',
      turn: randomUUID(),
      conversation: randomUUID(),
      parent: null,
      question: [{ type: 'text', text: 'Why?' }],
    });
    const article = await connect(GUEST_ARTICLE);
    article.send({ message: 'Why?' });
    for (const request of [await scripted.next(), await scripted.next()]) request.say('Be');
    const stopped = connections.shutdown();
    for (const client of [aside, article]) {
      expect((await client.takeUntil('error')).at(-1)).toMatchObject({ code: 'interrupted', retryable: true });
      expect((await client.closed).code).toBe(1001);
    }
    await stopped;
    expect(connections.counts).toEqual({ strangers: 0, guests: 0, members: 0, clients: 0 });
  });

  it('terminates after a second the sockets that do not close', async () => {
    const { connect, connections, clock } = await startWireServer();
    const client = await greeted(await connect(GUEST));
    client.send({ type: 'ping' });
    await client.takeUntil('pong');
    client.pause();
    const stopped = connections.shutdown();
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(1_000);
    await stopped;
  });

  it('closes a socket that comes later with 1001', async () => {
    const { connect, connections } = await startWireServer();
    await connections.shutdown();
    expect((await (await connect(GUEST)).closed).code).toBe(1001);
  });
});

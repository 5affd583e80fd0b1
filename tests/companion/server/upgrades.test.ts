import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../../protocol/limits.ts';
import { rawRequest, UPGRADE_HEADERS } from '../../helpers/raw-request.ts';
import { KNOWN_TOKEN, WRONG_TOKEN } from '../access/keys/known-keys.ts';
import { closeOf, messageOf, OURS, openOf, outcomeOf, startTestServer } from './test-server.ts';

const OFFER = `aside.key.known-key.${'n'.repeat(22)}`;

describe('an upgrade', () => {
  test('of the extension is open, without a subprotocol that was not asked for', async () => {
    const { connect, opened } = await startTestServer();
    const socket = connect('/ws/chat', { origin: OURS });
    await openOf(socket);
    expect(socket.protocol).toBe('');
    expect(opened[0]?.handshake).toEqual({ depth: 'article', room: 'chat', caller: { kind: 'guest', origin: OURS } });
  });

  test('echoes aside.v1 alone, never the value that offers a key', async () => {
    const { connect, opened } = await startTestServer();
    const socket = connect('/ws/chat', { origin: OURS, protocols: [OFFER, 'aside.v1'] });
    await openOf(socket);
    expect(socket.protocol).toBe('aside.v1');
    expect(opened[0]?.handshake).toMatchObject({
      depth: 'aside.v1',
      caller: { kind: 'client', keyId: 'known-key' },
      keyProof: { nonce: expect.any(String), proof: expect.any(String) },
    });
  });

  test('is served on both loopback addresses', async () => {
    const { port } = await startTestServer();
    for (const host of ['127.0.0.1', '::1']) {
      const { status } = await rawRequest(port, ['GET /health HTTP/1.1', `Host: localhost:${port}`], host);
      expect(status).toBe(200);
    }
  });

  test.each<[string, string, { origin?: string; protocols?: string[]; headers?: Record<string, string> }, string]>([
    ['a foreign Host', '/ws/chat', { origin: OURS, headers: { host: 'evil.test' } }, 'HTTP 403'],
    ['an unlisted page', '/ws/chat', { origin: 'http://evil.test' }, 'HTTP 403'],
    ['an unlisted extension', '/ws/chat', { origin: `chrome-extension://${'a'.repeat(32)}` }, 'HTTP 403'],
    ['Origin null', '/ws/chat', { origin: 'null' }, 'HTTP 403'],
    ['no Origin and no key', '/ws/chat', {}, 'HTTP 403'],
    ['a proxy and no key', '/ws/chat', { origin: OURS, headers: { 'x-forwarded-for': '127.0.0.1' } }, 'HTTP 403'],
    [
      'a cross-site request',
      `/ws/chat?token=${KNOWN_TOKEN}`,
      { headers: { 'sec-fetch-site': 'cross-site' } },
      'HTTP 403',
    ],
    ['an unknown address', '/ws/what', { origin: OURS }, 'HTTP 404'],
    ['a wrong key', `/ws/chat?token=${WRONG_TOKEN}`, { origin: OURS }, '4401 after '],
    ['a wrong key in aside.v1', '/ws/chat?token=x', { protocols: ['aside.v1'] }, '4401 after aside.v1'],
    [
      'an unknown key id',
      '/ws/chat',
      { origin: OURS, protocols: ['aside.v1', OFFER.replace('known', 'other')] },
      '4401 after aside.v1',
    ],
    ['an unknown version', '/ws/chat', { origin: OURS, protocols: ['aside.v9', 'other'] }, '4406 after aside.v9'],
    ['a guest in the shared room', '/ws/shared', { origin: OURS }, '4403 after '],
    [
      'aside.v1 in the shared room',
      `/ws/shared?token=${KNOWN_TOKEN}`,
      { protocols: ['aside.v1'] },
      '4406 after aside.v1',
    ],
  ])('with %s is refused', async (_name, target, options, expected) => {
    const { connect, opened } = await startTestServer();
    expect(await outcomeOf(connect(target, options))).toBe(expected);
    expect(opened).toEqual([]);
  });

  test('with two Hosts is refused, and told nothing but the status', async () => {
    const { port } = await startTestServer();
    const hosts = [`Host: 127.0.0.1:${port}`, `Host: 127.0.0.1:${port}`];
    const { status, head, body } = await rawRequest(port, [
      'GET /ws/chat HTTP/1.1',
      ...hosts,
      `Origin: ${OURS}`,
      ...UPGRADE_HEADERS,
    ]);
    expect([status, body]).toEqual([403, '']);
    expect(head.split('\r\n')).toEqual(['HTTP/1.1 403 Forbidden', 'Connection: close', 'Content-Length: 0']);
  });

  test('that is no WebSocket handshake is refused', async () => {
    const { port, opened } = await startTestServer();
    const start = ['GET /ws/chat HTTP/1.1', `Host: 127.0.0.1:${port}`, `Origin: ${OURS}`];
    const withoutKey = await rawRequest(port, [...start, 'Connection: Upgrade', 'Upgrade: websocket']);
    const other = await rawRequest(port, [...start, 'Connection: Upgrade, close', 'Upgrade: h2c']);
    expect([withoutKey.status, other.status]).toEqual([400, 426]);
    expect(opened).toEqual([]);
  });
});

describe('a frame that is too large', () => {
  test('of 64 MB closes its own connection with 1009, and nobody else notices', async () => {
    const { connect } = await startTestServer();
    const [big, other] = [connect('/ws/chat', { origin: OURS }), connect('/ws/chat', { origin: OURS })];
    await Promise.all([openOf(big), openOf(other)]);
    const closed = closeOf(big);
    big.send('x'.repeat(64 * 1024 * 1024));
    other.send('still here');
    expect(await messageOf(other)).toBe('still here');
    expect((await closed).code).toBe(1009);
    other.send('and now?');
    expect(await messageOf(other)).toBe('and now?');
  });

  test('is another for a guest than for a key', async () => {
    const { connect } = await startTestServer();
    const page = 'x'.repeat(LIMITS.guestFrameBytes + 1);
    const [guest, client] = [connect('/ws/chat', { origin: OURS }), connect(`/ws/chat?token=${KNOWN_TOKEN}`)];
    await Promise.all([openOf(guest), openOf(client)]);
    const closed = closeOf(guest);
    guest.send(page);
    client.send(page);
    expect((await closed).code).toBe(1009);
    expect(await messageOf(client)).toHaveLength(page.length);
  });
});

describe('refusals', () => {
  test('are logged with their reason, without query or path', async () => {
    const { connect, log } = await startTestServer();
    await outcomeOf(connect('/ws/chat?token=secret-canary', { origin: 'http://evil.test' }));
    expect(log.lines()).toMatchObject([
      { level: 40, code: 403, reason: 'Origin is not listed', origin: 'http://evil.test', msg: 'refused' },
    ]);
    expect(log.text()).not.toContain('canary');
  });

  test('are logged ten times a minute at most, and the rest is counted', async () => {
    const { port, log, clock } = await startTestServer();
    const knock = () => rawRequest(port, ['GET / HTTP/1.1', 'Host: evil.test']);
    for (let i = 0; i < 25; i++) await knock();
    expect(log.lines()).toHaveLength(10);
    clock.advance(60_000);
    await knock();
    expect(log.lines()).toHaveLength(11);
    expect(log.lines()[10]).toMatchObject({ unloggedBefore: 15 });
  });
});

describe('a server that stops', () => {
  test('refuses upgrades, then connections, keeps open sockets, and drops them at last', async () => {
    const { connect, port, server } = await startTestServer();
    const socket = connect('/ws/chat', { origin: OURS });
    await openOf(socket);
    server.refuseUpgrades();
    socket.send('still here');
    expect(await messageOf(socket)).toBe('still here');
    expect(await outcomeOf(connect('/ws/chat', { origin: OURS }))).toBe('HTTP 503');
    expect((await rawRequest(port, ['GET /health HTTP/1.1', `Host: 127.0.0.1:${port}`])).status).toBe(200);
    server.close();
    const late = connect('/ws/chat', { origin: OURS });
    await expect(openOf(late)).rejects.toThrow(/ECONNREFUSED/);
    const closed = closeOf(socket);
    await server.dispose();
    expect((await closed).code).toBe(1006);
  });
});

import { describe, expect, test } from 'vitest';
import type { AccessPolicy } from '../../../companion/access/access-policy.ts';
import { decideUpgrade } from '../../../companion/access/decide-upgrade.ts';
import { KNOWN_ORIGINS } from '../../../companion/access/known-origins.ts';
import type { RequestHead } from '../../../companion/access/request-head.ts';
import { createTrustedProxies } from '../../../companion/access/trusted-proxies.ts';
import { head, NO_PROXIES } from './head.ts';
import { KEYS, KNOWN_KEY, KNOWN_TOKEN, UNKNOWN_TOKEN, WRONG_TOKEN } from './keys/known-keys.ts';

const OURS = KNOWN_ORIGINS[0] ?? '';
const PAGE = 'http://localhost:8000';
const POLICY: AccessPolicy = {
  port: 11435,
  allowHosts: ['aside.test'],
  origins: new Set([OURS, PAGE]),
  guests: true,
  proxies: NO_PROXIES,
  keys: KEYS,
};
const NONCE = 'n'.repeat(22);
const OFFER = `aside.v1, aside.key.known-key.${NONCE}`;

const guest = (depth: string, origin: string) => ({
  kind: 'open',
  handshake: { depth, room: 'chat', caller: { kind: 'guest', origin } },
});
const client = (depth: string, room = 'chat') => ({
  kind: 'open',
  handshake: { depth, room, caller: { kind: 'client', keyId: 'known-key' } },
});
const refused = (status: number) => ({ kind: 'refuse', status });
const closed = (code: number, subprotocol?: string) => ({ kind: 'close', code, subprotocol });

type Case = [string, RequestHead, object];
function holds(cases: Case[]): void {
  test.each(cases)('%s', (_name, request, expected) => {
    expect(decideUpgrade(request, POLICY)).toMatchObject(expected);
  });
}

describe('Host comes first', () => {
  holds([
    ['none', head('/ws/chat', { host: undefined, origin: OURS }), refused(403)],
    ['two, both ours', head('/ws/chat', { host: ['127.0.0.1:11435', '127.0.0.1:11435'], origin: OURS }), refused(403)],
    ['a foreign one, with a key', head(`/ws/chat?token=${KNOWN_TOKEN}`, { host: 'evil.test:11435' }), refused(403)],
    ['a foreign one, with a wrong key', head('/ws/chat?token=x', { host: 'evil.test' }), refused(403)],
    ['a configured one', head('/ws/chat', { host: 'aside.test', origin: OURS }), guest('article', OURS)],
  ]);
});

describe('then Origin', () => {
  holds([
    ['the extension is a guest at article depth', head('/ws/chat', { origin: OURS }), guest('article', OURS)],
    ['a listed page is a guest', head('/ws/chat', { origin: PAGE }), guest('article', PAGE)],
    [
      'the extension is a guest in aside.v1',
      head('/ws/chat', { origin: OURS, 'sec-websocket-protocol': 'aside.v1' }),
      guest('aside.v1', OURS),
    ],
    ['an unlisted page', head('/ws/chat', { origin: 'http://evil.test' }), refused(403)],
    ['a listed page on another port', head('/ws/chat', { origin: 'http://localhost:8001' }), refused(403)],
    ['an unlisted extension', head('/ws/chat', { origin: `chrome-extension://${'a'.repeat(32)}` }), refused(403)],
    [
      'an unlisted page with a key',
      head(`/ws/chat?token=${KNOWN_TOKEN}`, { origin: 'http://evil.test' }),
      refused(403),
    ],
    ['null', head('/ws/chat', { origin: 'null' }), refused(403)],
    ['null with a key', head(`/ws/chat?token=${KNOWN_TOKEN}`, { origin: 'null' }), refused(403)],
    ['two', head('/ws/chat', { origin: [OURS, OURS] }), refused(403)],
    ['none, no key', head('/ws/chat'), refused(403)],
    ['none, Sec-Fetch-Site cross-site, a key', fetchSite('cross-site'), refused(403)],
    ['none, Sec-Fetch-Site same-site, a key', fetchSite('same-site'), refused(403)],
    ['none, Sec-Fetch-Site none, a key: no browser opens a socket so', fetchSite('none'), refused(403)],
  ]);

  function fetchSite(site: string): RequestHead {
    return head(`/ws/chat?token=${KNOWN_TOKEN}`, { 'sec-fetch-site': site });
  }
});

describe('then where it comes from', () => {
  holds([
    ['a guest through a proxy', head('/ws/chat', { origin: OURS, 'x-forwarded-for': '127.0.0.1' }), refused(403)],
    ['a guest through a standard proxy', head('/ws/chat', { origin: OURS, forwarded: 'for=x' }), refused(403)],
    ['a guest from elsewhere', head('/ws/chat', { origin: OURS }, { remoteAddress: '10.0.0.7' }), refused(403)],
    [
      'a key through a proxy',
      head(`/ws/chat?token=${KNOWN_TOKEN}`, { 'x-forwarded-for': '10.0.0.7' }),
      client('article'),
    ],
    [
      'a key from elsewhere',
      head(`/ws/chat?token=${KNOWN_TOKEN}`, {}, { remoteAddress: '10.0.0.7' }),
      client('article'),
    ],
  ]);
});

describe('where there are no guests', () => {
  const policy = { ...POLICY, guests: false };
  test.each<[string, RequestHead, object]>([
    ['a listed origin is told that a key is needed', head('/ws/chat', { origin: OURS }), closed(4401)],
    [
      'in aside.v1 too',
      head('/ws/chat', { origin: OURS, 'sec-websocket-protocol': 'aside.v1' }),
      closed(4401, 'aside.v1'),
    ],
    [
      'a listed origin with a key is a client',
      head(`/ws/chat?token=${KNOWN_TOKEN}`, { origin: OURS }),
      client('article'),
    ],
    ['a listed origin from elsewhere', head('/ws/chat', { origin: OURS }, { remoteAddress: '10.0.0.7' }), refused(403)],
    ['a stranger is told nothing', head('/ws/chat'), refused(403)],
    ['an unlisted origin is told nothing', head('/ws/chat', { origin: 'http://evil.test' }), refused(403)],
  ])('%s', (_name, request, expected) => {
    expect(decideUpgrade(request, policy)).toMatchObject(expected);
  });
});

describe('behind a listed proxy', () => {
  const policy = { ...POLICY, proxies: createTrustedProxies(['127.0.0.1']) };
  test.each<[string, RequestHead, object]>([
    ['nobody is a guest', head('/ws/chat', { origin: OURS, 'x-forwarded-for': '10.0.0.7' }), refused(403)],
    ['not by the name of loopback', head('/ws/chat', { origin: OURS, 'x-forwarded-for': '127.0.0.1' }), refused(403)],
    ['not when the proxy forgets to say so', head('/ws/chat', { origin: OURS }), refused(403)],
    ['a key is let in', head(`/ws/chat?token=${KNOWN_TOKEN}`, { 'x-forwarded-for': '10.0.0.7' }), client('article')],
    [
      'another loopback address is no proxy',
      head('/ws/chat', { origin: OURS }, { remoteAddress: '::1' }),
      guest('article', OURS),
    ],
  ])('%s', (_name, request, expected) => {
    expect(decideUpgrade(request, policy)).toMatchObject(expected);
  });
});

describe('then the address', () => {
  holds([
    ['an unknown one', head('/ws/other', { origin: OURS }), refused(404)],
    ['health is no socket', head('/health', { origin: OURS }), refused(404)],
    ['a path that only looks alike', head('/ws/chat/../chat', { origin: OURS }), refused(404)],
    ['a whole URL', head('http://127.0.0.1:11435/ws/chat', { origin: OURS }), refused(404)],
    ['another method', head('/ws/chat', { origin: OURS }, { method: 'POST' }), refused(405)],
    ...['/ws/chat/async', '/ws/chat/cancellable', '/ws/chat/history', '/ws/chat?x=1'].map(
      (path): Case => [`${path} is the chat`, head(path, { origin: OURS }), guest('article', OURS)],
    ),
  ]);
});

describe('then the version, with the socket open', () => {
  const offers = (value: string | string[], path = '/ws/chat') =>
    head(path, { origin: OURS, 'sec-websocket-protocol': value });
  holds([
    ['an unknown version is echoed and closed', offers('aside.v9'), closed(4406, 'aside.v9')],
    ['the first of several unknown is echoed', offers('a, b'), closed(4406, 'a')],
    ['a key is never echoed', offers(`aside.key.known-key.${NONCE}, aside.v9`), closed(4406, 'aside.v9')],
    ['an offer to pair is never echoed', offers(`aside.pair.${NONCE}, aside.v9`), closed(4406, 'aside.v9')],
    ['not even alone', offers(`aside.key.known-key.${NONCE}`), closed(4406, undefined)],
    ['ours among others', offers('aside.v9, aside.v1'), guest('aside.v1', OURS)],
    ['ours in a second header', offers(['aside.v9', 'aside.v1']), guest('aside.v1', OURS)],
    ['the shared room has no version', offers(OFFER, '/ws/shared'), closed(4406, 'aside.v1')],
  ]);
});

describe('then the key', () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const offering = (value: string, origin?: string) => head('/ws/chat', { origin, 'sec-websocket-protocol': value });
  holds([
    ['by query', head(`/ws/chat?token=${KNOWN_TOKEN}`), client('article')],
    ['by header', head('/ws/chat', bearer(KNOWN_TOKEN)), client('article')],
    [
      'by query in aside.v1',
      head(`/ws/chat?token=${KNOWN_TOKEN}`, { 'sec-websocket-protocol': 'aside.v1' }),
      client('aside.v1'),
    ],
    ['with a listed origin', head(`/ws/chat?token=${KNOWN_TOKEN}`, { origin: OURS }), client('article')],
    ['unknown', head(`/ws/chat?token=${UNKNOWN_TOKEN}`, { origin: OURS }), closed(4401)],
    ['wrong', head(`/ws/chat?token=${WRONG_TOKEN}`, { origin: OURS }), closed(4401)],
    ['malformed', head('/ws/chat?token=x', { origin: OURS }), closed(4401)],
    ['empty', head('/ws/chat?token=', { origin: OURS }), closed(4401)],
    ['wrong by header', head('/ws/chat', { origin: OURS, ...bearer('x') }), closed(4401)],
    ['wrong in aside.v1', head('/ws/chat?token=x', { 'sec-websocket-protocol': 'aside.v1' }), closed(4401, 'aside.v1')],
    ['two', head(`/ws/chat?token=${KNOWN_TOKEN}`, bearer(KNOWN_TOKEN)), closed(4401)],
    ['an unknown id', offering(`aside.v1, aside.key.other-key.${NONCE}`, OURS), closed(4401, 'aside.v1')],
    ['an offer that is none', offering('aside.v1, aside.key.what', OURS), closed(4401, 'aside.v1')],
    ['two offers', offering(`${OFFER}, aside.key.known-key.${NONCE}`), closed(4401, 'aside.v1')],
    [
      "a proxy's own password is none",
      head('/ws/chat', { origin: OURS, authorization: 'Basic eDp5' }),
      guest('article', OURS),
    ],
    [
      'by proof',
      offering(OFFER, OURS),
      {
        ...client('aside.v1'),
        offer: { key: KNOWN_KEY, context: { clientNonce: NONCE, host: '127.0.0.1:11435', origin: OURS } },
      },
    ],
    ['by proof without an origin', offering(OFFER), { ...client('aside.v1'), offer: { context: { origin: '-' } } }],
  ]);
});

describe('the shared room', () => {
  holds([
    ['opens to a key', head(`/ws/shared?token=${KNOWN_TOKEN}`), client('article', 'shared')],
    ['tells a guest why not', head('/ws/shared', { origin: OURS }), closed(4403)],
    ['tells a stranger nothing', head('/ws/shared'), refused(403)],
    ['tells a wrong key so', head('/ws/shared?token=x', { origin: OURS }), closed(4401)],
  ]);
});

test('no reason of a close is longer than a close frame can carry', () => {
  const requests = [
    head('/ws/chat?token=x'),
    head('/ws/shared', { origin: OURS }),
    head('/ws/chat', { origin: OURS, 'sec-websocket-protocol': 'x' }),
    head('/ws/shared', { origin: OURS, 'sec-websocket-protocol': 'aside.v1' }),
  ];
  for (const request of requests) {
    const decision = decideUpgrade(request, POLICY);
    if (decision.kind !== 'close') throw new Error(decision.kind);
    expect(Buffer.byteLength(decision.reason)).toBeLessThanOrEqual(123);
  }
});

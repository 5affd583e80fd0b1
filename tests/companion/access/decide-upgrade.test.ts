import { describe, expect, test } from 'vitest';
import type { AccessPolicy } from '../../../companion/access/access-policy.ts';
import { createTrustedProxies } from '../../../companion/access/addresses/trusted-proxies.ts';
import { decideUpgrade } from '../../../companion/access/decide-upgrade.ts';
import { createKeyring } from '../../../companion/access/keys/keyring.ts';
import { KNOWN_ORIGINS } from '../../../companion/access/known-origins.ts';
import type { RequestHead } from '../../../companion/access/request-head.ts';
import { head, NO_PROXIES } from './head.ts';
import {
  KEYS,
  KNOWN_KEY,
  KNOWN_TOKEN,
  PAIRED_KEY,
  PAIRED_ORIGIN,
  PAIRED_TOKEN,
  UNKNOWN_TOKEN,
  WRONG_TOKEN,
} from './keys/known-keys.ts';

const OURS = KNOWN_ORIGINS[0] ?? '';
const PAGE = 'http://localhost:8000';
const POLICY: AccessPolicy = {
  port: 11435,
  allowHosts: ['aside.test'],
  origins: new Set([OURS, PAGE]),
  guests: true,
  proxies: NO_PROXIES,
  keys: KEYS,
  hearsStrangers: () => true,
};
const NONCE = 'n'.repeat(22);
const OFFER = `aside.v1, aside.key.known-key.${NONCE}`;
const PAIR_OFFER = `aside.v1, aside.pair.${NONCE}`;

const guest = (depth: string, origin: string) => ({
  kind: 'open',
  handshake: { depth, room: 'chat', caller: { kind: 'guest', origin } },
});
const client = (depth: string, room = 'chat') => ({
  kind: 'open',
  handshake: { depth, room, caller: { kind: 'client', keyId: 'known-key', isLocal: true } },
});
const refused = (status: number) => ({ kind: 'refuse', status });
const closed = (code: number, subprotocol?: string) => ({ kind: 'close', code, subprotocol });

type Case = [string, RequestHead, object];
function holds(cases: Case[], policy: Partial<AccessPolicy> = {}): void {
  test.each(cases)('%s', (_name, request, expected) => {
    expect(decideUpgrade(request, { ...POLICY, ...policy })).toMatchObject(expected);
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
    ['a listed origin is told so in the shared room too', head('/ws/shared', { origin: OURS }), closed(4401)],
    [
      'a listed origin may pair',
      head('/ws/chat', { origin: OURS, 'sec-websocket-protocol': PAIR_OFFER }),
      { kind: 'open', handshake: { caller: { kind: 'stranger' } } },
    ],
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
    ['missing in its header', head('/ws/chat', { origin: OURS, authorization: 'Bearer' }), closed(4401)],
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

describe('a paired key', () => {
  const byProof = (origin?: string) =>
    head('/ws/chat', { origin, 'sec-websocket-protocol': `aside.v1, aside.key.paired-key.${NONCE}` });
  const byToken = (origin?: string) => head(`/ws/chat?token=${PAIRED_TOKEN}`, { origin });
  const paired = (depth: string) => ({
    kind: 'open',
    handshake: { depth, room: 'chat', caller: { kind: 'client', keyId: 'paired-key', isLocal: false } },
  });
  const ANOTHER = `moz-extension://${'0'.repeat(36)}`;
  holds([
    ['counts with its origin, which is not listed', byToken(PAIRED_ORIGIN), paired('article')],
    [
      'counts by proof, over its origin',
      byProof(PAIRED_ORIGIN),
      { ...paired('aside.v1'), offer: { key: PAIRED_KEY, context: { clientNonce: NONCE, origin: PAIRED_ORIGIN } } },
    ],
    [
      'counts from elsewhere and through a proxy',
      head(
        `/ws/chat?token=${PAIRED_TOKEN}`,
        { origin: PAIRED_ORIGIN, forwarded: 'for=x' },
        { remoteAddress: '10.0.0.7' },
      ),
      paired('article'),
    ],
    ['does not without an origin', byProof(), closed(4401, 'aside.v1')],
    ['does not with a listed one', byProof(OURS), closed(4401, 'aside.v1')],
    ['does not with that of another extension, which is told', byProof(ANOTHER), closed(4401, 'aside.v1')],
    ['does not with that of a page, which is told nothing', byProof('http://evil.test'), refused(403)],
    ['does not with null', byProof('null'), refused(403)],
    ['does not with its own twice', head('/ws/chat', { origin: [PAIRED_ORIGIN, PAIRED_ORIGIN] }), refused(403)],
    ['does not as a whole token with a page', byToken('http://evil.test'), refused(403)],
    ['does not with another Host', head('/ws/chat', { host: 'evil.test', origin: PAIRED_ORIGIN }), refused(403)],
    [
      'that is gone is told so, since a browser can not tell a 403 from nobody there',
      head('/ws/chat', { origin: ANOTHER, 'sec-websocket-protocol': `aside.v1, aside.key.gone-key.${NONCE}` }),
      closed(4401, 'aside.v1'),
    ],
    [
      'local.key does not count with an extension that is not listed',
      head(`/ws/chat?token=${KNOWN_TOKEN}`, { origin: ANOTHER }),
      closed(4401),
    ],
  ]);
});

describe('while it is not known yet who has a key', () => {
  const offer = `aside.v1, aside.key.unknown.${NONCE}`;
  const joinOffer = `aside.v1, aside.join.link.${NONCE}`;
  const from = (origin: string | undefined, offered: string) =>
    head('/ws/chat', { origin, 'sec-websocket-protocol': offered });
  const cases: Case[] = [
    ['one that is not known has to wait', from(PAIRED_ORIGIN, offer), closed(4510, 'aside.v1')],
    ['another site that shows a key learns nothing', from('http://evil.test', offer), refused(403)],
    ['as a token too', head(`/ws/chat?token=${UNKNOWN_TOKEN}`, { origin: OURS }), closed(4510)],
    ['whoever comes by a link has to wait', from(PAIRED_ORIGIN, joinOffer), closed(4510, 'aside.v1')],
    ['one that is known counts', from(undefined, OFFER), client('aside.v1')],
    ['a guest is a guest', head('/ws/chat', { origin: OURS }), guest('article', OURS)],
    ['another site without a key is refused', head('/ws/chat', { origin: 'http://evil.test' }), refused(403)],
  ];
  holds(cases, { isWaiting: () => true });
});

describe('our own page', () => {
  const OWN = 'http://127.0.0.1:11435';
  const OFFERS_KEY = `aside.v1, aside.key.page-key.${NONCE}`;
  const keys = createKeyring([KNOWN_KEY, { ...PAIRED_KEY, keyId: 'page-key', origin: OWN }]);
  const caller = { kind: 'client', keyId: 'page-key', isLocal: false };
  holds(
    [
      ['without a key is no guest', head('/ws/chat', { origin: OWN }), refused(403)],
      ['nor when it is listed', head('/ws/chat', { origin: 'http://aside.test', host: 'aside.test' }), refused(403)],
      ['nor with local.key', head(`/ws/chat?token=${KNOWN_TOKEN}`, { origin: OWN }), closed(4401)],
      [
        'with a key that was paired there',
        head('/ws/chat', { origin: OWN, 'sec-websocket-protocol': OFFERS_KEY }),
        { kind: 'open', handshake: { caller } },
      ],
      [
        'with that key under another name of ours',
        head('/ws/chat', {
          origin: 'http://localhost:11435',
          host: 'localhost:11435',
          'sec-websocket-protocol': OFFERS_KEY,
        }),
        closed(4401, 'aside.v1'),
      ],
      [
        'with that key while the Host is another of ours',
        head('/ws/chat', { origin: OWN, host: 'localhost:11435', 'sec-websocket-protocol': OFFERS_KEY }),
        { kind: 'open', handshake: { caller } },
      ],
      [
        'of another port on this machine',
        head('/ws/chat', { origin: 'http://127.0.0.1:8000', 'sec-websocket-protocol': OFFERS_KEY }),
        refused(403),
      ],
      [
        'behind a proxy with TLS may pair',
        head('/ws/chat', { origin: 'https://aside.test', host: 'aside.test', 'sec-websocket-protocol': PAIR_OFFER }),
        { kind: 'open', handshake: { caller: { kind: 'stranger' } } },
      ],
    ],
    { keys, origins: new Set([OURS, 'http://aside.test']) },
  );
});

describe('a stranger', () => {
  const offering = (value: string, origin: string | undefined = PAIRED_ORIGIN, rest: Partial<RequestHead> = {}) =>
    head('/ws/chat', { origin, 'sec-websocket-protocol': value }, rest);
  const stranger = (origin: string) => ({
    kind: 'open',
    handshake: {
      depth: 'aside.v1',
      room: 'chat',
      caller: { kind: 'stranger', offer: { clientNonce: NONCE, host: '127.0.0.1:11435', origin } },
    },
  });
  describe('while a code is open', () => {
    holds([
      ['that is an extension may pair', offering(PAIR_OFFER), stranger(PAIRED_ORIGIN)],
      [
        'of Chrome too',
        offering(PAIR_OFFER, `chrome-extension://${'a'.repeat(32)}`),
        stranger(`chrome-extension://${'a'.repeat(32)}`),
      ],
      ['of Safari too', offering(PAIR_OFFER, 'safari-web-extension://A-B'), stranger('safari-web-extension://A-B')],
      [
        'that is our own page may pair',
        offering(PAIR_OFFER, 'http://127.0.0.1:11435'),
        stranger('http://127.0.0.1:11435'),
      ],
      ['with a listed origin may pair', offering(PAIR_OFFER, OURS), stranger(OURS)],
      [
        'from elsewhere may pair',
        offering(PAIR_OFFER, PAIRED_ORIGIN, { remoteAddress: '10.0.0.7' }),
        stranger(PAIRED_ORIGIN),
      ],
      [
        'through a proxy may pair',
        head('/ws/chat', { origin: OURS, 'x-forwarded-for': '10.0.0.7', 'sec-websocket-protocol': PAIR_OFFER }),
        stranger(OURS),
      ],
      ['that is any other page may not', offering(PAIR_OFFER, 'http://evil.test'), refused(403)],
      ['that only looks like an extension may not', offering(PAIR_OFFER, 'http://chrome-extension.test'), refused(403)],
      ['with an address below an extension may not', offering(PAIR_OFFER, `${PAIRED_ORIGIN}/page.html`), refused(403)],
      ['with an id that no browser gives may not', offering(PAIR_OFFER, 'moz-extension://\u009b31m'), refused(403)],
      ['with an endless id may not', offering(PAIR_OFFER, `moz-extension://${'a'.repeat(65)}`), refused(403)],
      [
        'that is a program may not: it has local.key',
        head('/ws/chat', { 'sec-websocket-protocol': PAIR_OFFER }),
        refused(403),
      ],
      ['with Origin null may not', offering(PAIR_OFFER, 'null'), refused(403)],
      [
        'with a foreign Host may not',
        head('/ws/chat', { host: 'evil.test', origin: OURS, 'sec-websocket-protocol': PAIR_OFFER }),
        refused(403),
      ],
      ['with an offer that can not be read may not', offering('aside.v1, aside.pair.short'), refused(403)],
      ['with such an offer is no guest either', offering('aside.v1, aside.pair.short', OURS), refused(403)],
      ['with two offers may not', offering(`${PAIR_OFFER}, aside.pair.${NONCE}`), refused(403)],
      ['without the version is told', offering(`aside.pair.${NONCE}, aside.v9`), closed(4406, 'aside.v9')],
      ['at an unknown address', head('/ws/x', { origin: OURS, 'sec-websocket-protocol': PAIR_OFFER }), refused(404)],
      [
        'that shows a key too is judged by that',
        offering(`${PAIR_OFFER}, aside.key.gone-key.${NONCE}`),
        closed(4401, 'aside.v1'),
      ],
    ]);
  });
  describe('while none is open', () => {
    holds(
      [
        ['that is an extension', offering(PAIR_OFFER), refused(403)],
        ['that is our own page', offering(PAIR_OFFER, 'http://127.0.0.1:11435'), refused(403)],
        ['with a listed origin', offering(PAIR_OFFER, OURS), refused(403)],
      ],
      { hearsStrangers: () => false },
    );
  });
});

const named = (roomName: string) => ({ kind: 'open', handshake: { room: 'shared', roomName } });
const room = (name: string) => head(`/ws/shared?token=${KNOWN_TOKEN}&room=${encodeURIComponent(name)}`);

describe('a shared room', () => {
  holds([
    ['has the name that the query gives', room('Caf\u00e9 42'), named('Caf\u00e9 42')],
    ['is the same one however its name is composed', room('Cafe\u0301'), named('Caf\u00e9')],
    ['without a name is one of its own', room(''), named('')],
    ["can't be named with what can't be seen", room('a\u202eb'), closed(4404)],
    ["can't be named with half a character", head(`/ws/shared?token=${KNOWN_TOKEN}&room=%ED%A0%80\0`), closed(4404)],
    ['tells its rule for names to a key only', head('/ws/shared?room=%00', { origin: OURS }), closed(4403)],
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

describe('the log is told exactly why', () => {
  const none: Partial<AccessPolicy> = { hearsStrangers: () => false };
  const offering = (value: string, origin?: string) => head('/ws/chat', { origin, 'sec-websocket-protocol': value });
  test.each<[string, RequestHead, Partial<AccessPolicy>?]>([
    ['not exactly one Host', head('/ws/chat', { host: undefined, origin: OURS })],
    ['Host is not ours', head('/ws/chat', { host: 'evil.test', origin: OURS })],
    ['more than one Origin', head('/ws/chat', { origin: [OURS, OURS] })],
    ['Origin is null', head('/ws/chat', { origin: 'null' })],
    ['Origin is not listed', head('/ws/chat', { origin: 'http://evil.test' })],
    ['Origin is not listed, and shows no key', head('/ws/chat', { origin: PAIRED_ORIGIN })],
    ['Sec-Fetch-Site is foreign', head('/ws/chat', { 'sec-fetch-site': 'cross-site' })],
    ['neither a listed Origin nor a key', head('/ws/chat')],
    ['from another machine or through a proxy, without a key', head('/ws/chat', { origin: OURS, forwarded: 'for=x' })],
    ['comes to pair, and no code is open', offering(PAIR_OFFER, PAIRED_ORIGIN), none],
    ['an offer to pair that is none', offering('aside.v1, aside.pair.x', PAIRED_ORIGIN)],
    ['no such address', head('/x', { origin: OURS })],
    ['an upgrade is a GET', head('/ws/chat', { origin: OURS }, { method: 'POST' })],
    ['This key is not known here, or wrong.', head('/ws/chat?token=x', { origin: OURS })],
    ['A key is needed here.', head('/ws/chat', { origin: OURS }), { guests: false }],
  ])('%s', (reason, request, policy) => {
    expect(decideUpgrade(request, { ...POLICY, ...policy })).toMatchObject({ reason });
  });
});

import { expect, test } from 'vitest';
import type { AccessPolicy } from '../../../companion/access/access-policy.ts';
import { decideRequest } from '../../../companion/access/decide-request.ts';
import type { RequestHead } from '../../../companion/access/request-head.ts';
import { head, NO_PROXIES } from './head.ts';
import { KEYS, KNOWN_TOKEN, PAIRED_ORIGIN, PAIRED_TOKEN, WRONG_TOKEN } from './keys/known-keys.ts';

const POLICY: AccessPolicy = {
  port: 11435,
  allowHosts: [],
  origins: new Set(['http://a.test']),
  guests: true,
  proxies: NO_PROXIES,
  keys: KEYS,
  hearsStrangers: () => true,
};
const refused = (status: number) => ({ kind: 'refuse', status });
const plain = { kind: 'health', keyId: undefined };
const detailed = { kind: 'health', keyId: 'known-key' };
const paired = { kind: 'health', keyId: 'paired-key' };
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const OWN_PAGE = 'http://127.0.0.1:11435';

test.each<[string, RequestHead, object]>([
  ['a program without a key learns that somebody is there', head('/health'), plain],
  ['the same for whether it is ready', head('/ready'), { kind: 'ready', keyId: undefined }],
  ['and with a key', head('/ready', bearer(KNOWN_TOKEN)), { kind: 'ready', keyId: 'known-key' }],
  ['with a query too', head('/health?x'), plain],
  ['HEAD too', head('/health', {}, { method: 'HEAD' }), plain],
  ['an address that was typed', head('/health', { 'sec-fetch-site': 'none' }), plain],
  ['our own page', head('/health', { 'sec-fetch-site': 'same-origin' }), plain],
  ['a listed origin', head('/health', { origin: 'http://a.test' }), plain],
  ['a proxy without a key', head('/health', { forwarded: 'for=x' }), plain],
  ['a key by header', head('/health', { authorization: `Bearer ${KNOWN_TOKEN}` }), detailed],
  ['a key by header, in small letters', head('/health', { authorization: `bearer ${KNOWN_TOKEN}` }), detailed],
  ['a key by query', head(`/health?token=${KNOWN_TOKEN}`), detailed],
  ['a wrong key', head(`/health?token=${WRONG_TOKEN}`), refused(401)],
  ['an empty key', head('/health?token='), refused(401)],
  ['an image on a page', head('/health', { 'sec-fetch-site': 'cross-site' }), refused(403)],
  ['an image with a key', head(`/health?token=${KNOWN_TOKEN}`, { 'sec-fetch-site': 'cross-site' }), refused(403)],
  ['Sec-Fetch-Site twice', head('/health', { 'sec-fetch-site': ['none', 'none'] }), refused(403)],
  ['an unlisted origin', head('/health', { origin: 'http://b.test' }), refused(403)],
  ['origin null', head('/health', { origin: 'null' }), refused(403)],
  ['an unlisted origin with a key', head('/health', { origin: 'http://b.test', ...bearer(KNOWN_TOKEN) }), refused(403)],
  ['a paired key', head('/health', { origin: PAIRED_ORIGIN, ...bearer(PAIRED_TOKEN) }), paired],
  ['a paired key without its origin', head('/health', bearer(PAIRED_TOKEN)), refused(401)],
  [
    'a paired key with a listed origin',
    head('/health', { origin: 'http://a.test', ...bearer(PAIRED_TOKEN) }),
    refused(401),
  ],
  [
    'a paired key with an unlisted origin',
    head('/health', { origin: 'http://b.test', ...bearer(PAIRED_TOKEN) }),
    refused(403),
  ],
  ['an extension without a key', head('/health', { origin: PAIRED_ORIGIN }), refused(403)],
  [
    'an extension with an unknown key',
    head('/health', { origin: PAIRED_ORIGIN, ...bearer(WRONG_TOKEN) }),
    refused(401),
  ],
  [
    'an extension that would pair',
    head('/health', { origin: PAIRED_ORIGIN, 'sec-websocket-protocol': `aside.pair.${'n'.repeat(22)}` }),
    refused(403),
  ],
  ['a script of our own page without a key', head('/health', { origin: OWN_PAGE }), refused(403)],
  [
    'a script of our own page with local.key, which is not for pages',
    head('/health', { origin: OWN_PAGE, ...bearer(KNOWN_TOKEN) }),
    refused(401),
  ],
  [
    'a key that is only named',
    head('/health', { 'sec-websocket-protocol': `aside.key.known-key.${'n'.repeat(22)}` }),
    refused(401),
  ],
  ['an export, which goes over a socket', head('/export', bearer(KNOWN_TOKEN)), refused(404)],
  ['an import, which goes over a socket', head('/import', bearer(KNOWN_TOKEN), { method: 'POST' }), refused(404)],
  ['a foreign Host', head('/health', { host: 'b.test:11435' }), refused(403)],
  ['a foreign Host at an unknown address', head('/x', { host: 'b.test' }), refused(403)],
  ['no Host', head('/health', { host: undefined }), refused(403)],
  ['another method', head('/health', {}, { method: 'POST' }), refused(405)],
  ['a preflight', head('/health', { origin: 'http://a.test' }, { method: 'OPTIONS' }), refused(405)],
  ['the page', head('/'), { kind: 'web', path: '/' }],
  ['a script of the page, loaded with its Origin', head('/assets/a.js', { origin: OWN_PAGE }), { kind: 'web' }],
  ['a page of another origin', head('/', { origin: 'http://b.test' }), refused(403)],
  ['what the page loads', head('/assets/a.js?x'), { kind: 'web', path: '/assets/a.js' }],
  ['a whole URL', head('http://127.0.0.1:11435/health'), refused(404)],
  ['a socket without an upgrade', head('/ws/chat'), refused(426)],
  ['the shared room without an upgrade', head('/ws/shared'), refused(426)],
])('%s', (_name, request, expected) => {
  expect(decideRequest(request, POLICY)).toMatchObject(expected);
});

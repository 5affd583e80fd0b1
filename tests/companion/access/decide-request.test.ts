import { expect, test } from 'vitest';
import type { AccessPolicy } from '../../../companion/access/access-policy.ts';
import { decideRequest } from '../../../companion/access/decide-request.ts';
import type { RequestHead } from '../../../companion/access/request-head.ts';
import { head, NO_PROXIES } from './head.ts';
import { KEYS, KNOWN_TOKEN, WRONG_TOKEN } from './keys/known-keys.ts';

const POLICY: AccessPolicy = {
  port: 11435,
  allowHosts: [],
  origins: new Set(['http://a.test']),
  guests: true,
  proxies: NO_PROXIES,
  keys: KEYS,
};
const refused = (status: number) => ({ kind: 'refuse', status });
const plain = { kind: 'health', detailed: false };
const detailed = { kind: 'health', detailed: true };

test.each<[string, RequestHead, object]>([
  ['a program without a key learns that somebody is there', head('/health'), plain],
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
  ['a foreign Host', head('/health', { host: 'b.test:11435' }), refused(403)],
  ['a foreign Host at an unknown address', head('/x', { host: 'b.test' }), refused(403)],
  ['no Host', head('/health', { host: undefined }), refused(403)],
  ['another method', head('/health', {}, { method: 'POST' }), refused(405)],
  ['a preflight', head('/health', { origin: 'http://a.test' }, { method: 'OPTIONS' }), refused(405)],
  ['the page', head('/'), { kind: 'web', path: '/' }],
  ['what the page loads', head('/assets/a.js?x'), { kind: 'web', path: '/assets/a.js' }],
  ['a whole URL', head('http://127.0.0.1:11435/health'), refused(404)],
  ['a socket without an upgrade', head('/ws/chat'), refused(426)],
  ['the shared room without an upgrade', head('/ws/shared'), refused(426)],
])('%s', (_name, request, expected) => {
  expect(decideRequest(request, POLICY)).toMatchObject(expected);
});

import { expect, test } from 'vitest';
import { isFromThisMachine, isLoopback } from '../../../../companion/access/addresses/loopback.ts';
import { createTrustedProxies } from '../../../../companion/access/addresses/trusted-proxies.ts';
import { head, NO_PROXIES } from '../head.ts';

test.each<[string | undefined, Record<string, string>, boolean]>([
  ['127.0.0.1', {}, true],
  ['127.9.9.9', {}, true],
  ['::1', {}, true],
  ['::ffff:127.0.0.1', {}, true],
  ['::ffff:10.0.0.1', {}, false],
  ['10.0.0.1', {}, false],
  ['fd00::1', {}, false],
  [undefined, {}, false],
  ['127.0.0.1', { forwarded: 'for=10.0.0.1' }, false],
  ['127.0.0.1', { forwarded: '' }, false],
  ['127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }, false],
  ['127.0.0.1', { 'x-forwarded-proto': 'https' }, false],
  ['::1', { 'x-forwarded-host': 'aside.test' }, false],
  ['::1', { 'x-real-ip': '127.0.0.1' }, false],
  ['::1', { via: '1.1 proxy' }, false],
])('a request from %s with %j is from this machine: %s', (remoteAddress, headers, expected) => {
  expect(isFromThisMachine(head('/', headers, { remoteAddress }), NO_PROXIES)).toBe(expected);
});

test.each([{}, { 'x-forwarded-for': '127.0.0.1' }, { forwarded: 'for=127.0.0.1' }])(
  'a request that a listed proxy sent with %j is not from this machine',
  (headers) => {
    const proxies = createTrustedProxies(['127.0.0.1']);
    expect(isFromThisMachine(head('/', headers), proxies)).toBe(false);
    expect(isFromThisMachine(head('/', headers, { remoteAddress: '::ffff:127.0.0.1' }), proxies)).toBe(false);
  },
);

test.each(['', 'localhost', '127.0.0.1:11435', '127.0.0.256', '[::1]', '0.0.0.0', '::'])(
  '%j is no loopback address',
  (address) => {
    expect(isLoopback(address)).toBe(false);
  },
);

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callerAddress } from '../../../../companion/access/addresses/forwarded.ts';
import { createTrustedProxies } from '../../../../companion/access/addresses/trusted-proxies.ts';
import { head, NO_PROXIES } from '../head.ts';

const PROXIES = createTrustedProxies(['127.0.0.1', '10.0.0.0/8', 'fd00::/8']);
const PROXY = '127.0.0.1';

type Headers = Record<string, string | string[]>;
const caller = (headers: Headers, remoteAddress: string | undefined = PROXY) =>
  callerAddress(head('/', headers, { remoteAddress }), PROXIES);

describe('a request comes from', () => {
  test.each<[string, Headers, string]>([
    ['what the proxy says', { 'x-forwarded-for': '192.0.2.7' }, '192.0.2.7'],
    ['what the proxy says, with a port', { 'x-forwarded-for': '192.0.2.7:4711' }, '192.0.2.7'],
    ['an IPv6 address', { 'x-forwarded-for': '2001:db8::7' }, '2001:db8::7'],
    ['an IPv6 address with a port', { 'x-forwarded-for': '[2001:db8::7]:4711' }, '2001:db8::7'],
    ['the nearest address that is no proxy', { 'x-forwarded-for': '192.0.2.9, 192.0.2.7, 10.1.1.1' }, '192.0.2.7'],
    ['not what the caller wrote before it', { 'x-forwarded-for': '127.0.0.1, 192.0.2.7' }, '192.0.2.7'],
    ['the last of several lines', { 'x-forwarded-for': ['127.0.0.1', '192.0.2.7'] }, '192.0.2.7'],
    ['the farthest one when all are proxies', { 'x-forwarded-for': '10.2.2.2, 10.1.1.1' }, '10.2.2.2'],
    ['the nearest readable hop', { 'x-forwarded-for': '192.0.2.9, nonsense, 10.1.1.1' }, '10.1.1.1'],
    ['the proxy when it says nothing', {}, PROXY],
    ['the proxy when it says an empty line', { 'x-forwarded-for': '' }, PROXY],
    ['the proxy when it does not know', { 'x-forwarded-for': 'unknown' }, PROXY],
    ['the proxy when an element is empty', { 'x-forwarded-for': '192.0.2.7,' }, PROXY],
    ['the proxy when it names a zone', { 'x-forwarded-for': 'fe80::1%eth0' }, PROXY],
    ['the proxy when it names a host', { 'x-forwarded-for': 'evil.test' }, PROXY],
    ['the proxy when the port is none', { 'x-forwarded-for': '192.0.2.7:x' }, PROXY],
    ['what the standard header says', { forwarded: 'for=192.0.2.7' }, '192.0.2.7'],
    ['what it says beside other things', { forwarded: 'by=x;FOR="192.0.2.7:80" ; proto=https' }, '192.0.2.7'],
    ['an IPv6 address in it', { forwarded: 'for="[2001:db8::7]:4711"' }, '2001:db8::7'],
    ['its nearest hop that is no proxy', { forwarded: 'for=192.0.2.9, for=192.0.2.7, for=10.1.1.1' }, '192.0.2.7'],
    ['its last line', { forwarded: ['for=127.0.0.1;x="', 'for=192.0.2.7'] }, '192.0.2.7'],
    ['the proxy after a quote left open', { forwarded: 'for=192.0.2.9;x=", for=192.0.2.7' }, PROXY],
    ['the proxy after a quote around a hop', { forwarded: 'for=192.0.2.9;x=", for="192.0.2.7"' }, PROXY],
    ['the proxy when the name is hidden', { forwarded: 'for=_hidden' }, PROXY],
    ['the proxy when an element has two', { forwarded: 'for=192.0.2.7;for=192.0.2.8' }, PROXY],
    ['the proxy when an element has none', { forwarded: 'proto=https' }, PROXY],
    ['the proxy when brackets hold IPv4', { forwarded: 'for="[192.0.2.7]"' }, PROXY],
    ['the proxy when both headers are there', { forwarded: 'for=192.0.2.7', 'x-forwarded-for': '192.0.2.7' }, PROXY],
  ])('%s', (_name, headers, expected) => {
    expect(caller(headers)).toBe(expected);
  });

  test('its peer, whatever it claims, when that is no listed proxy', () => {
    const claims = { 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1' };
    expect(caller(claims, '192.0.2.7')).toBe('192.0.2.7');
    expect(callerAddress(head('/', { 'x-forwarded-for': '192.0.2.7' }), NO_PROXIES)).toBe(PROXY);
  });

  test('nowhere when its peer is gone', () => {
    expect(callerAddress(head('/', {}, { remoteAddress: undefined }), PROXIES)).toBeUndefined();
  });
});

test('a caller can move itself no nearer than its proxy, whatever it writes before what the proxy appends', () => {
  const hostile = fc.string({
    unit: fc.constantFrom(...'for=;,"\\ []:.0127', 'for=127.0.0.1', '192.0.2.9'),
    maxLength: 60,
  });
  fc.assert(
    fc.property(hostile, (text) => {
      expect(caller({ 'x-forwarded-for': `${text}, 192.0.2.7` })).toBe('192.0.2.7');
      expect(caller({ forwarded: [text, 'for=192.0.2.7'] })).toBe('192.0.2.7');
      for (const appended of ['for=192.0.2.7', 'for="192.0.2.7"', 'by="x";for=192.0.2.7']) {
        expect([PROXY, '192.0.2.7']).toContain(caller({ forwarded: `${text}, ${appended}` }));
      }
    }),
    { seed: 5, numRuns: 2_000 },
  );
});

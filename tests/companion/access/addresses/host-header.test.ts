import { expect, test } from 'vitest';
import { isOurHost } from '../../../../companion/access/addresses/host-header.ts';

const THROUGH_LOOPBACK = '127.0.0.1';

test.each<[string, number, string[], boolean]>([
  ['127.0.0.1:11435', 11435, [], true],
  ['localhost:11435', 11435, [], true],
  ['LOCALHOST:11435', 11435, [], true],
  ['127.0.0.1:11436', 11435, [], false],
  ['127.0.0.1', 11435, [], false],
  ['127.0.0.1', 80, [], true],
  ['localhost.:11435', 11435, [], false],
  ['localhost.evil.test:11435', 11435, [], false],
  ['127.0.0.1.evil.test:11435', 11435, [], false],
  ['evil.test:11435', 11435, [], false],
  ['evil.test@127.0.0.1:11435', 11435, [], false],
  ['127.0.0.2:11435', 11435, [], false],
  ['', 11435, [], false],
  ['aside.test', 11435, ['aside.test'], true],
  ['Aside.Test', 11435, ['aside.test'], true],
  ['aside.test:11435', 11435, ['aside.test'], true],
  ['aside.test:8443', 11435, ['aside.test'], false],
  ['aside.test:8443', 11435, ['aside.test:8443'], true],
  ['aside.test', 11435, ['aside.test:8443'], false],
  ['aside.test:8443:11435', 11435, ['aside.test:8443'], false],
  ['sub.aside.test', 11435, ['aside.test'], false],
  ['[fd00::1]:11435', 11435, ['[fd00::1]'], true],
  ['[fd00::1]:9', 11435, ['[fd00::1]'], false],
])('Host "%s" at port %i with names %j is ours: %s', (host, port, names, expected) => {
  expect(isOurHost(host, { port, allowHosts: names, localAddress: THROUGH_LOOPBACK })).toBe(expected);
});

test.each<[string, string | undefined, boolean]>([
  ['192.168.1.5:11435', '192.168.1.5', true],
  ['192.168.1.5:11435', '::ffff:192.168.1.5', true],
  ['[::ffff:c0a8:105]:11435', '::ffff:192.168.1.5', true],
  ['[fd00::5]:11435', 'fd00::5', true],
  ['[FD00:0:0:0::5]:11435', 'fd00::5', true],
  ['[fe80::5]:11435', 'fe80::5%eth0', true],
  ['127.0.0.2:11435', '127.0.0.2', true],
  ['192.168.1.6:11435', '192.168.1.5', false],
  ['192.168.1.5:11436', '192.168.1.5', false],
  ['192.168.1.5', '192.168.1.5', false],
  ['192.168.1.5:', '192.168.1.5', false],
  ['0.0.0.0:11435', '127.0.0.1', false],
  ['[::]:11435', '::1', false],
  ['3232235781:11435', '192.168.1.5', false],
  ['192.168.261:11435', '192.168.1.5', false],
  ['192.168.1.05:11435', '192.168.1.5', false],
  ['192.168.1.5.evil.test:11435', '192.168.1.5', false],
  ['evil.test:11435', '192.168.1.5', false],
  ['mybox:11435', '192.168.1.5', false],
  ['[fd00::5:11435', 'fd00::5', false],
  ['fd00::5:11435', 'fd00::5', false],
  ['192.168.1.5:11435', undefined, false],
  ['evil.test:127.0.0.1:11435', '127.0.0.1', false],
  ['evil.test[::1]:11435', '::1', false],
  ['127.0.0.1:11435.evil.test', '127.0.0.1', false],
  ['127.0.0.1:11435:80', '127.0.0.1', false],
  ['[::1]:11435', '::1', true],
  ['[0:0:0:0:0:0:0:1]:11435', '::1', true],
  ['localhost:11435', '::1', true],
  ['localhost:11435', '::ffff:127.0.0.1', true],
  ['[::1]:11435', '127.0.0.1', false],
  ['127.0.0.1:11435', '::1', false],
  ['127.0.0.1:11435', '127.0.0.2', false],
  ['127.0.0.1:11435', '192.168.1.5', false],
  ['[::1]:11435', 'fd00::5', false],
  ['localhost:11435', '127.0.0.2', false],
  ['localhost:11435', '192.168.1.5', false],
  ['localhost:11435', undefined, false],
  ['127.0.0.1:11435', undefined, false],
])('Host "%s" is ours for a request that came to %s: %s', (host, localAddress, expected) => {
  expect(isOurHost(host, { port: 11435, allowHosts: [], localAddress })).toBe(expected);
});

test("the address that a request came to needs no port when it is HTTP's own", () => {
  expect(isOurHost('192.168.1.5', { port: 80, allowHosts: [], localAddress: '192.168.1.5' })).toBe(true);
});

import { expect, test } from 'vitest';
import { isOurHost } from '../../../companion/access/host-header.ts';

test.each<[string, number, string[], boolean]>([
  ['127.0.0.1:11435', 11435, [], true],
  ['localhost:11435', 11435, [], true],
  ['LOCALHOST:11435', 11435, [], true],
  ['[::1]:11435', 11435, [], true],
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
  ['sub.aside.test', 11435, ['aside.test'], false],
  ['[fd00::1]:11435', 11435, ['[fd00::1]'], true],
  ['[fd00::1]:9', 11435, ['[fd00::1]'], false],
])('Host "%s" at port %i with names %j is ours: %s', (host, port, names, expected) => {
  expect(isOurHost(host, port, names)).toBe(expected);
});

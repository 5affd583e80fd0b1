import { expect, test } from 'vitest';
import { findListenAddress } from '../../../companion/server/find-listen-address.ts';
import { ListenError } from '../../../companion/server/listen.ts';

test.each([
  ['127.0.0.2', '127.0.0.2'],
  ['::', '::'],
  ['localhost', '127.0.0.1'],
])('%s means %s', async (host, address) => {
  expect(await findListenAddress(host)).toBe(address);
});

test('a name that nobody knows is an error that says what to do', async () => {
  // Too long for a label, so that no name server is asked.
  const attempt = findListenAddress('x'.repeat(64));
  await expect(attempt).rejects.toThrow(ListenError);
  await expect(attempt).rejects.toThrow('is no address of this machine. Choose another with --host');
});

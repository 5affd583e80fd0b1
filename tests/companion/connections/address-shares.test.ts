import { expect, test } from 'vitest';
import { createAddressShares } from '../../../companion/connections/address-shares.ts';

test('an address takes its share and no more, and others theirs', () => {
  const shares = createAddressShares(2);
  const [first, second] = [shares.take('10.0.0.1'), shares.take('::ffff:10.0.0.1')];
  expect([first, second]).toEqual([expect.any(Function), expect.any(Function)]);
  expect(shares.take('10.0.0.1')).toBeUndefined();
  expect(shares.take('10.0.0.2')).toBeDefined();
});

test('what was given back, however often, can be taken once', () => {
  const shares = createAddressShares(2);
  const giveBack = shares.take('fd00::1');
  shares.take('fd00::2');
  giveBack?.();
  giveBack?.();
  expect(shares.take('fd00::3')).toBeDefined();
  expect(shares.take('fd00::4')).toBeUndefined();
});

test('this machine has as much as there is', () => {
  const shares = createAddressShares(0);
  expect(shares.take(undefined)).toBeDefined();
  expect(shares.take('10.0.0.1')).toBeUndefined();
});

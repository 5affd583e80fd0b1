import { expect, it, vi } from 'vitest';
import { takePairingCode } from '../../web/take-pairing-code.ts';

function take(url: string) {
  const history = { replaceState: vi.fn() };
  const code = takePairingCode(new URL(url), history);
  return [code, ...history.replaceState.mock.calls.map(([, , address]) => address)];
}

it('takes the code, and leaves the address without it', () => {
  expect(take('http://127.0.0.1:11435/#pair=7K3MQ9TX')).toEqual(['7K3MQ9TX', '/']);
  expect(take('http://127.0.0.1:11435/?from=terminal#pair=7K3M-Q9TX')).toEqual(['7K3M-Q9TX', '/?from=terminal']);
  expect(take('http://127.0.0.1:11435/#pair=')).toEqual(['', '/']);
});

it('leaves an address without a code as it is', () => {
  expect(take('http://127.0.0.1:11435/')).toEqual([undefined]);
  expect(take('http://127.0.0.1:11435/#elsewhere')).toEqual([undefined]);
});

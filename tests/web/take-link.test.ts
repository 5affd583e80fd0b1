import { expect, it, vi } from 'vitest';
import { hasLink, takeLink } from '../../web/take-link.ts';

function take(url: string) {
  const history = { replaceState: vi.fn() };
  const link = takeLink(new URL(url), history);
  return [link && [link.kind, link.secret], ...history.replaceState.mock.calls.map(([, , address]) => address)];
}

it('takes the code of a pairing, and leaves the address without it', () => {
  expect(take('http://127.0.0.1:11435/#pair=7K3MQ9TX')).toEqual([['pair', '7K3MQ9TX'], '/']);
  expect(take('http://127.0.0.1:11435/?from=terminal#pair=7K3M-Q9TX')).toEqual([
    ['pair', '7K3M-Q9TX'],
    '/?from=terminal',
  ]);
  expect(take('http://127.0.0.1:11435/#pair=')).toEqual([['pair', ''], '/']);
});

it('takes the way into a room, and leaves the address without it', () => {
  expect(take('https://aside.test/#room=link.secret')).toEqual([['room', 'link.secret'], '/']);
});

it('leaves an address without a secret as it is', () => {
  expect(take('http://127.0.0.1:11435/')).toEqual([undefined]);
  expect(take('http://127.0.0.1:11435/#elsewhere')).toEqual([undefined]);
  expect(take('http://127.0.0.1:11435/#chat=00000000-0000-4000-8000-000000000001')).toEqual([undefined]);
  expect([hasLink({ hash: '#room=x' }), hasLink({ hash: '#chat=x' })]).toEqual([true, false]);
});

import { describe, expect, it } from 'vitest';
import { formatAddress, isLoopback, parseAddress } from '../../../sidebar/access/parse-address.ts';

describe('parseAddress', () => {
  it.each([
    ['127.0.0.1:11435', '127.0.0.1:11435', false],
    [' localhost:8000 ', 'localhost:8000', false],
    ['127.0.0.1', '127.0.0.1:11435', false],
    ['[::1]', '[::1]:11435', false],
    ['laptop.local/', 'laptop.local:11435', false],
    ['laptop.local:80', 'laptop.local', false],
    ['http://laptop.local', 'laptop.local', false],
    ['http://127.0.0.1:11435/#pair=7K3MQ9TX', '127.0.0.1:11435', false],
    ['ws://127.0.0.1:11435/ws/chat', '127.0.0.1:11435', false],
    ['https://aside.example.org', 'aside.example.org', true],
    ['HTTPS://Aside.Example.org:443/', 'aside.example.org', true],
    ['wss://aside.example.org:8443', 'aside.example.org:8443', true],
    ['https://bücher.example', 'xn--bcher-kva.example', true],
  ])('reads %s as the browser will send it', (typed, address, secure) => {
    expect(parseAddress(typed)).toEqual({ address, secure });
  });

  it.each([
    '',
    '   ',
    'http://',
    'ftp://127.0.0.1',
    '127.0.0.1:99999',
    'a b',
    'lap\ttop.local',
    'user:word@127.0.0.1:11435',
    '::1',
    'javascript:alert(1)',
  ])('refuses %j', (typed) => {
    expect(parseAddress(typed)).toBe(undefined);
  });

  it.each(['127.0.0.1:11435', 'laptop.local:80', 'https://aside.example.org', 'https://aside.example.org:8443'])(
    'reads %s again as it is shown',
    (typed) => {
      const parsed = parseAddress(typed);
      if (!parsed) throw new Error('no address');
      expect(parseAddress(formatAddress(parsed))).toEqual(parsed);
    },
  );
});

describe('isLoopback', () => {
  it.each([
    ['127.0.0.1:11435', true],
    ['127.8.9.1', true],
    ['localhost:11435', true],
    ['[::1]:11435', true],
    ['192.168.1.9:11435', false],
    ['127.0.0.1.example.org', false],
    ['localhost.example.org:11435', false],
  ])('%s: %s', (address, expected) => {
    expect(isLoopback({ address })).toBe(expected);
  });
});

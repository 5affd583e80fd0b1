import { expect, it } from 'vitest';
import { pageOrigins } from '../../../companion/server/page-origins.ts';

const interfaces = {
  eth0: [{ address: '192.168.1.5', family: 'IPv4' as const, internal: false, netmask: '', mac: '', cidr: null }],
};

it('the page is found at the address that the companion listens on', () => {
  expect(pageOrigins('127.0.0.1', 11435, [])).toEqual(['http://127.0.0.1:11435']);
  expect(pageOrigins('::1', 11435, [])).toEqual(['http://[::1]:11435']);
});

it('where it listens on all of them, those that others can dial come first, and the name of a proxy before them', () => {
  expect(pageOrigins('0.0.0.0', 80, ['chat.example'], interfaces)).toEqual([
    'https://chat.example',
    'http://192.168.1.5:80',
    'http://127.0.0.1:80',
  ]);
});

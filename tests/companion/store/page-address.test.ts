import { expect, it } from 'vitest';
import { toPageAddress, toSite } from '../../../companion/store/page-address.ts';

it.each([
  ['https://Example.org/a#part', 'https://example.org/a'],
  ['https://example.org/a?utm_source=mail&id=3&fbclid=x', 'https://example.org/a?id=3'],
  ['https://example.org/?gclid=1', 'https://example.org/'],
  ['https://me:secret@example.org:8080/', 'https://example.org:8080/'],
  ['https://example.org/a?b=1&a=2', 'https://example.org/a?b=1&a=2'],
  ['https://example.org/a?utmost=1', 'https://example.org/a?utmost=1'],
  ['file:///home/me/a.html', ''],
  ['not an address', ''],
  [`https://example.org/${'x'.repeat(3_000)}`, ''],
])('the page of %s is known as %s', (url, address) => {
  expect(toPageAddress(url)).toBe(address);
});

it('the site of an address is what people call it', () => {
  expect(['https://www.example.org:8080/a', 'http://docs.example.org/', 'about:blank'].map(toSite)).toEqual([
    'example.org',
    'docs.example.org',
    '',
  ]);
});

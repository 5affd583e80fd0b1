import { describe, expect, it } from 'vitest';
import { findSentNumbers } from '../../../sidebar/pages/sent-numbers.ts';

describe('the numbers of a page that are watched', () => {
  it.each([
    ['a price', 'Price: €41.00', 'Price', '4100'],
    ['a price before its currency', '1. Now **1 299,00 €** only', 'Now', '129900'],
    ['a price with a code', 'CHF 12.50', 'CHF', '1250'],
    ['a price in bold letters', 'Price: **€**41.00', 'Price', '4100'],
    ['a share', '| Rain | 40 % |', 'Rain', '40'],
    ['degrees', 'Harbour: 12°', 'Harbour', '12'],
    ['the words of a link', '[Rope](https://shop.test/99) $7', 'Rope', '7'],
  ])('have what stands before them: %s', (_, text, before, digits) => {
    expect(findSentNumbers(text)).toEqual([{ before, digits }]);
  });

  it.each([
    '12 comments',
    '1,234 views',
    '12:03:07',
    '5 minutes ago',
    '2026-03-02',
    'Chapter 7.1',
    '[x](https://a.test/5%20)',
  ])('are not %s', (text) => {
    expect(findSentNumbers(text)).toEqual([]);
  });

  it.each([
    ['without a currency', '7 '],
    ['with one', '€7 '],
  ])('are found in a line as long as a page: %s', (_, number) => {
    const found = findSentNumbers(`${number.repeat(100_000)}Rope: €41`);
    expect(found.at(-1)).toEqual({ before: '77777777777777777777Rope', digits: '41' });
  });

  it('are a few hundred at most', () => {
    const prices = Array.from({ length: 1_000 }, (_, index) => `Rope ${index}: €${index}`);
    expect(findSentNumbers(prices.join('\n'))).toHaveLength(300);
  });
});

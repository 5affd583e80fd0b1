import { expect, it } from 'vitest';
import { joinPages } from '../../../companion/files/join-pages.ts';

it('counts what does not fit, and cuts within no character', () => {
  const pages = joinPages(20);
  pages.add(1, 'Tides');
  pages.add(2, '');
  pages.add(3, '🌊🌊🌊🌊🌊');
  pages.add(4, 'behind');
  const { text, omittedChars } = pages.end();
  expect(text.isWellFormed()).toBe(true);
  expect(text.startsWith('[Page 1]\nTides')).toBe(true);
  expect(omittedChars).toBe(16);
});

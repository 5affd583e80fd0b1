import { describe, expect, it } from 'vitest';
import { writeLowered, writeRaised } from '../../../../sidebar/pages/markdown/raised-text.ts';

describe('raised text', () => {
  it.each([
    ['a power', '7', '10', '⁷'],
    ['a negative power', '-6', '10', '⁻⁶'],
    ['a power of letters', 'x+1', 'e', '^(x+1)'],
    ['a power of one letter', 'k', 'x', '^k'],
    ['a power of what is in brackets', '2', '(a + b)', '²'],
    ['an ordinal', 'th', 'the 5', 'th'],
    ['a sign', '®', 'Acme', '®'],
    ['cents', '99', 'now $19', '.99'],
    ['a note in its brackets', '[3]', '1974', '[3]'],
    ['a word beside nothing', 'New', ' ', 'New'],
    ['a number beside nothing', '14', 'some ', '¹⁴'],
  ])('writes %s', (_, text, before, expected) => {
    expect(writeRaised(text, before, false)).toBe(expected);
  });

  it('writes the number of a note in brackets, since it is no power', () => {
    expect(writeRaised('3', '1974', true)).toBe('[3]');
  });
});

describe('lowered text', () => {
  it.each([
    ['an index', '2', 'CO', '₂'],
    ['an index of one letter', 'i', 'x', '_i'],
    ['an index of a word', 'max', 'x', '_(max)'],
    ['a word beside nothing', 'small', '', 'small'],
    ['a number beside nothing', '2', '1¹⁄', '₂'],
  ])('writes %s', (_, text, before, expected) => {
    expect(writeLowered(text, before)).toBe(expected);
  });
});

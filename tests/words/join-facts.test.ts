import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinFacts } from '../../words/join-facts.ts';

it('facts of one direction are joined, and what is empty is left out', () => {
  expect(joinFacts(['3.2B', false, '', '2.0 GB'])).toBe('3.2B · 2.0 GB');
  expect(joinFacts(['محمّل'])).toBe('محمّل');
});

it('facts of which one is written from right to left stand apart, so that none turns another round', () => {
  expect(joinFacts(['3.2B', 'محمّل', 'Q4_K_M'])).toBe('\u20683.2B\u2069 · \u2068محمّل\u2069 · \u2068Q4_K_M\u2069');
});

it('whatever the facts are, they are all there and in order', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z\u05d0-\u05ea\u0627-\u064a0-9]+$/)), (facts) => {
      expect(joinFacts(facts).replace(/[\u2068\u2069]/g, '')).toBe(facts.join(' · '));
    }),
  );
});

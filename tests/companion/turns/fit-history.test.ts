import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countThatFit } from '../../../companion/turns/fit-history.ts';

const exchange = fc.record({
  question: fc.string({ maxLength: 30 }),
  answer: fc.string({ maxLength: 60 }),
  sources: fc.constant([]),
});
const overflow = fc.option(fc.record({ promptTokens: fc.nat({ max: 1_000 }), contextTokens: fc.nat({ max: 1_000 }) }), {
  nil: undefined,
});

describe('the exchanges that fit', () => {
  it('are fewer each time, so that asking again ends, whatever the upstream says', () => {
    fc.assert(
      fc.property(fc.array(exchange, { minLength: 1 }), fc.string(), overflow, (exchanges, message, numbers) => {
        const count = countThatFit(exchanges, { question: message, sources: [] }, numbers);
        expect(count).toBeGreaterThanOrEqual(0);
        expect(count).toBeLessThan(exchanges.length);
      }),
    );
  });

  it('are as many of the newest as leave a quarter of the context to the answer', () => {
    const exchanges = Array.from({ length: 9 }, () => ({
      question: 'x'.repeat(50),
      answer: 'y'.repeat(50),
      sources: [],
    }));
    const question = { question: 'z'.repeat(100), sources: [] };
    const half = { promptTokens: 8_000, contextTokens: 4_000 };
    // Of 1,000 characters 500 fit, 375 are for the prompt, and 100 of those for the question.
    expect(countThatFit(exchanges, question, half)).toBe(2);
    expect(countThatFit(exchanges, question, undefined)).toBe(6);
  });

  it('are one more when it fits to the last character', () => {
    const exchanges = Array.from({ length: 9 }, () => ({
      question: 'x'.repeat(50),
      answer: 'y'.repeat(50),
      sources: [],
    }));
    const overflow = { promptTokens: 8_000, contextTokens: 4_000 };
    // Of 960 characters 360 are for the prompt: 60 for the question, and 100 for each of three.
    expect(countThatFit(exchanges, { question: 'z'.repeat(60), sources: [] }, overflow)).toBe(3);
    expect(countThatFit(exchanges, { question: 'z'.repeat(61), sources: [] }, overflow)).toBe(2);
  });
});

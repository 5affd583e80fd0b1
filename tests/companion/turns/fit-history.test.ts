import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countThatFit } from '../../../companion/turns/fit-history.ts';

const overflow = fc.option(fc.record({ promptTokens: fc.nat({ max: 1_000 }), contextTokens: fc.nat({ max: 1_000 }) }), {
  nil: undefined,
});

describe('the exchanges that fit', () => {
  it('are fewer each time, so that asking again ends, whatever the upstream says', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 90 }), { minLength: 1 }), fc.nat(), overflow, (exchanges, asked, numbers) => {
        const count = countThatFit(exchanges, asked, numbers);
        expect(count).toBeGreaterThanOrEqual(0);
        expect(count).toBeLessThan(exchanges.length);
      }),
    );
  });

  it('are as many of the newest as leave a quarter of the context to the answer', () => {
    const exchanges = Array.from({ length: 9 }, () => 100);
    const half = { promptTokens: 8_000, contextTokens: 4_000 };
    // Of 1,000 tokens 500 fit, 375 are for the prompt, and 100 of those for the question.
    expect(countThatFit(exchanges, 100, half)).toBe(2);
    expect(countThatFit(exchanges, 100, undefined)).toBe(6);
  });

  it('are one more when it fits to the last token', () => {
    const exchanges = Array.from({ length: 9 }, () => 100);
    const overflow = { promptTokens: 8_000, contextTokens: 4_000 };
    // Of 960 tokens 360 are for the prompt: 60 for the question, and 100 for each of three.
    expect(countThatFit(exchanges, 60, overflow)).toBe(3);
    expect(countThatFit(exchanges, 61, overflow)).toBe(2);
  });
});

import { describe, expect, it } from 'vitest';
import { rateAlike } from '../../../../sidebar/pages/content/rate-alike.ts';

describe('blocks that are marked up alike', () => {
  it('are rated more alike than each by itself', () => {
    const [first = 0, second = 0, third = 0] = rateAlike([0.9, 0.9, 0.3], [50, 50, 50], ['post', 'post', 'post']);
    expect(first).toBeLessThan(0.9);
    expect(third).toBeGreaterThan(0.3);
    expect(first).toBe(second);
    expect(first).toBeGreaterThan(third);
  });

  it('are rated by the long ones more than by the short ones', () => {
    const last = (words: number) => rateAlike([0.9, 0.1, 0.5], [words, 10, 10], ['post', 'post', 'post'])[2] ?? 0;
    expect(last(400)).toBeGreaterThan(last(10));
  });

  it('say nothing of others, nor where they are few', () => {
    expect(rateAlike([0.9, 0.2, 0.1, 0.4], [5, 5, 5, 5], ['a', 'a', 'b', 'c'])).toEqual([0.9, 0.2, 0.1, 0.4]);
  });
});

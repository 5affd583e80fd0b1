import { describe, expect, it } from 'vitest';
import { createBackoff } from '../../../sidebar/connection/backoff.ts';

const almostOne = () => 1 - Number.EPSILON;

describe('createBackoff', () => {
  it('doubles the bound of the delay from half a second up to twenty', () => {
    const backoff = createBackoff(almostOne);
    const delays = Array.from({ length: 8 }, () => Math.round(backoff.next()));
    expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000]);
  });

  it('draws the delay from the whole range, down to zero', () => {
    const backoff = createBackoff(() => 0);
    expect([backoff.next(), backoff.next(), backoff.next()]).toEqual([0, 0, 0]);
  });

  it('starts again with short delays after a reset', () => {
    const backoff = createBackoff(almostOne);
    for (let i = 0; i < 10; i += 1) backoff.next();
    backoff.reset();
    expect(Math.round(backoff.next())).toBe(500);
  });

  it('stays at its bound after any number of failures', () => {
    const backoff = createBackoff(almostOne);
    for (let i = 0; i < 5000; i += 1) backoff.next();
    expect(Math.round(backoff.next())).toBe(20_000);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { until } from './until.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('waiting until something is there', () => {
  it('gives what the probe found, however often it failed before', async () => {
    const probe = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('not yet')).mockResolvedValueOnce('');
    probe.mockResolvedValue('there');
    const found = until('it is there', probe);
    await vi.advanceTimersByTimeAsync(100);
    expect(await found).toBe('there');
    expect(probe).toHaveBeenCalledTimes(3);
  });

  it.each([
    ['finds nothing', async () => false],
    ['never answers', () => new Promise<never>(() => {})],
  ])('ends at its time with what it waited for, also where the probe %s', async (_, probe) => {
    const outcome = until('the moon is full', probe, 1_000).catch(String);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await outcome).toBe('Error: waited 1000 ms in vain until the moon is full');
    expect(vi.getTimerCount()).toBeLessThan(2);
  });
});

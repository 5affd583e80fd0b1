import { describe, expect, it } from 'vitest';
import { createPace } from '../../../components/markdown/pace.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

function setUp({ costMs = 0, charsPerSecond = 0 } = {}) {
  const clock = createManualClock();
  const updates: number[] = [];
  const pace = createPace(() => {
    const chars = ((clock.now() - (updates.at(-1) ?? 0)) * charsPerSecond) / 1000;
    updates.push(clock.now());
    if (costMs > 0) clock.advance(costMs);
    return chars;
  }, clock);
  return { clock, updates, pace };
}

describe('the pace of updates', () => {
  it('lets the first one through at once', () => {
    const { pace, updates } = setUp();
    pace.request();
    expect(updates).toEqual([0]);
  });

  it.each([
    [30, 'a reader could follow', 250],
    [10, 'nobody could follow', 900],
  ])('lets %i through in a second of text that %s', (count, _, charsPerSecond) => {
    const { pace, updates, clock } = setUp({ charsPerSecond });
    for (let ms = 0; ms < 1000; ms++) {
      pace.request();
      clock.advance(1);
    }
    expect(updates.length).toBeLessThanOrEqual(count + 1);
    expect(updates.length).toBeGreaterThanOrEqual(count - 1);
  });

  it('does not forget the last one', () => {
    const { pace, updates, clock } = setUp();
    pace.request();
    pace.request();
    clock.advance(100);
    expect(updates).toHaveLength(2);
    expect(clock.pending).toBe(0);
  });

  it('waits longer when updates take long, so that they never fill the thread', () => {
    const { pace, updates, clock } = setUp({ costMs: 50 });
    for (let ms = 0; ms < 3000; ms += 5) {
      pace.request();
      clock.advance(5);
    }
    expect(updates.length * 50).toBeLessThanOrEqual(clock.now() / 6 + 50);
  });

  it('takes back what is due when it is disposed', () => {
    const { pace, updates, clock } = setUp();
    pace.request();
    pace.request();
    pace.dispose();
    clock.advance(1000);
    expect(updates).toEqual([0]);
    expect(clock.pending).toBe(0);
  });
});

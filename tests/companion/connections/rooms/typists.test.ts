import { describe, expect, it, vi } from 'vitest';
import { createTypists } from '../../../../companion/connections/rooms/typists.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';

function start() {
  const clock = createManualClock();
  const onEnded = vi.fn();
  return { clock, onEnded, typists: createTypists(clock, 1_000, onEnded) };
}

describe('somebody who types', () => {
  it('does so until they have not said so for long enough', () => {
    const { clock, onEnded, typists } = start();
    typists.begin('Ada');
    clock.advance(600);
    typists.begin('Ada');
    typists.begin('Ben');
    clock.advance(999);
    expect([...typists.all()]).toEqual(['Ada', 'Ben']);
    expect(onEnded).not.toHaveBeenCalled();
    clock.advance(1);
    expect(typists.count).toBe(0);
    expect(onEnded).toHaveBeenCalledTimes(1);
  });

  it('ends at the time of their own, whoever else types', () => {
    const { clock, onEnded, typists } = start();
    typists.begin('Ada');
    clock.advance(400);
    typists.begin('Ben');
    clock.advance(600);
    expect([typists.has('Ada'), typists.has('Ben')]).toEqual([false, true]);
    clock.advance(400);
    expect(typists.has('Ben')).toBe(false);
    expect(onEnded).toHaveBeenCalledTimes(2);
  });

  it('is no news once they said that they rest', () => {
    const { clock, onEnded, typists } = start();
    typists.begin('Ada');
    typists.end('Ada');
    clock.advance(2_000);
    expect(onEnded).not.toHaveBeenCalled();
  });
});

it('leaves no timer once it is disposed of', () => {
  const { clock, typists } = start();
  typists.begin('Ada');
  typists.dispose();
  expect(clock.pending).toBe(0);
});

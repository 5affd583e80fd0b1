import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { endOnSignals } from '../../companion/end-on-signals.ts';
import { createManualClock } from '../helpers/manual-clock.ts';

it('ends once for a Ctrl-C that comes twice, and leaves a later one to the system, which ends the process at once', () => {
  const process = new EventEmitter();
  const clock = createManualClock();
  let ends = 0;
  endOnSignals(process, () => ends++, clock);
  process.emit('SIGINT');
  process.emit('SIGINT');
  clock.advance(499);
  // A listener keeps the system from doing what it does to a process that has none.
  expect(process.emit('SIGTERM')).toBe(true);
  clock.advance(1);
  expect(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => process.listenerCount(signal))).toEqual([0, 0, 0]);
  expect(ends).toBe(1);
});

it('ends when the parent is gone', () => {
  const process = new EventEmitter();
  let ends = 0;
  endOnSignals(process, () => ends++, createManualClock());
  process.emit('disconnect');
  expect(ends).toBe(1);
});

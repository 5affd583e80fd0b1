import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { endOnSignals } from '../../companion/end-on-signals.ts';
import { createManualClock } from '../helpers/manual-clock.ts';

it('ends once for a Ctrl-C that comes twice, and leaves a later one to the system, which ends the process at once', () => {
  const process = new EventEmitter();
  const clock = createManualClock();
  let ends = 0;
  endOnSignals(process, { end: () => ends++ }, clock);
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
  endOnSignals(process, { end: () => ends++ }, createManualClock());
  process.emit('disconnect');
  expect(ends).toBe(1);
});

describe('with time to drain', () => {
  function start() {
    const process = new EventEmitter();
    const clock = createManualClock();
    const drained = Promise.withResolvers<void>();
    const told: string[] = [];
    const drain = () => {
      told.push('drain');
      return drained.promise;
    };
    endOnSignals(process, { drain, end: () => told.push('end') }, clock);
    return { process, clock, drained, told };
  }

  it('ends once what runs has ended, for a SIGTERM that comes twice', async () => {
    const { process, drained, told } = start();
    process.emit('SIGTERM', 'SIGTERM');
    process.emit('SIGTERM', 'SIGTERM');
    expect(told).toEqual(['drain']);
    drained.resolve();
    await drained.promise;
    await Promise.resolve();
    expect(told).toEqual(['drain', 'end']);
  });

  it('ends at once at a second signal, and leaves a third one to the system', () => {
    const { process, clock, told } = start();
    process.emit('SIGTERM', 'SIGTERM');
    clock.advance(500);
    process.emit('SIGTERM', 'SIGTERM');
    expect(told).toEqual(['drain', 'end']);
    clock.advance(500);
    expect(process.listenerCount('SIGTERM')).toBe(0);
  });

  it.each(['SIGINT', 'SIGHUP'])('does not drain for %s, which a person sends', (signal) => {
    const { process, told } = start();
    process.emit(signal, signal);
    expect(told).toEqual(['end']);
  });

  it('does not drain without a parent', () => {
    const { process, told } = start();
    process.emit('disconnect');
    expect(told).toEqual(['end']);
  });
});

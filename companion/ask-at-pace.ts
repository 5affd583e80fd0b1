import type { Limits } from '../protocol/limits.ts';
import type { Clock } from './clock.ts';

/**
 * Runs what asks a client for more, so late after `bytes` have come that a client that waits for it sends no more in a
 * second than a connection may. Returns its cancel.
 */
export function askAtPace(
  clock: Clock,
  { frameBytes }: Pick<Limits, 'frameBytes'>,
  bytes: number,
  ask: () => void,
): () => void {
  const delayMs = Math.floor((1_000 * bytes) / frameBytes);
  if (delayMs > 0) return clock.after(delayMs, ask);
  ask();
  return () => {};
}

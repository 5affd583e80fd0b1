import type { Address } from '../access/parse-address.ts';
import type { Clock } from './clock.ts';

/** Longer than a busy companion needs, short enough to be waited for. */
const PROBE_MS = 3_000;

/**
 * Whether anything listens there. A browser reports a WebSocket that was not accepted and one that was answered
 * with 403 alike (1006); an opaque `no-cors` response tells them apart, since it needs an answer.
 */
export async function isAnswering(
  { address, secure }: Address,
  fetchHealth: typeof fetch,
  clock: Clock,
  signal: AbortSignal,
): Promise<boolean> {
  const timeout = new AbortController();
  const cancelTimeout = clock.after(PROBE_MS, () => timeout.abort());
  try {
    await fetchHealth(`${secure ? 'https' : 'http'}://${address}/health`, {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.any([signal, timeout.signal]),
    });
    return true;
  } catch {
    return false;
  } finally {
    cancelTimeout();
  }
}

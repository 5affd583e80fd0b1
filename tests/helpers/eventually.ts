import { vi } from 'vitest';

/** Waits as `vi.waitFor` does, for as long as a busy machine may take: the limit only ends what hangs. */
export function eventually<T>(probe: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(probe, { timeout: 30_000 });
}

/**
 * Loaded into a measured process (`--import`, with `--expose-gc`). On SIGUSR2 it lets go of all that nothing holds, and
 * tells its parent what is left: how much garbage a process keeps, and for how long, is chance.
 */
import type { HeldMemory } from './held-memory.ts';

process.on('SIGUSR2', () => {
  // Twice: what was finalised by the first is freed by the second. The last resort also gives back what is reserved.
  for (let time = 0; time < 2; time++) globalThis.gc?.({ type: 'major', flavor: 'last-resort', execution: 'sync' });
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ residentBytes: rss, heapBytes: heapUsed } satisfies HeldMemory);
});

/**
 * The companion's program, which also tells its parent how much memory it holds once all that can be has been collected.
 * Needs `--expose-gc`.
 */
import { start } from '../../companion/start.ts';

/** Bytes, after a collection. */
export interface MemoryMessage {
  type: 'memory';
  heap: number;
  buffers: number;
}

process.on('message', () => {
  // Twice: what finalizers let go of is collected by the second.
  for (let index = 0; index < 2; index += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ type: 'memory', heap: heapUsed, buffers: external } satisfies MemoryMessage);
});

await start(process.argv.slice(2));

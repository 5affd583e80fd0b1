import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** What a process holds once its garbage is gone. */
export interface HeldMemory {
  /** All of it, as the system counts. */
  residentBytes: number;
  /** JavaScript's part. */
  heapBytes: number;
}

/** Flags of Node for a process whose memory is to be measured. */
export const HELD_MEMORY_FLAGS = ['--expose-gc', '--import', new URL('tell-held-memory.ts', import.meta.url).href];

/** Of a process that was started with the flags, and is asked by nobody else. */
export async function heldMemory(child: ChildProcess): Promise<HeldMemory> {
  const told = once(child, 'message') as Promise<[HeldMemory]>;
  child.kill('SIGUSR2');
  return (await told)[0];
}

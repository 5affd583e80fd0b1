import type { Clock } from '../clock.ts';
import { createListeners } from '../listeners.ts';
import { type Live, LOOK_MS } from './live.ts';
import { createMemorySlots } from './memory-slots.ts';
import { createMemoryTopics } from './memory-topics.ts';
import { createMemoryTurns } from './memory-turns.ts';
import { createSharedMemory, type Member, type SharedMemory } from './shared-memory.ts';

/**
 * `Live` in the memory of one process, which is usually the only companion. In tests several companions share a memory, and
 * `isConnected` cuts one off.
 */
export function createMemoryLive(
  clock: Clock,
  shared: SharedMemory = createSharedMemory(clock),
  isConnected: () => boolean = () => true,
): Live {
  const me: Member = { heardAt: clock.now(), isConnected };
  const turns = createMemoryTurns(shared, me);
  const slots = createMemorySlots(shared, me);
  const missedListeners = createListeners();
  let wasConnected = true;
  let cancelLook = clock.after(LOOK_MS, look);

  function look(): void {
    cancelLook = clock.after(LOOK_MS, look);
    const isBack = isConnected() && !wasConnected;
    wasConnected = isConnected();
    if (!wasConnected) return;
    if (isBack) missedListeners.tell();
    me.heardAt = clock.now();
    turns.look();
    slots.look();
  }

  return {
    ...turns,
    ...slots,
    ...createMemoryTopics(shared, me),
    onMissed: missedListeners.on,
    async dispose() {
      cancelLook();
      slots.dispose();
      me.heardAt = Number.NEGATIVE_INFINITY;
    },
  };
}

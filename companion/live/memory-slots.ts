import type { Live } from './live.ts';
import { isThere, type Member, type SharedMemory } from './shared-memory.ts';

type MemorySlots = Pick<Live, 'takeSlot' | 'onSlotFree' | 'dispose'> & {
  /** Finds what no message has told. */
  look(): void;
};

/** Which companions have the slots of the model servers. */
export function createMemorySlots(shared: SharedMemory, me: Member): MemorySlots {
  const listeners = new Set<(server: string) => void>();
  /** The servers of which this companion was refused a slot, and how many they have. */
  const refused = new Map<string, number>();

  function isFree(server: string, slots: number): boolean {
    const held = [...(shared.slots.get(server) ?? [])];
    return held.filter(({ owner }) => isThere(shared, owner, me)).length < slots;
  }

  function tellIfFree(server: string): void {
    const slots = refused.get(server);
    if (slots === undefined || !me.isConnected() || !isFree(server, slots)) return;
    refused.delete(server);
    for (const listener of listeners) listener(server);
  }

  shared.slotListeners.add(tellIfFree);
  return {
    async takeSlot(server, slots) {
      if (!isFree(server, slots)) {
        refused.set(server, slots);
        return undefined;
      }
      const held = shared.slots.get(server) ?? new Set();
      shared.slots.set(server, held);
      const slot = { owner: me };
      held.add(slot);
      return () => {
        held.delete(slot);
        for (const listener of shared.slotListeners) listener(server);
      };
    },
    onSlotFree(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look() {
      for (const server of [...refused.keys()]) tellIfFree(server);
    },
    dispose: () => void shared.slotListeners.delete(tellIfFree),
  };
}

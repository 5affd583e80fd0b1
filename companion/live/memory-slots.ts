import { createListeners } from '../listeners.ts';
import { type Live, OFFER_MS } from './live.ts';
import { isThere, type Member, type SharedMemory } from './shared-memory.ts';

type MemorySlots = Pick<Live, 'takeSlot' | 'onSlotFree'> & {
  /** Finds what a lost message would have told. */
  look(): void;
  dispose(): void;
};

/** Which companions have the slots of the model servers. */
export function createMemorySlots(shared: SharedMemory, me: Member): MemorySlots {
  const listeners = createListeners<[server: string]>();
  /** The servers of which this companion was refused a slot, and how many they have. */
  const refused = new Map<string, number>();

  /** A slot that became free is kept for a while for the companions that were refused one first. */
  function isFree(server: string, slots: number): boolean {
    const held = [...(shared.slots.get(server) ?? [])].filter(({ owner }) => isThere(shared, owner, me));
    let free = slots - held.length;
    if (free <= 0) return false;
    const isKept = shared.clock.now() - (shared.freedAt.get(server) ?? Number.NEGATIVE_INFINITY) < OFFER_MS;
    const line = shared.lines.get(server) ?? new Set();
    for (const member of line) {
      if (member === me) break;
      if (isKept && isThere(shared, member, me)) free -= 1;
      else line.delete(member);
    }
    return free > 0;
  }

  function tellIfFree(server: string): void {
    const slots = refused.get(server);
    if (slots === undefined || !me.isConnected() || !isFree(server, slots)) return;
    refused.delete(server);
    listeners.tell(server);
  }

  shared.slotListeners.add(tellIfFree);
  return {
    async takeSlot(server, slots) {
      if (!isFree(server, slots)) {
        refused.set(server, slots);
        shared.lines.set(server, (shared.lines.get(server) ?? new Set()).add(me));
        return undefined;
      }
      shared.lines.get(server)?.delete(me);
      const held = shared.slots.get(server) ?? new Set();
      shared.slots.set(server, held);
      const slot = { owner: me };
      held.add(slot);
      return () => {
        if (!held.delete(slot)) return;
        shared.freedAt.set(server, shared.clock.now());
        for (const listener of shared.slotListeners) listener(server);
      };
    },
    onSlotFree: listeners.on,
    look() {
      for (const server of [...refused.keys()]) tellIfFree(server);
    },
    dispose: () => void shared.slotListeners.delete(tellIfFree),
  };
}

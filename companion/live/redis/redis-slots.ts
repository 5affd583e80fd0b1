import { createListeners } from '../../listeners.ts';
import type { Live } from '../live.ts';
import type { RedisMember } from './redis-member.ts';

type RedisSlots = Pick<Live, 'takeSlot' | 'onSlotFree'> & {
  /** Finds what a lost message would have told. */
  look(): void;
  /** Puts back what Redis may have lost. */
  restore(): void;
  dispose(): void;
};

/** Which companions have the slots of the model servers. While Redis is away, no slot can be taken. */
export function createRedisSlots(member: RedisMember): RedisSlots {
  const listeners = createListeners<[server: string]>();
  /** The servers of which this companion was refused a slot, and how many they have. */
  const refused = new Map<string, number>();
  /** The server of each slot that this companion has. */
  const held = new Map<number, string>();
  let taken = 0;

  async function tellIfFree(server: string): Promise<void> {
    const slots = refused.get(server);
    if (slots === undefined || !member.isReady) return;
    const isFree = await member.call('free', server, slots).catch(() => 0);
    if (isFree !== 1 || !refused.delete(server)) return;
    listeners.tell(server);
  }

  function look(): void {
    for (const server of [...refused.keys()]) void tellIfFree(server);
  }

  const { end } = member.subscribe(`${member.prefix}slots`, (server) => {
    if (server === '') look();
    else void tellIfFree(server);
  });

  return {
    async takeSlot(server, slots) {
      taken += 1;
      const id = taken;
      let isTaken = 0;
      try {
        isTaken = Number(await member.call('take', server, slots, id));
      } catch (error) {
        // Redis may have given the slot all the same.
        member.insist('give', server, id);
        refused.set(server, slots);
        throw error;
      }
      if (isTaken !== 1) {
        refused.set(server, slots);
        return undefined;
      }
      held.set(id, server);
      return () => {
        if (held.delete(id)) member.insist('give', server, id);
      };
    },
    onSlotFree: listeners.on,
    look,
    restore() {
      for (const [id, server] of held) member.call('retake', server, id).catch(() => {});
    },
    dispose: end,
  };
}

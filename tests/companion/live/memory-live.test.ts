import { createMemoryLive } from '../../../companion/live/memory-live.ts';
import { createSharedMemory } from '../../../companion/live/shared-memory.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { describeLive } from './contract/live-contract.ts';

describeLive(() => {
  const clock = createManualClock();
  const shared = createSharedMemory(clock);
  return {
    async open() {
      let isConnected = true;
      const live = createMemoryLive(clock, shared, () => isConnected);
      return {
        live,
        async cutOff() {
          isConnected = false;
        },
        async reconnect() {
          isConnected = true;
        },
      };
    },
    elapse: async (ms) => clock.advance(ms),
  };
});

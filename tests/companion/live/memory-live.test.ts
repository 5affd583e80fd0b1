import { createMemoryLive } from '../../../companion/live/memory-live.ts';
import { describeLive } from './contract/live-contract.ts';

describeLive(createMemoryLive);

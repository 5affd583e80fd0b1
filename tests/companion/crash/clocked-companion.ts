/** The companion in a process of its own that can be killed, with a clock that its parent moves. See `start-clocked-companion.ts`. */
import { startCompanion } from '../../../companion/companion.ts';
import type { Live } from '../../../companion/live/live.ts';
import { connectRedis } from '../../../companion/live/redis/redis-connection.ts';
import { createRedisLive } from '../../../companion/live/redis/redis-live.ts';
import type { Settings } from '../../../companion/settings/settings.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

/** To the companion. */
export type ClockOrder =
  /** `sharedMs`: the time that all companions agree on, by then. */
  { type: 'advance' | 'jump'; ms: number; sharedMs: number } | { type: 'stop' };
/** From the companion; `advanced` answers `advance` and `jump`. `faults`: what its log says of faults of ours. */
export type ClockedReply =
  | { type: 'listening'; address: string; token: string }
  | { type: 'advanced'; faults: string[] }
  | { type: 'stopped'; faults: string[] };

const clock = createManualClock();
const log = createCapturedLog('error');
const settings: Settings = JSON.parse(process.argv[2] ?? '');
let sharedMs = Number(process.argv[3] ?? 0);
const companion = await startCompanion(settings, {
  log,
  clock,
  ...(settings.redis !== undefined && { openLive }),
});

/** As the companion opens it, but that the time is the test's. */
async function openLive(): Promise<Live> {
  return createRedisLive(await connectRedis(settings.redis ?? '', log), { clock, now: () => sharedMs });
}

function reply(message: ClockedReply): void {
  process.send?.(message);
}

function faults(): string[] {
  return log.lines().map((line) => JSON.stringify(line));
}

process.on('message', (order: ClockOrder) => {
  if (order.type === 'stop') {
    void companion.stop().then(() => {
      reply({ type: 'stopped', faults: faults() });
      process.disconnect();
    });
  } else {
    sharedMs = order.sharedMs;
    clock[order.type](order.ms);
    reply({ type: 'advanced', faults: faults() });
  }
});
process.on('disconnect', () => process.exit());
reply({ type: 'listening', address: companion.address, token: companion.localToken });

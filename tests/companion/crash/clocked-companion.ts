/** The companion in a process of its own that can be killed, with a clock that its parent moves. See `start-clocked-companion.ts`. */
import { readFileSync } from 'node:fs';
import { type Companion, startCompanion } from '../../../companion/companion.ts';
import type { Live } from '../../../companion/live/live.ts';
import { connectRedis } from '../../../companion/live/redis/redis-connection.ts';
import { createRedisLive } from '../../../companion/live/redis/redis-live.ts';
import { createWakePace } from '../../../companion/live/redis/wake-pace.ts';
import { createLog } from '../../../companion/logging/create-log.ts';
import type { Settings } from '../../../companion/settings/settings.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

/** To the companion. */
export type ClockOrder = { type: 'advance' | 'jump'; ms: number } | { type: 'stop' } | { type: 'tell' };
/**
 * From the companion; `advanced` answers `advance` and `jump`, also while it starts. `faults`: what its log says of faults of
 * ours. `told` answers `tell`: what it is at, for people.
 */
export type ClockedReply =
  | { type: 'listening'; address: string; token: string }
  | { type: 'advanced'; faults: string[] }
  | { type: 'told'; text: string }
  | { type: 'stopped'; faults: string[] };

const clock = createManualClock();
const settings: Settings = JSON.parse(process.argv[2] ?? '');
/** The time that all companions agree on is what stands in this file. */
const sharedClock = process.argv[3] ?? '';
let companion: Companion | undefined;
/** Pino's number of `error`. */
const ERROR_LEVEL = 50;
/** Of its log, those that are told. */
const MAX_LINES = 40;
const faults: string[] = [];
const lastLines: string[] = [];
const log = createLog('debug', {
  write(line) {
    if (JSON.parse(line).level >= ERROR_LEVEL) faults.push(line.trimEnd());
    if (lastLines.push(line.trimEnd()) > MAX_LINES) lastLines.shift();
  },
});

function sharedMs(): number {
  return Number(readFileSync(sharedClock, 'utf8'));
}

/** As the companion opens it, but that the time is the test's. */
async function openLive(): Promise<Live> {
  return createRedisLive(await connectRedis(settings.redis ?? '', log), {
    clock,
    now: sharedMs,
    onText: createWakePace(),
  });
}

function reply(message: ClockedReply): void {
  process.send?.(message);
}

/** Where it stands: what hangs in it can be seen by what it waits for. */
function describe(): string {
  const { pending, nextInMs } = clock;
  return [
    `${companion ? `listens at ${companion.address}` : 'starts'}; own clock ${clock.now()}, time of day ${new Date().toISOString()}`,
    `timers: ${pending}${nextInMs === undefined ? '' : `, the next in ${nextInMs} ms`}; open: ${process.getActiveResourcesInfo().join(' ')}`,
    ...lastLines,
  ].join('\n');
}

process.on('message', (order: ClockOrder) => {
  if (order.type === 'tell') reply({ type: 'told', text: describe() });
  else if (order.type === 'stop') {
    void companion?.stop().then(() => {
      reply({ type: 'stopped', faults });
      process.disconnect();
    });
  } else {
    clock[order.type](order.ms);
    reply({ type: 'advanced', faults });
  }
});
process.on('disconnect', () => process.exit());
companion = await startCompanion(settings, {
  log,
  clock,
  ...(settings.redis !== undefined && { openLive }),
});
reply({ type: 'listening', address: companion.address, token: companion.localToken });

/** The companion in a process of its own that can be killed, with a clock that its parent moves. See `start-clocked-companion.ts`. */
import { startCompanion } from '../../../companion/companion.ts';
import type { Settings } from '../../../companion/settings/settings.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

/** To the companion. */
export type ClockOrder = { type: 'advance' | 'jump'; ms: number } | { type: 'stop' };
/** From the companion; `advanced` answers `advance` and `jump`. `faults`: what its log says of faults of ours. */
export type ClockedReply =
  | { type: 'listening'; address: string; token: string }
  | { type: 'advanced'; faults: string[] }
  | { type: 'stopped'; faults: string[] };

const clock = createManualClock();
const log = createCapturedLog('error');
const settings: Settings = JSON.parse(process.argv[2] ?? '');
const companion = await startCompanion(settings, { log, clock });

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
    clock[order.type](order.ms);
    reply({ type: 'advanced', faults: faults() });
  }
});
process.on('disconnect', () => process.exit());
reply({ type: 'listening', address: companion.address, token: companion.localToken });

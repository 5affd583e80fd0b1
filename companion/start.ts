import { describeErrorInLine } from '../words/describe-error.ts';
import { LocalKeyError } from './access/keys/local-key.ts';
import { settingsOfProcess } from './cli/settings-of-process.ts';
import { systemClock } from './clock.ts';
import { startCompanion } from './companion.ts';
import { endOnSignals } from './end-on-signals.ts';
import { LiveError } from './live/live-error.ts';
import { createLog } from './logging/create-log.ts';
import { toLogFields } from './logging/log.ts';
import type { ListeningMessage } from './parent-messages.ts';
import { ListenError } from './server/listen.ts';
import { StoreError } from './store/store-error.ts';
import { tellRotation } from './tell-rotation.ts';

/** Makes this process the companion, with the settings in `argv`, until a signal or its parent's end. */
export async function start(argv: readonly string[]): Promise<void> {
  const settings = settingsOfProcess(argv);
  if (!settings) return;
  const log = createLog(settings.logLevel);
  // A fault nobody caught: the log says where, then the process ends as it would have.
  process.on('uncaughtExceptionMonitor', (error) => log.error(toLogFields(error), 'crashed'));
  // Lines for people have no reader any more when the terminal is gone; that is no reason to end.
  process.stdout.on('error', () => {});
  const announce = (line: string) => void process.stdout.write(`${line}\n`);
  const companion = await startCompanion(settings, {
    log,
    announce,
    // What is no terminal may be a file or a service's journal, which others can read.
    ...(process.stdout.isTTY && { invite: announce }),
    onRotated: tellRotation,
  }).catch(explain);
  if (!companion) return;
  const { drain, stop, address } = companion;
  const { drainMs } = settings;
  const ends = {
    drain: drainMs > 0 ? () => drain(drainMs) : undefined,
    end: () => void stop().then(() => process.exit(0)),
  };
  endOnSignals(process, ends, systemClock);
  process.send?.({ type: 'listening', address } satisfies ListeningMessage);
}

/** Errors whose message is for the person who starts it. */
const SPOKEN = [ListenError, LocalKeyError, LiveError];

/** Says what is in the way, when it is something that the person can change. */
function explain(error: unknown): undefined {
  if (error instanceof StoreError) process.stderr.write(`${describeErrorInLine(error.reason)}\n`);
  else if (SPOKEN.some((kind) => error instanceof kind) && error instanceof Error)
    process.stderr.write(`${error.message}\n`);
  else throw error;
  process.exitCode = 1;
  // An open channel to a parent would keep us alive.
  if (process.connected) process.disconnect();
}

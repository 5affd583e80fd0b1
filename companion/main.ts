import { homedir } from 'node:os';
import { LocalKeyError } from './access/local-key.ts';
import { startCompanion } from './companion.ts';
import { createLog } from './logging/create-log.ts';
import { toLogFields } from './logging/log.ts';
import { ListenError } from './server/listen.ts';
import { describeProblems, parseSettings } from './settings/parse-settings.ts';

/** What a parent process gets to know over its channel, once the companion listens. */
export interface ListeningMessage {
  type: 'listening';
  address: string;
}

/** The exit status for a wrong command line, as shells know it. */
const EXIT_USAGE = 2;

async function main(): Promise<void> {
  const parsed = parseSettings(process.argv.slice(2), {
    env: process.env,
    platform: process.platform,
    home: homedir(),
    workingDir: process.cwd(),
  });
  if (parsed.kind === 'help') {
    process.stdout.write(parsed.text);
    return;
  }
  if (parsed.kind === 'problems') {
    process.stderr.write(describeProblems(parsed.problems));
    process.exitCode = EXIT_USAGE;
    return;
  }
  const log = createLog(parsed.settings.logLevel);
  // A fault nobody caught: the log says where, and a supervisor starts us again.
  process.on('uncaughtExceptionMonitor', (error) => log.error(toLogFields(error), 'crashed'));
  const companion = await startCompanion(parsed.settings, {
    log,
    announce: (line) => void process.stdout.write(`${line}\n`),
  });
  // The channel closing means that the parent is gone, however it went.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  process.on('disconnect', end);
  process.send?.({ type: 'listening', address: companion.address } satisfies ListeningMessage);

  function end(): void {
    void companion.stop().then(() => process.exit(0));
  }
}

main().catch((error: unknown) => {
  if (!(error instanceof ListenError || error instanceof LocalKeyError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
  // Connected to a parent, the channel would keep us alive.
  if (process.connected) process.disconnect();
});

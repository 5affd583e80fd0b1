import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListeningMessage } from '../../companion/parent-messages.ts';
import { findLastingPort } from './lasting-port.ts';

/** The bundled companion as people run it: a process with a data folder. */
export interface CompanionProcess {
  /** `host:port`; the same after a restart. */
  readonly address: string;
  /** The token in the data folder's `local.key`. */
  readonly token: string;
  readonly pid: number;
  /** The process itself; another one after a restart. */
  readonly child: ChildProcess;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
  /** Ends it as a crash does: it has no time to say or to write anything. */
  kill(): Promise<void>;
  /** Starts it again, where it was. */
  restart(): Promise<void>;
}

export interface CompanionProcessOptions {
  /** The bundle's file. */
  bundle: string;
  dataDir: string;
  /** Further flags: `--upstream`, `--origin`, ... */
  flags?: readonly string[];
  /** Flags of Node. */
  execArgv?: readonly string[];
}

/** Starts the companion on a free port, and resolves once it listens. */
export async function startCompanionProcess(options: CompanionProcessOptions): Promise<CompanionProcess> {
  let { child, address } = await listen(options, String(await findLastingPort()));
  const token = (await readFile(join(options.dataDir, 'local.key'), 'utf8')).trim();

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }

  return {
    address,
    token,
    get pid() {
      if (child.pid === undefined) throw new Error('the companion does not run');
      return child.pid;
    },
    get child() {
      return child;
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    async restart() {
      ({ child } = await listen(options, address.split(':').at(-1) ?? '0'));
    },
  };
}

async function listen(
  { bundle, dataDir, flags = [], execArgv = [] }: CompanionProcessOptions,
  port: string,
): Promise<{ child: ChildProcess; address: string }> {
  const args = ['--port', port, '--data-dir', dataDir, '--no-open', ...flags];
  const child = fork(bundle, args, { execArgv: [...execArgv], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const address = await new Promise<string>((resolve, reject) => {
    let errors = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.once('message', (message) => resolve((message as ListeningMessage).address));
    child.once('exit', (code) => reject(new Error(`the companion ended with ${code}: ${errors}`)));
  });
  return { child, address };
}

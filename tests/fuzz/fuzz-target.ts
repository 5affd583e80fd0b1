import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KNOWN_ORIGINS } from '../../companion/access/known-origins.ts';
import type { ListeningMessage } from '../../companion/parent-messages.ts';
import type { MemoryMessage } from './fuzzed-companion.ts';
import { startSteadyUpstream } from './steady-upstream.ts';

/** The companion under attack, a process of its own, and the model server behind it. */
export interface FuzzTarget {
  readonly port: number;
  readonly token: string;
  /** The origin of guests. */
  readonly origin: string;
  readonly upstreamUrl: string;
  /** How it ended, when it has; a companion under attack never does. */
  readonly death: string | undefined;
  /** Bytes that it holds after a collection. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

const PROGRAM = join(import.meta.dirname, 'fuzzed-companion.ts');

export async function startFuzzTarget(): Promise<FuzzTarget> {
  const dataDir = mkdtempSync(join(tmpdir(), 'aside-fuzz-'));
  const upstream = await startSteadyUpstream();
  const flags = ['--port', '0', '--data-dir', dataDir, '--no-open', '--parallel', '4', '--upstream', upstream.url];
  const child = fork(PROGRAM, flags, { execArgv: ['--expose-gc'], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-4_000);
  });
  let death: string | undefined;
  child.once('exit', (code, signal) => {
    death = `ended with ${signal ?? code}: ${errors}`;
  });
  const { address } = await listening(child, () => errors);

  return {
    port: Number(address.split(':').at(-1)),
    token: readFileSync(join(dataDir, 'local.key'), 'utf8').trim(),
    origin: KNOWN_ORIGINS[0] ?? '',
    upstreamUrl: upstream.url,
    get death() {
      return death;
    },
    async memory() {
      child.send({ type: 'memory' });
      const [{ heap, buffers }] = (await once(child, 'message')) as [MemoryMessage];
      return heap + buffers;
    },
    async stop() {
      if (death === undefined) {
        const exited = once(child, 'exit');
        child.kill('SIGTERM');
        await exited;
      }
      await upstream.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function listening(child: ChildProcess, errors: () => string): Promise<ListeningMessage> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as ListeningMessage));
    child.once('exit', () => reject(new Error(`the companion did not start: ${errors()}`)));
  });
}

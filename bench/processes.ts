import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

/** A process of the benchmark that says on which port it listens. */
export interface BenchProcess {
  readonly child: ChildProcess;
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts a file of this folder; `args` as on its command line, `execArgv` for Node. */
export async function startProcess(
  file: string,
  args: readonly string[] = [],
  execArgv: readonly string[] = [],
): Promise<BenchProcess> {
  const child = fork(new URL(file, import.meta.url), args, { execArgv: [...execArgv] });
  const [first] = (await once(child, 'message')) as [{ port: number }];
  return {
    child,
    port: first.port,
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/**
 * Seconds of CPU that all threads of a process have used, from the scheduler's own nanoseconds: `ps` and
 * `/proc/<pid>/stat` count in steps of 10 ms. Linux only.
 */
export function cpuSeconds(pid: number): number {
  let nanoseconds = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const [running] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
    nanoseconds += Number(running);
  }
  return nanoseconds / 1e9;
}

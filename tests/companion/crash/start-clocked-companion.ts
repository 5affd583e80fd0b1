import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Settings } from '../../../companion/settings/settings.ts';
import { findLastingPort } from '../../helpers/lasting-port.ts';
import { testSettings } from '../server/test-companion.ts';
import type { ClockedReply, ClockOrder } from './clocked-companion.ts';

/** A real companion that can be killed, and for which time passes only when it is told so. */
export interface ClockedCompanion {
  /** `host:port`; the same after a restart. */
  readonly address: string;
  readonly token: string;
  readonly pid: number;
  /** Moves its clock on; resolves once everything that came due has run. Rejects when its log tells of a fault. */
  advance(ms: number): Promise<void>;
  /** Moves its clock on if it is still there, and waits for nothing. */
  nudge(ms: number): void;
  /** Moves it on as for a machine that slept. */
  jump(ms: number): Promise<void>;
  /**
   * Ends it as Ctrl-C does, and resolves with it. Peers that do not read are waited for until the clock moves; `isTold`
   * resolves once those that read were told.
   */
  stop(isTold: Promise<unknown>): Promise<void>;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
  /** Resolves once it listens; time may pass meanwhile. */
  restart(): Promise<void>;
  /** Where it stands and the end of its log, for people. */
  tell(): Promise<string>;
}

const PROGRAM = join(import.meta.dirname, 'clocked-companion.ts');
/** As long as a companion that stops waits for its peers. */
const GOODBYE_MS = 1_000;

export interface ClockedCompanionOptions {
  /** A file with the milliseconds that it agrees on with other companions. */
  sharedClock?: string;
  /** Of its environment. */
  env?: Readonly<Record<string, string>>;
  /** What its log tells of faults is no fault of ours: what it stands on is troubled. */
  isTroubled?: boolean;
}

/** Starts it on a port that stays free for it, and in a folder of its own; it ends with the test. */
export async function startClockedCompanion(
  settings: Partial<Settings>,
  { sharedClock = '', env, isTroubled = false }: ClockedCompanionOptions = {},
): Promise<ClockedCompanion> {
  const whole = testSettings({ port: await findLastingPort(), ...settings });
  let child = launch();
  let { address, token } = await waitFor(child, 'listening');
  onTestFinished(kill);

  function launch(): ChildProcess {
    return fork(PROGRAM, [JSON.stringify(whole), sharedClock], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, ...env },
    });
  }

  async function ask(order: ClockOrder, answer: 'advanced' | 'stopped'): Promise<void> {
    const replied = waitFor(child, answer);
    child.send(order);
    const { faults } = await replied;
    if (faults.length > 0 && !isTroubled) throw new Error(`the companion's log tells of faults:\n${faults.join('\n')}`);
  }

  function nudge(ms: number): void {
    if (child.connected) child.send({ type: 'advance', ms } satisfies ClockOrder, () => {});
  }

  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  return {
    get address() {
      return address;
    },
    get token() {
      return token;
    },
    get pid() {
      return child.pid ?? 0;
    },
    advance: (ms) => ask({ type: 'advance', ms }, 'advanced'),
    nudge,
    jump: (ms) => ask({ type: 'jump', ms }, 'advanced'),
    async stop(isTold) {
      const exited = once(child, 'exit');
      const stopped = ask({ type: 'stop' }, 'stopped');
      await isTold;
      // It may have ended by now: then nobody had to be waited for.
      nudge(GOODBYE_MS);
      await stopped;
      await exited;
    },
    kill,
    async restart() {
      child = launch();
      ({ address, token } = await waitFor(child, 'listening'));
    },
    async tell() {
      const told = waitFor(child, 'told');
      child.send({ type: 'tell' } satisfies ClockOrder);
      return (await told).text;
    },
  };
}

function waitFor<T extends ClockedReply['type']>(
  child: ChildProcess,
  type: T,
): Promise<Extract<ClockedReply, { type: T }>> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      child.off('message', hear).off('exit', fail);
    };
    const hear = (reply: ClockedReply): void => {
      if (reply.type !== type) return;
      settle();
      resolve(reply as Extract<ClockedReply, { type: T }>);
    };
    const fail = (): void => {
      settle();
      reject(new Error(`the companion ended before it was ${type}`));
    };
    child.on('message', hear).once('exit', fail);
  });
}

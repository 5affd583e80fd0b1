import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { RedisConnection } from './redis-connection.ts';
import type { ScriptName } from './scripts.ts';

/** One companion's access to Redis, which its parts share. */
export interface RedisMember {
  /** A name that no other companion has, and no earlier run of this one. */
  readonly id: string;
  readonly prefix: string;
  readonly clock: Clock;
  readonly isReady: boolean;
  call(name: ScriptName, ...args: readonly (string | number)[]): Promise<unknown>;
  /** Calls again while the answer is to ask later: Redis has lost everything, and others may still put it back. */
  callPatiently(name: ScriptName, ...args: readonly (string | number)[]): Promise<unknown>;
  /** Calls at each look until it succeeds. Used to give something back. */
  insist(name: ScriptName, ...args: readonly (string | number)[]): void;
  /** Repeats the calls that have not succeeded yet. */
  retry(): void;
  /** Text of a turn has come. */
  onText(): void;
  publish: RedisConnection['publish'];
  subscribe: RedisConnection['subscribe'];
}

/** A script's answer when it can't know yet. */
const LATER = 'later';
/** How long after that answer the script is called again. */
const PATIENCE_MS = 250;

export interface RedisMemberOptions extends Pick<RedisMember, 'clock' | 'onText'> {
  /** Milliseconds; empty: Redis' own. */
  time: () => string;
}

export function createRedisMember(connection: RedisConnection, options: RedisMemberOptions): RedisMember {
  const { clock, onText, time } = options;
  const id = randomUUID();
  const unsettled = new Set<() => Promise<unknown>>();

  function call(name: ScriptName, ...args: readonly (string | number)[]): Promise<unknown> {
    return connection.call(name, time, id, ...args.map(String));
  }

  return {
    id,
    prefix: connection.prefix,
    clock,
    onText,
    get isReady() {
      return connection.isReady;
    },
    call,
    async callPatiently(name, ...args) {
      for (;;) {
        const reply = await call(name, ...args);
        if (reply !== LATER) return reply;
        await new Promise<void>((resolve) => clock.after(PATIENCE_MS, resolve));
      }
    },
    insist(name, ...args) {
      const attempt = () => call(name, ...args).then(() => unsettled.delete(attempt));
      unsettled.add(attempt);
      attempt().catch(() => {});
    },
    retry() {
      for (const attempt of [...unsettled]) attempt().catch(() => {});
    },
    publish: connection.publish,
    subscribe: connection.subscribe,
  };
}

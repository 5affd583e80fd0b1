import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { RedisConnection } from './redis-connection.ts';
import type { ScriptName } from './scripts.ts';

/** One companion, as its parts ask Redis for it. */
export interface RedisMember {
  /** Nobody else's, nor that of an earlier run of this companion. */
  readonly id: string;
  readonly prefix: string;
  readonly clock: Clock;
  readonly isReady: boolean;
  call(name: ScriptName, ...args: readonly (string | number)[]): Promise<unknown>;
  /** Calls until the answer is another than to ask again later: Redis has lost everything, and others may put it back. */
  callPatiently(name: ScriptName, ...args: readonly (string | number)[]): Promise<unknown>;
  /** Calls until it succeeds, at each look; for what is given back. */
  insist(name: ScriptName, ...args: readonly (string | number)[]): void;
  /** Calls again what had no success. */
  retry(): void;
  publish: RedisConnection['publish'];
  subscribe: RedisConnection['subscribe'];
}

/** What a script answers in place of what it can't know yet. */
const LATER = 'later';
/** How long until it is asked again. */
const PATIENCE_MS = 250;

/** @param time milliseconds; empty: Redis' own */
export function createRedisMember(connection: RedisConnection, clock: Clock, time: () => string): RedisMember {
  const id = randomUUID();
  const unsettled = new Set<() => Promise<unknown>>();

  function call(name: ScriptName, ...args: readonly (string | number)[]): Promise<unknown> {
    return connection.call(name, time, id, ...args.map(String));
  }

  return {
    id,
    prefix: connection.prefix,
    clock,
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

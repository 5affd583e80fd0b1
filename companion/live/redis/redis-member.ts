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
  /** Calls until it succeeds, at each look; for what is given back. */
  insist(name: ScriptName, ...args: readonly (string | number)[]): void;
  /** Calls again what had no success. */
  retry(): void;
  publish: RedisConnection['publish'];
  subscribe: RedisConnection['subscribe'];
}

/** @param time milliseconds; empty: Redis' own */
export function createRedisMember(connection: RedisConnection, clock: Clock, time: () => string): RedisMember {
  const id = randomUUID();
  const unsettled = new Set<() => Promise<unknown>>();

  function call(name: ScriptName, ...args: readonly (string | number)[]): Promise<unknown> {
    return connection.call(name, time(), id, ...args.map(String));
  }

  return {
    id,
    prefix: connection.prefix,
    clock,
    get isReady() {
      return connection.isReady;
    },
    call,
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

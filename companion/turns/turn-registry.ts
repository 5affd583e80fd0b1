import type { LIMITS } from '../../protocol/limits.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../logging/log.ts';
import type { Upstream } from '../upstreams/upstream.ts';

export interface TurnRegistryOptions {
  catalogue: { resolve(model: string | undefined): Promise<{ upstream: Upstream; model: string }> };
  clock: Clock;
  log: Log;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Record<keyof typeof LIMITS, number>>;
}

/** Every turn of the companion, apart from the sockets that watch them. */
export interface TurnRegistry {
  /** Aborts every turn and ends it with `error interrupted`; nothing can be asked after. */
  shutdown(): Promise<void>;
  readonly counts: { waiting: number; running: number };
}

export declare function createTurnRegistry(options: TurnRegistryOptions): TurnRegistry;

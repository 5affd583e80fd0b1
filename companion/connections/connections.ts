import type { WebSocket } from 'ws';
import type { LIMITS } from '../../protocol/limits.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../logging/log.ts';
import type { TurnRegistry } from '../turns/turn-registry.ts';
import type { CatalogueSnapshot } from '../upstreams/catalogue.ts';
import type { Handshake } from './handshake.ts';

export interface ConnectionsOptions {
  registry: TurnRegistry;
  catalogue: ModelWatch;
  /** The program's version, for `welcome`. */
  version: string;
  /** Random per process, for `welcome`. */
  epoch: string;
  clock: Clock;
  log: Log;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Record<keyof typeof LIMITS, number>>;
}

/** What connections ask of the catalogue. */
export interface ModelWatch {
  snapshot(): CatalogueSnapshot;
  refresh(): Promise<CatalogueSnapshot>;
  onChange(listener: (snapshot: CatalogueSnapshot) => void): () => void;
}

/** How many connections there are, by what they have shown. */
export interface ConnectionCounts {
  strangers: number;
  guests: number;
  clients: number;
}

export interface Connections {
  /** Takes over a socket that has just been upgraded. Never throws. */
  open(webSocket: WebSocket, handshake: Handshake): void;
  /**
   * Ends every turn with `error interrupted`, closes with 1001 and terminates what is still open a second later. Resolves
   * when no socket is left. Sockets that come after are closed with 1001.
   */
  shutdown(): Promise<void>;
  readonly counts: ConnectionCounts;
}

export declare function createConnections(options: ConnectionsOptions): Connections;

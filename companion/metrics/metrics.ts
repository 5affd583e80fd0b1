import type { Connections } from '../connections/connections.ts';
import type { ClientConversations } from '../conversations/client-conversations.ts';
import type { Live } from '../live/live.ts';
import type { Database } from '../store/database.ts';
import type { SlotQueue } from '../turns/queue/slot-queue.ts';
import type { TurnKeeping } from '../turns/turn-keeping.ts';
import type { Catalogue } from '../upstreams/catalogue.ts';
import type { Upstream } from '../upstreams/upstream.ts';

/** Where the numbers come from. */
export interface Measured {
  turns: Pick<TurnKeeping, 'onEnd' | 'stages'>;
  connections: Pick<Connections, 'byKind'>;
  /** Of everybody. */
  conversations: Pick<ClientConversations, 'savingFailure'>;
  catalogue: Pick<Catalogue, 'snapshot'>;
  queue: Pick<SlotQueue, 'countRunning'>;
  upstreams: readonly Pick<Upstream, 'id' | 'slots'>[];
}

/** What is told of a companion to whoever watches over it: numbers, and no word of anybody. */
export interface Metrics {
  /** The same, whose calls are measured, whoever's store is asked. */
  measureDatabase(database: Database): Database;
  measureLive(live: Live): Live;
  /** Counts these from now on. Called once. */
  watch(measured: Measured): void;
  /** All of them, as Prometheus reads them. */
  scrape(): Promise<{ contentType: string; body: string }>;
}

/** All sockets of the companion: who may have one, one sweep for all of them, and how they end together. */
import type { WebSocket } from 'ws';
import { CLOSE_CODES } from '../../protocol/close-codes.ts';
import { LIMITS, type Limits } from '../../protocol/limits.ts';
import type { Clock } from '../clock.ts';
import type { ClientConversations } from '../conversations/client-conversations.ts';
import type { ConversationTransfers } from '../conversations/conversation-transfers.ts';
import type { Log } from '../logging/log.ts';
import type { Asker, TurnRegistry } from '../turns/turn-registry.ts';
import { createArticleConnection } from './article/article-connection.ts';
import { createSharedRoom } from './article/shared-room.ts';
import { createAsideConnection } from './aside-connection.ts';
import type { Connection, Link } from './connection.ts';
import { createClientDesk } from './desks/client-desk.ts';
import { createGuestDesk } from './desks/guest-desk.ts';
import type { Handshake } from './handshake.ts';
import type { ModelWatch } from './model-watch.ts';
import { createSocketLink, type SocketLink } from './transport/link.ts';
import { attachWebSocket, type Socket } from './transport/socket.ts';

export interface ConnectionsOptions {
  registry: TurnRegistry;
  catalogue: ModelWatch;
  /** Of clients with a key. */
  conversations: ClientConversations;
  /** Of the same. */
  transfers: ConversationTransfers;
  /** The program's version, for `welcome`. */
  version: string;
  /** Random per process, for `welcome`. */
  epoch: string;
  clock: Clock;
  log: Log;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Limits>;
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

const SWEEP_MS = 1_000;
const SHUTDOWN_MS = 1_000;

export function createConnections(options: ConnectionsOptions): Connections {
  const { registry, conversations, clock, log } = options;
  const limits = { ...LIMITS, ...options.limits };
  const budgets: ConnectionCounts = {
    strangers: limits.strangerConnections,
    guests: limits.guestConnections,
    clients: limits.keyConnections,
  };
  const counts: ConnectionCounts = { strangers: 0, guests: 0, clients: 0 };
  const sharedRoom = createSharedRoom({ registry, limits });
  const links = new Set<SocketLink>();
  const allClosed = Promise.withResolvers<void>();
  let opened = 0;
  let refused = 0;
  let isClosed = false;
  let cancelSweep = clock.after(SWEEP_MS, sweep);

  function sweep(): void {
    for (const link of links) link.sweep();
    cancelSweep = clock.after(SWEEP_MS, sweep);
  }

  function openConnection(link: Link, handshake: Handshake, admit: () => boolean): Connection {
    const id = `connection ${opened}`;
    if (handshake.room === 'shared') return sharedRoom.join(link);
    const { caller } = handshake;
    const key = caller.kind === 'client' ? `key ${caller.keyId}` : undefined;
    if (handshake.depth === 'article') {
      const asker: Asker = { id, isPrivate: true, ...(key ? { client: key } : { isGuest: true }) };
      return createArticleConnection({ link, registry, limits, asker });
    }
    const asker: Asker = key === undefined ? { id, isPrivate: true, isGuest: true } : { id: key, isPrivate: false };
    return createAsideConnection({
      link,
      handshake,
      asker,
      registry,
      catalogue: options.catalogue,
      desk: asker.isPrivate ? createGuestDesk(registry, asker) : createClientDesk({ conversations, registry, asker }),
      transfers: asker.isPrivate ? undefined : options.transfers,
      welcome: { version: options.version, epoch: options.epoch },
      clock,
      limits,
      admit,
    });
  }

  /** With its reason, as long as those who wait to hear theirs are few: they count in no budget. */
  function refuse(webSocket: WebSocket, socket: Socket): void {
    if (refused >= limits.refusedConnections) {
      socket.terminate();
      return;
    }
    refused += 1;
    webSocket.once('close', () => {
      refused -= 1;
    });
    socket.close(CLOSE_CODES.tooManyConnections, 'too many connections');
  }

  return {
    open(webSocket, handshake) {
      const { socket, listen } = attachWebSocket(webSocket);
      if (isClosed) {
        socket.close(CLOSE_CODES.goingAway, 'the companion is stopping');
        return;
      }
      const shown = handshake.caller.kind === 'guest' ? 'guests' : 'clients';
      let kind: keyof ConnectionCounts = handshake.keyProof ? 'strangers' : shown;
      if (counts[kind] >= budgets[kind]) {
        refuse(webSocket, socket);
        return;
      }
      counts[kind] += 1;
      opened += 1;
      const link = createSocketLink({
        socket,
        clock,
        log,
        limits,
        hasKey: handshake.caller.kind === 'client',
        open: (link) => openConnection(link, handshake, admit),
        onClosed() {
          counts[kind] -= 1;
          links.delete(link);
          if (isClosed && links.size === 0) allClosed.resolve();
        },
      });
      links.add(link);
      listen(link.events);

      /** The key was proved: the connection leaves the strangers. */
      function admit(): boolean {
        if (kind === shown) return true;
        if (counts[shown] >= budgets[shown]) return false;
        counts[kind] -= 1;
        kind = shown;
        counts[kind] += 1;
        return true;
      }
    },
    async shutdown() {
      isClosed = true;
      cancelSweep();
      if (links.size === 0) allClosed.resolve();
      const cancelTermination = clock.after(SHUTDOWN_MS, () => {
        for (const link of links) link.terminate();
      });
      await Promise.race([registry.shutdown(), allClosed.promise]);
      for (const link of links) link.finish(CLOSE_CODES.goingAway, 'the companion is stopping');
      await allClosed.promise;
      cancelTermination();
    },
    counts,
  };
}

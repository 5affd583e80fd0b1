import { createServer, type Server } from 'node:http';
import { LIMITS } from '../../protocol/limits.ts';
import type { AccessPolicy } from '../access/access-policy.ts';
import { decideRequest } from '../access/decide-request.ts';
import { toRequestHead } from '../access/request-head.ts';
import { type Clock, systemClock } from '../clock.ts';
import { createTokenBucket } from '../token-bucket.ts';
import { sendWebFile } from '../web/send-web-file.ts';
import type { WebFiles } from '../web/web-files.ts';
import { answerRequest, answerTooMany, type CompanionState } from './answer-request.ts';
import { createUpgrades, type UpgradesOptions } from './answer-upgrade.ts';
import { listen } from './listen.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';
import { createWaitingConnections } from './waiting-connections.ts';

export interface CompanionServerOptions extends UpgradesOptions {
  /** An IP address. */
  address: string;
  /** 0 takes a free one. */
  port: number;
  /** Which callers are let in, once the port is known. */
  policy: Omit<AccessPolicy, 'port'>;
  /** Told of the key of each request that shows one. */
  seen(keyId: string): void;
  state: CompanionState;
  /** The companion's own page. */
  web: WebFiles;
  clock?: Clock;
}

export interface CompanionServer {
  readonly port: number;
  /** Answers requests, and every upgrade with 503; what is open stays open. */
  refuseUpgrades(): void;
  /** Takes no new connection and no new upgrade; what is open stays open. */
  close(): void;
  /** Drops what is left. Resolves when nothing listens any more. */
  dispose(): Promise<void>;
}

/** How often it is looked at whether a request is late. Node's default of 30 s would make every limit half a minute. */
const CHECK_INTERVAL_MS = 1_000;

/** HTTP as the companion speaks it: its page, `/health`, `/ready`, and upgrades to WebSocket; nothing else. */
export async function createCompanionServer(options: CompanionServerOptions): Promise<CompanionServer> {
  const { clock = systemClock } = options;
  const limits = { ...LIMITS, ...options.limits };
  const upgrades = createUpgrades(options);
  const waiting = createWaitingConnections(limits.waitingConnections);
  const strangers = createTokenBucket(limits.strangerRequestsPerSecond, clock);
  // Of their own: any page can be refused as often as it likes, and must not shut the companion's page out.
  const refusals = createTokenBucket(limits.strangerRequestsPerSecond, clock);
  // Filled in before the first request: nobody can connect before the port is known.
  let policy: AccessPolicy = { ...options.policy, port: options.port };

  function create(): Server {
    const server = createServer({
      headersTimeout: limits.headMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: CHECK_INTERVAL_MS,
      keepAliveTimeout: limits.keepAliveMs,
      maxHeaderSize: limits.headBytes,
      // curl offers h2c with every request; that is not for us.
      shouldUpgradeCallback: (request) => request.headers.upgrade?.toLowerCase() === 'websocket',
    });
    server.maxConnections =
      limits.keyConnections +
      limits.memberConnections +
      limits.guestConnections +
      limits.strangerConnections +
      limits.waitingConnections;
    // Node leaves out what comes after the 2,000th, which may be what a proxy has added.
    server.maxHeadersCount = 0;
    server.on('connection', waiting.add);
    server.on('request', (request, response) => {
      // A caller that doesn't read an answer may not keep its connection. WebSockets have rules of their own.
      request.socket.setTimeout(limits.requestMs);
      const head = toRequestHead(request);
      const decision = decideRequest(head, policy);
      if (decision.kind === 'refuse') options.refused(decision.status, decision.reason, head);
      const keyId = 'keyId' in decision ? decision.keyId : undefined;
      if (keyId !== undefined) options.seen(keyId);
      if (keyId === undefined && (decision.kind === 'refuse' ? refusals : strangers).take(1) < 0) {
        answerTooMany(response);
      } else if (decision.kind === 'web') sendWebFile(request, response, decision.path, options.web);
      else answerRequest(response, decision, options.state);
    });
    server.on('clientError', (error, socket) => refuseUnreadable(error, socket, options.refused));
    server.on('upgrade', (request, socket, head) => {
      waiting.remove(request.socket);
      upgrades.answer(request, socket, head, policy);
    });
    return server;
  }

  const { port, servers } = await listen(create, options.address, options.port);
  policy = { ...policy, port };
  let closed: Promise<unknown> | undefined;
  function close(): Promise<unknown> {
    closed ??= Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    return closed;
  }

  return {
    port,
    refuseUpgrades: upgrades.stop,
    close() {
      upgrades.stop();
      void close();
    },
    async dispose() {
      upgrades.stop();
      const isClosed = close();
      upgrades.terminate();
      for (const server of servers) server.closeAllConnections();
      await isClosed;
    },
  };
}

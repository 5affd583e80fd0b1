import { createServer, type Server } from 'node:http';
import { LIMITS } from '../../protocol/limits.ts';
import type { AccessPolicy } from '../access/access-policy.ts';
import { decideRequest } from '../access/decide-request.ts';
import { toRequestHead } from '../access/request-head.ts';
import { sendWebFile } from '../web/send-web-file.ts';
import type { WebFiles } from '../web/web-files.ts';
import { answerRequest, type HealthReport } from './answer-request.ts';
import { createUpgrades, type UpgradesOptions } from './answer-upgrade.ts';
import { listen } from './listen.ts';
import type { Transfers } from './transfers.ts';

export interface CompanionServerOptions extends UpgradesOptions {
  /** An IP address. */
  address: string;
  /** 0 takes a free one. */
  port: number;
  /** Who is let in, once the port is known. */
  policy: Omit<AccessPolicy, 'port'>;
  health(): HealthReport;
  /** How conversations leave and come. */
  transfers: Transfers;
  /** The companion's own page. */
  web: WebFiles;
}

export interface CompanionServer {
  readonly port: number;
  /** Takes no new connection and no new upgrade; what is open stays open. */
  refuseUpgrades(): void;
  /** Drops what is left. Resolves when nothing listens any more. */
  dispose(): Promise<void>;
}

/** Time for a request's head and for the whole of it, which is long for an import alone. */
const HEADERS_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 120_000;
/** How often those are looked at. Node's default of 30 s would make them half a minute. */
const CHECK_INTERVAL_MS = 1_000;
/** Browsers send a machine's localhost cookies to every port of it, and developers have many. */
const MAX_HEADER_BYTES = 32 * 1024;
/** Connections that are neither upgraded nor refused yet. */
const SPARE_CONNECTIONS = 256;
const MAX_CONNECTIONS =
  LIMITS.keyConnections + LIMITS.guestConnections + LIMITS.strangerConnections + SPARE_CONNECTIONS;

/** HTTP as the companion speaks it: its page, `/health`, export, import, and upgrades to WebSocket; nothing else. */
export async function createCompanionServer(options: CompanionServerOptions): Promise<CompanionServer> {
  const upgrades = createUpgrades(options);
  // Filled in before the first request: nobody can connect before the port is known.
  let policy: AccessPolicy = { ...options.policy, port: options.port };

  function create(): Server {
    const server = createServer({
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: CHECK_INTERVAL_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
      // curl offers h2c with every request; that is not for us.
      shouldUpgradeCallback: (request) => request.headers.upgrade?.toLowerCase() === 'websocket',
    });
    server.maxConnections = MAX_CONNECTIONS;
    server.on('request', (request, response) => {
      const head = toRequestHead(request);
      const decision = decideRequest(head, policy);
      if (decision.kind === 'refuse') options.refused(decision.status, decision.reason, head);
      if (decision.kind === 'export') options.transfers.sendExport(response, decision);
      else if (decision.kind === 'import') options.transfers.takeImport(request, response);
      else if (decision.kind === 'web') sendWebFile(request, response, decision.path, options.web);
      else answerRequest(response, decision, options.health);
    });
    server.on('upgrade', (request, socket, head) => upgrades.answer(request, socket, head, policy));
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
    refuseUpgrades() {
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

import { onTestFinished } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';
import type { Handshake } from '../../../companion/access/handshake.ts';
import { KNOWN_ORIGINS } from '../../../companion/access/known-origins.ts';
import type { CompanionState } from '../../../companion/server/answer-request.ts';
import { type CompanionServer, createCompanionServer } from '../../../companion/server/companion-server.ts';
import { createRefusalLog } from '../../../companion/server/refusal-log.ts';
import type { WebFiles } from '../../../companion/web/web-files.ts';
import type { Limits } from '../../../protocol/limits.ts';
import { type CapturedLog, createCapturedLog } from '../../helpers/captured-log.ts';
import { createManualClock, type ManualClock } from '../../helpers/manual-clock.ts';
import { NO_PROXIES } from '../access/head.ts';
import { KEYS } from '../access/keys/known-keys.ts';

/** The extension's own origin. */
export const OURS = KNOWN_ORIGINS[0] ?? '';

export interface TestServer {
  server: CompanionServer;
  port: number;
  log: CapturedLog;
  clock: ManualClock;
  /** The sockets that were let in, in order. Each echoes what it hears. */
  opened: { webSocket: WebSocket; handshake: Handshake }[];
  connect(target: string, options?: ClientOptions & { protocols?: string[] }): WebSocket;
}

/** The real server on a free port; behind it, sockets that echo. */
export async function startTestServer({
  web = new Map(),
  limits = {},
  notReady = () => undefined,
}: {
  web?: WebFiles;
  limits?: Partial<Limits>;
  notReady?: CompanionState['notReady'];
} = {}): Promise<TestServer> {
  const opened: TestServer['opened'] = [];
  const log = createCapturedLog();
  const clock = createManualClock();
  const server = await createCompanionServer({
    address: '127.0.0.1',
    port: 0,
    policy: {
      allowHosts: ['aside.test'],
      origins: new Set([OURS]),
      guests: true,
      proxies: NO_PROXIES,
      keys: KEYS,
      hearsStrangers: () => false,
    },
    seen: () => {},
    state: {
      health: () => ({
        version: '1.2.3',
        models: [],
        cannotChat: [],
        defaultModel: 'reader',
        upstreams: [],
        storage: { ok: true },
      }),
      notReady,
    },
    web,
    limits,
    refused: createRefusalLog(log, clock, NO_PROXIES),
    open(webSocket, handshake) {
      webSocket.on('error', () => {});
      webSocket.on('message', (data) => webSocket.send(String(data)));
      opened.push({ webSocket, handshake });
    },
  });
  onTestFinished(() => server.dispose());
  return {
    server,
    port: server.port,
    log,
    clock,
    opened,
    connect(target, { protocols = [], ...options } = {}) {
      const webSocket = new WebSocket(`ws://127.0.0.1:${server.port}${target}`, protocols, options);
      onTestFinished(() => webSocket.terminate());
      return webSocket;
    },
  };
}

/** How an attempt to connect ended: open, refused with a status, or closed with a code after it was open. */
export function outcomeOf(webSocket: WebSocket): Promise<string> {
  return new Promise((resolve) => {
    let protocol: string | undefined;
    webSocket.on('open', () => {
      protocol = webSocket.protocol;
    });
    webSocket.on('unexpected-response', (_request, response) => {
      response.resume();
      resolve(`HTTP ${response.statusCode}`);
    });
    webSocket.on('error', () => {});
    webSocket.on('close', (code) => resolve(`${code} after ${protocol ?? 'nothing'}`));
  });
}

/** Resolves with the next message. */
export function messageOf(webSocket: WebSocket): Promise<string> {
  return new Promise((resolve) => webSocket.once('message', (data) => resolve(String(data))));
}

export function openOf(webSocket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    webSocket.once('open', resolve);
    webSocket.once('error', reject);
  });
}

export function closeOf(webSocket: WebSocket): Promise<{ code: number; reason: string }> {
  return new Promise((resolve) => {
    webSocket.on('error', () => {});
    webSocket.once('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
}

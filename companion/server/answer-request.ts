import { type OutgoingHttpHeaders, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Refusal } from '../access/access-policy.ts';
import type { RequestDecision } from '../access/decide-request.ts';
import type { StoreError } from '../store/store-error.ts';
import type { CatalogueSnapshot } from '../upstreams/catalogue.ts';

/** What `/health` says to a client that shows a key. */
export interface HealthReport extends CatalogueSnapshot {
  version: string;
  /** Whether conversations are stored; else why not. */
  storage: { ok: true } | ({ ok: false } & StoreError['reason']);
}

/** Why nobody should be sent here now. What runs goes on. */
export type NotReady = 'updating' | 'draining' | 'storage';

/** How the companion is. */
export interface CompanionState {
  health(): HealthReport;
  /** Undefined: it takes questions. */
  notReady(): NotReady | undefined;
  /** What Prometheus reads; absent: nobody asked for it. */
  metrics?(): Promise<{ contentType: string; body: string }>;
}

/** Headers that a status owes its reader. */
const STATUS_HEADERS: Partial<Record<Refusal['status'], OutgoingHttpHeaders>> = {
  401: { 'www-authenticate': 'Bearer' },
  426: { upgrade: 'websocket' },
};

export function answerRequest(
  response: ServerResponse,
  decision: Extract<RequestDecision, { kind: 'health' | 'ready' | 'metrics' | 'refuse' }>,
  state: CompanionState,
): void {
  if (decision.kind === 'metrics') {
    void state.metrics?.().then(({ contentType, body }) => send(response, 200, body, { 'content-type': contentType }));
    return;
  }
  if (decision.kind !== 'refuse') {
    const isKnown = decision.keyId !== undefined;
    const reason = decision.kind === 'ready' ? state.notReady() : undefined;
    const about = reason === undefined ? decision.kind === 'health' && state.health() : { reason };
    const body = JSON.stringify({ ok: reason === undefined, ...(isKnown && about) });
    send(response, reason === undefined ? 200 : 503, body, { 'content-type': 'application/json' });
    return;
  }
  const { status, allow } = decision;
  send(response, status, `${STATUS_CODES[status]}\n`, {
    ...STATUS_HEADERS[status],
    ...(allow && { allow: allow.join(', ') }),
    'content-type': 'text/plain; charset=utf-8',
    // The body of a refused request is not read.
    connection: status === 426 ? 'close, upgrade' : 'close',
  });
}

/** For strangers that ask too often. Cheap, and the end of the connection. */
export function answerTooMany(response: ServerResponse): void {
  send(response, 429, '', { connection: 'close' });
}

function send(response: ServerResponse, status: number, body: string, headers: OutgoingHttpHeaders): void {
  response.writeHead(status, {
    ...headers,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

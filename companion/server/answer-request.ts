import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Refusal } from '../access/access-policy.ts';
import type { RequestDecision } from '../access/decide-request.ts';
import type { CatalogueSnapshot } from '../upstreams/catalogue.ts';

/** What `/health` says to whoever shows a key. */
export interface HealthReport extends CatalogueSnapshot {
  version: string;
}

/** Headers that a status owes its reader. */
const STATUS_HEADERS: Partial<Record<Refusal['status'], Record<string, string>>> = {
  401: { 'www-authenticate': 'Bearer' },
  405: { allow: 'GET, HEAD' },
  426: { upgrade: 'websocket' },
};

export function answerRequest(response: ServerResponse, decision: RequestDecision, health: () => HealthReport): void {
  if (decision.kind === 'refuse') {
    const body = `${STATUS_CODES[decision.status]}\n`;
    response.writeHead(decision.status, {
      ...COMMON_HEADERS,
      ...STATUS_HEADERS[decision.status],
      'content-type': 'text/plain; charset=utf-8',
      // The body of a refused request is not read.
      connection: decision.status === 426 ? 'close, upgrade' : 'close',
    });
    response.end(body);
    return;
  }
  response.writeHead(200, { ...COMMON_HEADERS, 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: true, ...(decision.detailed && health()) }));
}

const COMMON_HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

import type { NamedServer } from '../../protocol/error-causes.ts';
import type { Clock } from '../clock.ts';
import { toConnectionError } from './connection-failure.ts';
import type { RawBody, UpstreamHttp } from './http.ts';
import { nameOf, notThisKind, type Refusal, redirected } from './refusal.ts';
import { UpstreamError } from './upstream.ts';

export interface JsonServer extends NamedServer {
  http: UpstreamHttp;
  /** Of an answer. */
  maxBytes: number;
  toRefusalError(refusal: Refusal): UpstreamError;
}

export interface JsonRequest {
  path: string;
  body?: object | RawBody;
  method?: 'POST' | 'DELETE';
  /** The model that it is about, if any: a refusal may be about that. */
  model?: string;
  /** Takes the answer in pieces where it is a stream of events, and says at its end what was answered. */
  events?: { push(chunk: Buffer): void; end(): unknown };
}

/** What a server answers to a question about itself. Rejects with {@link UpstreamError}, or the signal's reason. */
export async function readJson(
  server: JsonServer,
  { model = '', events, ...request }: JsonRequest,
  signal: AbortSignal,
): Promise<unknown> {
  const { http, maxBytes } = server;
  const pieces: Buffer[] = [];
  let bytes = 0;
  let status = 0;
  let contentType = '';
  const isStream = () => events !== undefined && status === 200 && contentType.startsWith('text/event-stream');
  try {
    await http.exchange({
      method: request.body === undefined ? 'GET' : 'POST',
      ...request,
      signal,
      onHead(head) {
        status = head.status;
        contentType = head.headers['content-type'] ?? '';
        if (status >= 300 && status < 400) throw redirected(server, head.headers.location);
      },
      onBytes(chunk) {
        if (isStream()) return events?.push(chunk);
        bytes += chunk.length;
        if (bytes > maxBytes) throw notThisKind(server);
        pieces.push(chunk);
      },
    });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof UpstreamError) throw error;
    throw toConnectionError(error, server, status !== 0);
  }
  if (isStream()) return events?.end();
  const body = Buffer.concat(pieces).toString();
  if (status === 200 && request.method === 'DELETE') return undefined;
  if (status !== 200) throw server.toRefusalError({ status, body, contentType, model });
  try {
    return JSON.parse(body);
  } catch {
    throw notThisKind(server);
  }
}

/** Runs `work`; its signal aborts with the outer one, or after `timeoutMs` as a server that does not answer. */
export async function within<T>(
  { clock, timeoutMs, server }: { clock: Clock; timeoutMs: number; server: NamedServer },
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const timeout = new AbortController();
  const cancel = clock.after(timeoutMs, () => {
    const params = { ...nameOf(server), seconds: timeoutMs / 1000 };
    timeout.abort(new UpstreamError('upstream_unreachable', { cause: 'timed_out', ...params }));
  });
  try {
    return await work(AbortSignal.any([signal, timeout.signal]));
  } finally {
    cancel();
  }
}

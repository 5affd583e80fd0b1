import type { Clock } from '../../clock.ts';
import { toConnectionError, unreachable } from '../connection-failure.ts';
import type { UpstreamHttp } from '../http.ts';
import { UpstreamError } from '../upstream.ts';
import { OLLAMA_WORDS } from './ollama-words.ts';
import { notOllama, redirected, toRefusalError } from './refusal.ts';

export interface JsonServer {
  http: UpstreamHttp;
  /** The server, as a person would type it. */
  address: string;
  /** Of an answer. */
  maxBytes: number;
}

/** What a server answers to a question about itself. Rejects with {@link UpstreamError}, or the signal's reason. */
export async function readJson(
  { http, address, maxBytes }: JsonServer,
  request: { path: string; body?: object },
  signal: AbortSignal,
): Promise<unknown> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  let status = 0;
  let contentType = '';
  try {
    await http.exchange({
      method: request.body === undefined ? 'GET' : 'POST',
      ...request,
      signal,
      onHead(head) {
        status = head.status;
        contentType = head.headers['content-type'] ?? '';
        if (status >= 300 && status < 400) throw redirected(address, head.headers.location);
      },
      onBytes(chunk) {
        bytes += chunk.length;
        if (bytes > maxBytes) throw notOllama(address);
        pieces.push(chunk);
      },
    });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof UpstreamError) throw error;
    throw toConnectionError(error, { address, words: OLLAMA_WORDS }, status !== 0);
  }
  const body = Buffer.concat(pieces).toString();
  if (status !== 200) throw toRefusalError({ status, body, contentType, model: '', address });
  try {
    return JSON.parse(body);
  } catch {
    throw notOllama(address);
  }
}

/** Runs `work`; its signal aborts with the outer one, or after `timeoutMs` as a server that does not answer. */
export async function within<T>(
  { clock, timeoutMs, address }: { clock: Clock; timeoutMs: number; address: string },
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const timeout = new AbortController();
  const cancel = clock.after(timeoutMs, () => {
    timeout.abort(unreachable({ address, words: OLLAMA_WORDS }, `no answer within ${timeoutMs / 1000} seconds`));
  });
  try {
    return await work(AbortSignal.any([signal, timeout.signal]));
  } finally {
    cancel();
  }
}

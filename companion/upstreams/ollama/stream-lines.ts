import type { NamedServer } from '../../../protocol/error-causes.ts';
import type { Limits } from '../../../protocol/limits.ts';
import type { Clock } from '../../clock.ts';
import { isOurFault, silentError, toConnectionError } from '../connection-failure.ts';
import type { HttpHead, UpstreamHttp } from '../http.ts';
import { createNdjsonParser, NdjsonError, type NdjsonParser } from '../ndjson.ts';
import { type Refusal, redirected } from '../refusal.ts';
import { watchSilence } from '../silence-watch.ts';
import { UpstreamError } from '../upstream.ts';
import { notOllama } from './refusal.ts';

export interface OllamaStream {
  http: UpstreamHttp;
  /** The server, as a person would type it. */
  address: string;
  clock: Clock;
  limits: Limits;
  /** The model that it is about. */
  model: string;
  path: string;
  body: object;
  /** The error for a refusal, or for an error in the stream. */
  toError(refusal: Refusal & { address: string }): UpstreamError;
}

/**
 * Asks for something that Ollama answers line by line, and gives each to `onLine`. Resolves after the last byte with
 * whether there was any; rejects with {@link UpstreamError}, with what `onLine` threw, or with the signal's reason when
 * aborted, and only once the connection of this request has ended or closed.
 */
export async function streamLines(
  stream: OllamaStream,
  signal: AbortSignal,
  onLine: (line: Record<string, unknown>) => void,
): Promise<{ hasLine: boolean }> {
  const { http, address, clock, limits, model, path, body, toError } = stream;
  const dead = new AbortController();
  const silence = watchSilence({
    clock,
    silenceMs: limits.upstreamSilenceMs,
    isAlive: (probe) => isAlive(http, probe),
    onDead: () => dead.abort(silentError(at(address), limits.upstreamSilenceMs)),
  });
  let head: HttpHead | undefined;
  let lines: NdjsonParser | undefined;
  let hasLine = false;
  const refusal: Buffer[] = [];
  let bytes = 0;

  function refused(status: number): UpstreamError {
    const contentType = head?.headers['content-type'] ?? '';
    return toError({ status, body: Buffer.concat(refusal).toString(), contentType, model, address });
  }

  function takeLine(value: unknown): void {
    if (signal.aborted) return;
    const line = value as Record<string, unknown> | null;
    if (line === null || typeof line !== 'object') throw notOllama(address);
    hasLine = true;
    if (line.error !== undefined && line.error !== null && line.error !== '') {
      throw toError({ status: 200, body: JSON.stringify(line), contentType: '', model, address });
    }
    onLine(line);
  }

  try {
    await http.exchange({
      method: 'POST',
      path,
      body,
      signal: AbortSignal.any([signal, dead.signal]),
      onHead(given) {
        head = given;
        silence.heard();
        if (given.status >= 300 && given.status < 400) throw redirected(at(address), given.headers.location);
        if (given.status !== 200) return;
        lines = createNdjsonParser(takeLine, limits.upstreamLineBytes);
      },
      onBytes(chunk) {
        silence.heard();
        bytes += chunk.length;
        if (lines !== undefined) {
          if (bytes > limits.upstreamAnswerBytes) throw failed('endless', address);
          lines.push(chunk);
          return;
        }
        refusal.push(chunk);
        // All of Ollama's are shorter. What goes on after that may go on for ever.
        if (bytes > limits.upstreamRefusalBytes) throw refused(head?.status ?? 0);
      },
    });
    lines?.end();
  } catch (error) {
    // What the server said last explains more than how its connection ended.
    if (signal.aborted) throw signal.reason;
    if (error instanceof UpstreamError) throw error;
    // A page, or anything else that never began to be an answer and does not even call itself one.
    if (error instanceof NdjsonError && !hasLine && !isJson(head)) throw notOllama(address);
    if (error instanceof NdjsonError) throw failed('garbled', address);
    if (isOurFault(error)) throw error;
    throw toConnectionError(error, at(address), head !== undefined);
  } finally {
    silence.dispose();
  }
  if (signal.aborted) throw signal.reason;
  if (head !== undefined && head.status !== 200) throw refused(head.status);
  return { hasLine };
}

function isJson(head: HttpHead | undefined): boolean {
  return /json/i.test(head?.headers['content-type'] ?? '');
}

async function isAlive(http: UpstreamHttp, signal: AbortSignal): Promise<boolean> {
  let status = 0;
  await http.exchange({
    method: 'GET',
    path: '/api/version',
    signal,
    onHead: (head) => {
      status = head.status;
    },
    onBytes: () => {},
  });
  return status === 200;
}

export function failed(cause: 'endless' | 'garbled' | 'ended_early' | 'said_nothing', address: string): UpstreamError {
  return new UpstreamError('upstream_failed', { cause, ...at(address) });
}

function at(address: string): NamedServer {
  return { server: 'ollama', address };
}

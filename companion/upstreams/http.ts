/**
 * HTTP to one model server: keep-alive, no Origin, no redirects, no decoding. Every exchange settles only when its
 * connection is idle again or closed, so that awaiting an aborted one tells when the server was told.
 */
import { Agent as HttpAgent, type IncomingHttpHeaders, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';

interface HttpExchange {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below the server's address, for example `/api/chat`. */
  path: string;
  /** Sent as JSON, unless it says otherwise. */
  body?: object | RawBody;
  signal: AbortSignal;
  /** Called once, before any byte. */
  onHead(head: HttpHead): void;
  /** Called synchronously as the bytes arrive; never after an abort. */
  onBytes(chunk: Buffer): void;
}

/** A body that is no JSON. */
export class RawBody {
  readonly contentType: string;
  readonly bytes: Uint8Array;

  constructor({ contentType, bytes }: { contentType: string; bytes: Uint8Array }) {
    this.contentType = contentType;
    this.bytes = bytes;
  }
}

export interface HttpHead {
  status: number;
  headers: IncomingHttpHeaders;
}

export interface UpstreamHttp {
  /**
   * Resolves after the last byte. Rejects with the signal's reason, with what a callback threw, or with the socket's
   * error.
   */
  exchange(exchange: HttpExchange): Promise<void>;
  /** Closes idle connections. */
  dispose(): void;
}

/**
 * @param maxHeadBytes of an answer's head
 * @param ownHeaders go with every request
 */
export function createUpstreamHttp(
  url: URL,
  maxHeadBytes: number,
  ownHeaders: Readonly<Record<string, string>> = {},
): UpstreamHttp {
  const isHttps = url.protocol === 'https:';
  const agent = isHttps ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  const basePath = url.pathname.replace(/\/+$/, '');

  function attempt(exchange: HttpExchange, isSecond: boolean): Promise<void> {
    const { signal } = exchange;
    if (signal.aborted) return Promise.reject(signal.reason);
    const body = toRawBody(exchange.body);
    return new Promise((resolve, reject) => {
      const request = (isHttps ? requestHttps : requestHttp)({
        agent,
        maxHeaderSize: maxHeadBytes,
        method: exchange.method,
        protocol: url.protocol,
        hostname: url.hostname.replace(/^\[|\]$/g, ''),
        port: url.port,
        path: basePath + exchange.path,
        headers: {
          ...ownHeaders,
          ...(body !== undefined && { 'content-type': body.contentType, 'content-length': body.bytes.byteLength }),
        },
      });
      let failure: { error: unknown } | undefined;
      let hasHead = false;
      let isWhole = (): boolean => false;

      const fail = (error: unknown): void => {
        failure ??= { error };
        request.destroy();
      };
      const onAbort = (): void => fail(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });

      request.on('error', (error) => {
        failure ??= { error };
      });
      request.on('response', (response) => {
        hasHead = true;
        response.on('error', (error) => {
          failure ??= { error };
        });
        isWhole = () => response.complete;
        try {
          exchange.onHead({ status: response.statusCode ?? 0, headers: response.headers });
        } catch (error) {
          fail(error);
          return;
        }
        response.on('data', (chunk: Buffer) => {
          if (failure !== undefined) return;
          try {
            exchange.onBytes(chunk);
          } catch (error) {
            fail(error);
          }
        });
      });
      // Comes last in every case: after the answer's end when it was whole, after the socket closed when not.
      request.on('close', () => {
        signal.removeEventListener('abort', onAbort);
        if (failure === undefined && isWhole()) resolve();
        else if (!hasHead && !isSecond && request.reusedSocket && !signal.aborted) resolve(attempt(exchange, true));
        else reject(failure?.error ?? new Error('the connection closed before the answer was whole'));
      });
      request.end(body?.bytes);
    });
  }

  return {
    // A kept connection may have been closed by the server just as we used it; only a new one tells the truth.
    exchange: (exchange) => attempt(exchange, false),
    dispose: () => agent.destroy(),
  };
}

function toRawBody(body: object | undefined): RawBody | undefined {
  if (body === undefined || body instanceof RawBody) return body;
  return new RawBody({ contentType: 'application/json', bytes: Buffer.from(JSON.stringify(body)) });
}

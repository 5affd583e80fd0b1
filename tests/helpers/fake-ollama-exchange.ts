import type { IncomingHttpHeaders, ServerResponse } from 'node:http';

/** A request that the fake received, as tests look at it. */
export interface FakeRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  /** The client's end of the connection: the same for requests that share one. */
  clientPort: number;
  /** The parsed JSON body; undefined when there was none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of many shapes
  body: any;
  /** Settles when the exchange is over: `finished` when the whole answer went out, `aborted` when the client left. */
  closed: Promise<'finished' | 'aborted'>;
}

/** One chat request while it is answered, with the verbs of Ollama's NDJSON stream. */
export interface FakeExchange {
  readonly request: FakeRequest;
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal;
  token(content: string): void;
  think(thinking: string): void;
  /** The last line, and the end of the answer. */
  done(reason?: 'stop' | 'length'): void;
  /** An error line on the HTTP 200, and the end of the answer. */
  errorLine(message: string): void;
  /** Sends headers without a byte of the body. */
  headers(status?: number, contentType?: string): void;
  /** Sends bytes as they are, in one HTTP chunk. */
  raw(bytes: Uint8Array): void;
  /** Resolves once more can be written without piling up, or when the client has gone. */
  drained(): Promise<void>;
  /** Ends the answer, with or without a last line. */
  end(): void;
  /** Resets the connection, as a killed server does. */
  reset(): void;
}

/** Nanoseconds that the last line claims per token, so that tests can expect exactly 100 tokens/s. */
const TOKEN_NS = 10_000_000;

export function createExchange(request: FakeRequest, response: ServerResponse): FakeExchange {
  const gone = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  const model = String(request.body?.model ?? '');
  let tokens = 0;

  function line(fields: object): void {
    if (gone.signal.aborted || response.writableEnded) return;
    headers();
    response.write(`${JSON.stringify(fields)}\n`);
  }

  function message(content: string, thinking: string, fields: object): void {
    const body = thinking === '' ? { role: 'assistant', content } : { role: 'assistant', content, thinking };
    line({ model, created_at: new Date().toISOString(), message: body, ...fields });
  }

  function headers(status = 200, contentType = 'application/x-ndjson'): void {
    if (response.headersSent || gone.signal.aborted) return;
    response.writeHead(status, contentType === '' ? {} : { 'content-type': contentType });
    response.flushHeaders();
  }

  return {
    request,
    signal: gone.signal,
    token(content) {
      tokens += 1;
      message(content, '', { done: false });
    },
    think(thinking) {
      tokens += 1;
      message('', thinking, { done: false });
    },
    done(reason = 'stop') {
      message('', '', {
        done: true,
        done_reason: reason,
        total_duration: (tokens + 2) * TOKEN_NS,
        load_duration: TOKEN_NS,
        prompt_eval_count: countPromptTokens(request.body),
        prompt_eval_duration: TOKEN_NS,
        eval_count: tokens,
        eval_duration: tokens * TOKEN_NS,
      });
      response.end();
    },
    errorLine(text) {
      line({ error: text });
      response.end();
    },
    headers,
    raw(bytes) {
      headers();
      if (!gone.signal.aborted) response.write(bytes);
    },
    async drained() {
      if (!response.writableNeedDrain || gone.signal.aborted) return;
      await new Promise<void>((resolve) => {
        const settle = () => {
          response.off('drain', settle).off('close', settle);
          resolve();
        };
        response.on('drain', settle).on('close', settle);
      });
    },
    end() {
      headers();
      response.end();
    },
    reset() {
      response.socket?.resetAndDestroy();
    },
  };
}

/** A stand-in for a tokenizer: four UTF-16 units are a token. */
export function countPromptTokens(body: { messages?: { content?: string }[] } | undefined): number {
  const chars = (body?.messages ?? []).reduce((sum, message) => sum + (message.content ?? '').length, 0);
  return Math.ceil(chars / 4);
}

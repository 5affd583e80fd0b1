import { readFileSync } from 'node:fs';
import type { FakeExchange } from './fake-ollama-exchange.ts';

/** How the fake answers one chat request. */
export interface FakeAnswer {
  /** Whether it waits for a slot first, as everything does that reaches the model. Refusals don't. */
  waits: boolean;
  run(exchange: FakeExchange): void | Promise<void>;
}

type Pieces = Iterable<string> | AsyncIterable<string>;

/** Answers with these tokens and the last line. */
export function tokens(pieces: Pieces, reason: 'stop' | 'length' = 'stop'): FakeAnswer {
  return inSlot(async (exchange) => {
    await sendAll(exchange, pieces);
    exchange.done(reason);
  });
}

/** Thinks these, then answers those. */
export function thinking(thoughts: Pieces, pieces: Pieces): FakeAnswer {
  return inSlot(async (exchange) => {
    for await (const thought of thoughts) exchange.think(thought);
    await sendAll(exchange, pieces);
    exchange.done();
  });
}

/** An answer that the test sends piece by piece; what is pushed before the request came (or has a slot) is kept. */
export interface ManualAnswer extends FakeAnswer {
  token(content: string): void;
  think(thinking: string): void;
  done(reason?: 'stop' | 'length'): void;
  errorLine(message: string): void;
  end(): void;
  reset(): void;
  /** Resolves once the request has its slot and is being answered. */
  started: Promise<FakeExchange>;
}

export function manual(): ManualAnswer {
  const started = Promise.withResolvers<FakeExchange>();
  let exchange: FakeExchange | undefined;
  const early: ((exchange: FakeExchange) => void)[] = [];
  const act = (action: (exchange: FakeExchange) => void): void => {
    if (exchange === undefined) early.push(action);
    else action(exchange);
  };
  return {
    ...inSlot((given) => {
      exchange = given;
      for (const action of early) action(given);
      started.resolve(given);
    }),
    token: (content) => act((to) => to.token(content)),
    think: (text) => act((to) => to.think(text)),
    done: (reason) => act((to) => to.done(reason)),
    errorLine: (message) => act((to) => to.errorLine(message)),
    end: () => act((to) => to.end()),
    reset: () => act((to) => to.reset()),
    started: started.promise,
  };
}

/**
 * Replays a recording byte for byte with its status and content type. One HTTP chunk per line as recorded, or cut at
 * the byte positions given.
 */
export function recording(name: string, cuts?: readonly number[]): FakeAnswer {
  const { status, contentType, body } = readRecording(name);
  return {
    waits: status === 200,
    async run(exchange) {
      exchange.headers(status, contentType);
      for (const piece of cuts === undefined ? cutAtLines(body) : cutAt(body, cuts)) {
        exchange.raw(piece);
        await exchange.drained();
      }
      exchange.end();
    },
  };
}

/** Takes the request and never says a byte. */
export function hang(): FakeAnswer {
  return inSlot(() => {});
}

/** Sends these tokens and then nothing more, without ending. */
export function hangAfter(pieces: Pieces): FakeAnswer {
  return inSlot((exchange) => sendAll(exchange, pieces));
}

/** Sends these tokens, then resets the connection. None: resets before the headers. */
export function reset(pieces: Pieces = []): FakeAnswer {
  return inSlot(async (exchange) => {
    await sendAll(exchange, pieces);
    // A reset overtakes bytes that still wait to be sent; one turn of the loop lets them out.
    await new Promise(setImmediate);
    exchange.reset();
  });
}

/** Sends these tokens, then an error line on the HTTP 200. */
export function errorLine(message: string, pieces: Pieces = []): FakeAnswer {
  return inSlot(async (exchange) => {
    await sendAll(exchange, pieces);
    exchange.errorLine(message);
  });
}

/** Sends these tokens and ends cleanly, without the last line. */
export function endWithoutDone(pieces: Pieces = []): FakeAnswer {
  return inSlot(async (exchange) => {
    await sendAll(exchange, pieces);
    exchange.end();
  });
}

/** Refuses, or answers with anything at all. An object is sent as JSON. */
export function status(code: number, body: string | object = '', contentType?: string): FakeAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = contentType ?? (typeof body === 'string' ? 'text/plain' : 'application/json; charset=utf-8');
  return {
    waits: false,
    run(exchange) {
      exchange.headers(code, type);
      if (text !== '') exchange.raw(Buffer.from(text));
      exchange.end();
    },
  };
}

/**
 * A steady flow for end-to-end tests and benchmarks; `Infinity` sends as fast as the client reads. One that hangs sends
 * nothing more after its last token, without ending.
 */
export function paced(pieces: readonly string[], tokensPerSecond: number, { hangs = false } = {}): FakeAnswer {
  return inSlot(async (exchange) => {
    const start = performance.now();
    let sent = 0;
    for (const piece of pieces) {
      if (exchange.signal.aborted) return;
      const aheadMs = start + (sent * 1000) / tokensPerSecond - performance.now();
      if (aheadMs > 0) await new Promise((resolve) => setTimeout(resolve, aheadMs));
      else await exchange.drained();
      exchange.token(piece);
      sent += 1;
    }
    if (!hangs) exchange.done();
  });
}

/** Cuts text into pieces about as long as a model's tokens; joined they are the text again. */
export function toTokens(text: string): string[] {
  return text.match(/\s?\S{1,5}|\s/gu) ?? [];
}

export function readRecording(name: string): { status: number; contentType: string; body: Buffer } {
  const file = (ending: string): Buffer =>
    readFileSync(new URL(`../fixtures/ollama/${name}${ending}`, import.meta.url));
  const head = file('.headers').toString();
  return {
    status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]),
    contentType: /^content-type: (.+?)\r?$/im.exec(head)?.[1] ?? '',
    body: file('.body'),
  };
}

function inSlot(run: FakeAnswer['run']): FakeAnswer {
  return { waits: true, run };
}

async function sendAll(exchange: FakeExchange, pieces: Pieces): Promise<void> {
  for await (const piece of pieces) exchange.token(piece);
}

function cutAtLines(body: Buffer): Buffer[] {
  const ends = [...body.entries()].filter(([, byte]) => byte === 10).map(([index]) => index + 1);
  return cutAt(body, ends);
}

function cutAt(body: Buffer, cuts: readonly number[]): Buffer[] {
  const edges = [0, ...cuts, body.length];
  return edges
    .slice(1)
    .map((end, index) => body.subarray(edges[index], end))
    .filter((piece) => piece.length > 0);
}

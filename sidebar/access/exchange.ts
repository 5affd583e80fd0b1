import type { ClientMessageInput } from '../../protocol/client-messages.ts';
import { encode } from '../../protocol/codec.ts';
import type { CompanionMessage, Welcome } from '../../protocol/companion-messages.ts';
import { SUBPROTOCOL } from '../../protocol/version.ts';
import { type Clock, systemClock } from '../connection/clock.ts';
import { decodeUnproved } from '../connection/decode-unproved.ts';
import { isAnswering } from '../connection/health-probe.ts';
import type { Address } from './parse-address.ts';
import { socketUrl } from './socket-url.ts';

export interface ExchangeEnvironment {
  webSocket: typeof WebSocket;
  fetch: typeof fetch;
  clock: Clock;
  /** What the browser sends as Origin; `-` when it sends none. */
  origin: string;
}

/** The browser's own parts. */
export function ownEnvironment(): ExchangeEnvironment {
  const { WebSocket: webSocket, fetch, location } = globalThis;
  return { webSocket, fetch: fetch.bind(globalThis), clock: systemClock, origin: location.origin };
}

/** What somebody without a key does to get one: `welcome` is answered by one message, and that by the key. */
export interface Exchange<T> {
  /** The subprotocol value that says what is wanted. */
  offer: string;
  /** What answers a companion's `welcome` to a stranger. Throws what is wrong with that. */
  greet(welcome: Welcome): Promise<ClientMessageInput>;
  /** What came of it; undefined when this message does not say. Throws what is wrong with it. */
  read(message: CompanionMessage): Promise<T | undefined>;
  /** The errors to reject with. */
  failures: {
    /** The browser's policy: from an encrypted page it opens nothing that is not, and some ports never. */
    forbiddenByBrowser(): Error;
    notRunning(): Error;
    /** It answered, and not with an upgrade. */
    notOpen(): Error;
    notAside(): Error;
    answersNothing(): Error;
    closed(code: number, reason: string): Error;
  };
}

/** From dialling to the key: connecting, deriving and a write to the companion's disk take a second at the most. */
const PATIENCE_MS = 10_000;

/**
 * Gets a key over a connection of its own.
 *
 * @param signal Gives up; rejects with its reason.
 */
export async function exchange<T>(
  at: Address,
  { offer, greet, read, failures }: Exchange<T>,
  environment: ExchangeEnvironment,
  signal: AbortSignal,
): Promise<T> {
  signal.throwIfAborted();
  const settled = Promise.withResolvers<T>();
  const lifetime = new AbortController();
  const socket = dial();
  let isGreeted = false;
  let wasOpen = false;

  const cancelTimer = environment.clock.after(PATIENCE_MS, () => settled.reject(failures.answersNothing()));
  const give = () => settled.reject(signal.reason);
  signal.addEventListener('abort', give, { signal: lifetime.signal });
  socket.addEventListener('open', () => {
    wasOpen = true;
  });
  socket.addEventListener('message', ({ data }) => {
    const message = decodeUnproved(data);
    if (!message) settled.reject(failures.notAside());
    else receive(message).catch(settled.reject);
  });
  socket.addEventListener('close', ({ code, reason }) => {
    explainEnd(code, reason).then(settled.reject, settled.reject);
  });

  function dial(): WebSocket {
    try {
      return new environment.webSocket(socketUrl(at), [SUBPROTOCOL, offer]);
    } catch {
      throw failures.forbiddenByBrowser();
    }
  }

  async function receive(message: CompanionMessage): Promise<void> {
    if (!isGreeted) {
      isGreeted = true;
      if (message.type !== 'welcome' || socket.protocol !== SUBPROTOCOL) throw failures.notAside();
      const answer = await greet(message);
      if (!lifetime.signal.aborted) send(answer);
    } else if (message.type === 'ping') {
      send({ type: 'pong' });
    } else {
      const found = await read(message);
      if (found !== undefined) settled.resolve(found);
    }
  }

  async function explainEnd(code: number, reason: string): Promise<Error> {
    if (wasOpen) return failures.closed(code, reason);
    const isThere = await isAnswering(at, environment.fetch, environment.clock, lifetime.signal);
    return isThere ? failures.notOpen() : failures.notRunning();
  }

  function send(message: ClientMessageInput): void {
    socket.send(encode(message));
  }

  try {
    return await settled.promise;
  } finally {
    lifetime.abort();
    cancelTimer();
    socket.close(1000);
  }
}

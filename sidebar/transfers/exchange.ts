import type { ClientMessageInput } from '../../protocol/client-messages.ts';
import type { CompanionMessage } from '../../protocol/companion-messages.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';
import { CompanionRefusal } from '../connection/companion-refusal.ts';
import { connectionBroke, notConnected } from '../connection/request-failure.ts';

type Said = Extract<ClientMessageInput, { type: 'export' | 'import' | 'confirm' }>;
/** A message of an exchange without its `id`, which is given here. */
type ExchangeMessage = Said extends infer M ? (M extends unknown ? Omit<M, 'id'> : never) : never;
type ExchangeReply = Extract<CompanionMessage, { type: 'export' | 'import' }>;

/** What is said to and fro about one file, in several messages under one `id`. It ends with the connection. */
export interface Exchange {
  /** Among all that is exchanged, by whomever. */
  readonly id: string;
  /** Does nothing once it has ended. */
  send(message: ExchangeMessage): void;
  /**
   * What the companion says next. Rejects with `CompanionRefusal` when it says no, with `RequestFailure` when the
   * connection breaks, and with an `AbortError` once it was closed.
   */
  next(): Promise<ExchangeReply>;
  /** Ends it, at the companion too, unless that is done with it. */
  close(): void;
}

/** @throws {RequestFailure} when there is no connection */
export function beginExchange(connection: Pick<CompanionConnection, 'openChannel'>): Exchange {
  // Those of the connection's own requests are others.
  const id = `file-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
  const replies: ExchangeReply[] = [];
  let failure: Error | undefined;
  let news = Promise.withResolvers<void>();
  const channel = connection.openChannel({
    message(message) {
      if (!('id' in message) || message.id !== id) return;
      if (message.type === 'error') end(new CompanionRefusal(message));
      else if (message.type === 'export' || message.type === 'import') {
        replies.push(message);
        news.resolve();
      }
    },
    lost: () => end(connectionBroke()),
  });
  if (!channel) throw notConnected();
  const { send, close } = channel;

  function end(reason: Error): void {
    if (failure) return;
    failure = reason;
    close();
    news.resolve();
  }

  return {
    id,
    send(message) {
      if (!failure) send({ ...message, id });
    },
    async next() {
      for (;;) {
        const reply = replies.shift();
        if (reply) return reply;
        if (failure) throw failure;
        await news.promise;
        news = Promise.withResolvers();
      }
    },
    close() {
      if (!failure) send({ type: 'abort', id });
      replies.length = 0;
      end(new DOMException('The exchange was closed', 'AbortError'));
    },
  };
}

import type { ClientMessageInput } from '../../protocol/client-messages.ts';
import type { CompanionMessage } from '../../protocol/companion-messages.ts';
import type { OpenChannel } from './channel.ts';

/**
 * Asks for what takes long, and may be given up meanwhile. `take` sees what comes with the id of the request, and says the
 * answer once it is one. Rejects with the companion's refusal, with the signal's reason, or with nothing when the
 * connection breaks.
 */
export function askOverChannel<T>(
  ask: (id: string) => ClientMessageInput,
  { open, signal, take }: { open: OpenChannel; signal: AbortSignal; take(message: CompanionMessage): T | undefined },
): Promise<T> {
  signal.throwIfAborted();
  const id = `ask-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
  const ended = Promise.withResolvers<T>();
  const channel = open({
    message(message) {
      if (!('id' in message) || message.id !== id) return;
      if (message.type === 'error') return ended.reject(message);
      const answer = take(message);
      if (answer !== undefined) ended.resolve(answer);
    },
    lost: () => ended.reject(undefined),
  });
  if (!channel) return Promise.reject(undefined);
  const abort = () => {
    channel.send({ type: 'abort', id });
    ended.reject(signal.reason);
  };
  signal.addEventListener('abort', abort, { once: true });
  channel.send(ask(id));
  return ended.promise.finally(() => {
    signal.removeEventListener('abort', abort);
    channel.close();
  });
}

import type { CLIENT_MESSAGE_RULES } from '../../protocol/client-message-rules.ts';
import type { ClientMessageInput } from '../../protocol/client-messages.ts';
import type { CompanionMessage } from '../../protocol/companion-messages.ts';
import type { Clock } from './clock.ts';
import { CompanionRefusal } from './companion-refusal.ts';
import type { CompanionSocket } from './companion-socket.ts';
import { connectionBroke, notConnected, RequestFailure } from './request-failure.ts';

type Rules = typeof CLIENT_MESSAGE_RULES;
/** What is answered once, by its `id`. */
export type RequestType = Exclude<
  Extract<ClientMessageInput, { id: string }>['type'],
  'export' | 'import' | 'abort' | 'read_file' | 'transcribe'
>;

/** A request without its `id`, which is given here. */
export type Request<T extends RequestType = RequestType> = Omit<Extract<ClientMessageInput, { type: T }>, 'id'> & {
  type: T;
};
export type Reply<T extends RequestType> = Extract<CompanionMessage, { type: Rules[T]['answer'] }>;

/**
 * `now`: without a connection, when it breaks, or when nothing comes in time, the request fails.
 * `ever`: it waits for a connection, and is sent again on the next one when its answer did not come.
 */
export type Patience = 'now' | 'ever';

/** Requests that the companion answers by their `id`. */
export interface Requests {
  /**
   * Rejects with `CompanionRefusal` when the companion says no, with `RequestFailure` when no answer came, or with an
   * `AbortError` once the connection is disposed.
   */
  ask<T extends RequestType>(request: Request<T>, patience?: Patience): Promise<Reply<T>>;
  connected(socket: Pick<CompanionSocket, 'send'>): void;
  disconnected(): void;
  /** A message that may answer one. */
  receive(message: CompanionMessage): void;
  dispose(): void;
}

interface Pending {
  message: ClientMessageInput & { type: RequestType };
  patience: Patience;
  resolve(reply: CompanionMessage): void;
  reject(reason: Error): void;
  cancelTimer(): void;
}

/** What a request is answered by, unless that is `ok`: all of the rules are much more to load when the panel opens. */
const ANSWERS: { readonly [T in RequestType as Rules[T]['answer'] extends 'ok' ? never : T]: Rules[T]['answer'] } = {
  models: 'models',
  conversation: 'conversation',
  conversations: 'conversations',
  search: 'search',
  matching: 'matching',
  filters: 'filters',
  change_chats: 'chats_changed',
  pairing: 'pairing',
  clients: 'clients',
  confirm: 'import',
  blob: 'blob',
  read_source: 'source',
  pull: 'pull',
  suggestions: 'suggestions',
  model_chats: 'model_chats',
  settings: 'settings',
  holdings: 'holdings',
  delete_all: 'holdings',
  preferences: 'preferences',
  parameters: 'parameters',
  fit: 'fit',
  share: 'share',
  people: 'people',
  invite_person: 'invited',
};

function answerTo(type: RequestType): string {
  return type in ANSWERS ? ANSWERS[type as keyof typeof ANSWERS] : 'ok';
}

/** A search of a very large history on a slow disk is done by then. */
const ANSWER_MS = 15_000;

export function createRequests(clock: Clock): Requests {
  const pending = new Map<string, Pending>();
  let socket: Pick<CompanionSocket, 'send'> | undefined;
  let lastId = 0;

  function fail(id: string, reason: Error): void {
    const request = pending.get(id);
    pending.delete(id);
    request?.cancelTimer();
    request?.reject(reason);
  }

  return {
    ask<T extends RequestType>(request: Request<T>, patience: Patience = 'now') {
      if (!socket && patience === 'now') return Promise.reject(notConnected());
      lastId += 1;
      const id = `request-${lastId}`;
      // The union of all requests gets lost in the generic one.
      const message = { ...request, id } as unknown as Pending['message'];
      const reply = Promise.withResolvers<CompanionMessage>();
      const cancelTimer = patience === 'now' ? clock.after(ANSWER_MS, () => fail(id, timedOut())) : () => {};
      pending.set(id, { message, patience, resolve: reply.resolve, reject: reply.reject, cancelTimer });
      socket?.send(message);
      return reply.promise as Promise<Reply<T>>;
    },
    connected(newSocket) {
      socket = newSocket;
      for (const { message } of pending.values()) socket.send(message);
    },
    disconnected() {
      socket = undefined;
      for (const [id, { patience }] of [...pending]) if (patience === 'now') fail(id, connectionBroke());
    },
    receive(message) {
      if (!('id' in message) || message.id === undefined) return;
      const request = pending.get(message.id);
      if (!request) return;
      if (message.type === 'error') {
        fail(message.id, new CompanionRefusal(message));
      } else if (message.type === answerTo(request.message.type)) {
        pending.delete(message.id);
        request.cancelTimer();
        request.resolve(message);
      }
    },
    dispose() {
      for (const id of [...pending.keys()]) fail(id, new DOMException('The connection was disposed', 'AbortError'));
    },
  };
}

function timedOut(): RequestFailure {
  return new RequestFailure('no_answer');
}

import type { CompanionMessage, TurnRecord } from '../../protocol/companion-messages.ts';
import { CompanionRefusal } from './companion-refusal.ts';
import type { CompanionSocket } from './companion-socket.ts';

/** Requests for the turns of conversations. One that a lost connection left unanswered is sent again on the next. */
export interface ConversationRequests {
  load(conversation: string): Promise<TurnRecord[]>;
  connected(socket: Pick<CompanionSocket, 'send'>): void;
  disconnected(): void;
  /** A message that may answer one. */
  receive(message: CompanionMessage): void;
  dispose(): void;
}

export function createConversationRequests(): ConversationRequests {
  const pending = new Map<string, { conversation: string; reply: PromiseWithResolvers<TurnRecord[]> }>();
  let socket: Pick<CompanionSocket, 'send'> | undefined;
  let lastId = 0;

  return {
    load(conversation) {
      const reply = Promise.withResolvers<TurnRecord[]>();
      lastId += 1;
      const id = `conversation-${lastId}`;
      pending.set(id, { conversation, reply });
      socket?.send({ type: 'conversation', id, conversation });
      return reply.promise;
    },
    connected(newSocket) {
      socket = newSocket;
      for (const [id, { conversation }] of pending) socket.send({ type: 'conversation', id, conversation });
    },
    disconnected() {
      socket = undefined;
    },
    receive(message) {
      if (!('id' in message) || message.id === undefined) return;
      const request = pending.get(message.id);
      if (!request) return;
      if (message.type === 'conversation') request.reply.resolve(message.turns);
      else if (message.type === 'error') request.reply.reject(new CompanionRefusal(message));
      else return;
      pending.delete(message.id);
    },
    dispose() {
      for (const { reply } of pending.values())
        reply.reject(new DOMException('The connection was disposed', 'AbortError'));
      pending.clear();
    },
  };
}

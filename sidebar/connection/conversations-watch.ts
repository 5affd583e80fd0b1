import type { CompanionMessage } from '../../protocol/companion-messages.ts';
import type { CompanionSocket, Role } from './companion-socket.ts';

/** One conversation is new, or has another title, position or state; or it was deleted; or many were changed together. */
export type ConversationChange = Extract<CompanionMessage, { type: 'changed' | 'removed' | 'chats_changed' }>;

/** Tells its listeners what changes in stored conversations, and asks for that on each connection once it has one. */
export interface ConversationsWatch {
  watch(listener: (change: ConversationChange) => void): () => void;
  connected(socket: Pick<CompanionSocket, 'send'>, role: Role): void;
  disconnected(): void;
  receive(message: CompanionMessage): void;
}

export function createConversationsWatch(): ConversationsWatch {
  const listeners = new Set<(change: ConversationChange) => void>();
  let socket: Pick<CompanionSocket, 'send'> | undefined;
  let isAsked = false;

  function ask(): void {
    if (!socket || isAsked || listeners.size === 0) return;
    isAsked = true;
    socket.send({ type: 'watch', topic: 'conversations' });
  }

  return {
    watch(listener) {
      // Of its own, so that the same function may listen twice.
      const own = (change: ConversationChange) => listener(change);
      listeners.add(own);
      ask();
      return () => listeners.delete(own);
    },
    connected(newSocket, role) {
      // Nothing of a guest's is stored, and a guest who asks is refused.
      socket = role === 'client' ? newSocket : undefined;
      ask();
    },
    disconnected() {
      socket = undefined;
      isAsked = false;
    },
    receive(message) {
      // With an `id` it answers a request of ours.
      const isNews = message.type === 'chats_changed' && message.id === undefined;
      if (message.type !== 'changed' && message.type !== 'removed' && !isNews) return;
      for (const listener of [...listeners]) listener(message);
    },
  };
}

import type { CompanionMessage, ModelsMessage } from '../../protocol/companion-messages.ts';
import type { CompanionSocket, Role } from './companion-socket.ts';

/** Tells its listeners the list of models, and asks for it on each connection once it has one. */
export interface ModelsWatch {
  watch(listener: (models: ModelsMessage) => void): () => void;
  connected(socket: Pick<CompanionSocket, 'send'>, role: Role): void;
  disconnected(): void;
  receive(message: CompanionMessage): void;
}

export function createModelsWatch(): ModelsWatch {
  const listeners = new Set<(models: ModelsMessage) => void>();
  let socket: Pick<CompanionSocket, 'send'> | undefined;
  let isAsked = false;
  let latest: ModelsMessage | undefined;

  function ask(): void {
    if (!socket || isAsked || listeners.size === 0) return;
    isAsked = true;
    socket.send({ type: 'watch', topic: 'models' });
  }

  return {
    watch(listener) {
      // Of its own, so that the same function may listen twice.
      const own = (models: ModelsMessage) => listener(models);
      listeners.add(own);
      if (latest) listener(latest);
      ask();
      return () => listeners.delete(own);
    },
    connected(newSocket, role) {
      // A member has no choice of models, and one that asks is refused.
      socket = role === 'member' ? undefined : newSocket;
      ask();
    },
    disconnected() {
      socket = undefined;
      isAsked = false;
      latest = undefined;
    },
    receive(message) {
      if (message.type !== 'models') return;
      latest = message;
      for (const listener of [...listeners]) listener(message);
    },
  };
}

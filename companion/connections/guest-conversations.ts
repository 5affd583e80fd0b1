import { createMemoryConversations } from '../conversations/memory-conversations.ts';
import type { Asker } from '../turns/asker.ts';
import type { TurnRegistry } from '../turns/turn-registry.ts';
import type { Conversations } from './handlers/session.ts';

/** A guest has one conversation at a time, in memory. A question in another one drops it. */
export function createGuestConversations(registry: Pick<TurnRegistry, 'forget'>, asker: Asker): Conversations {
  const conversations = createMemoryConversations();
  let current: string | undefined;

  return {
    contextFor(asked) {
      const { conversation } = asked;
      if (current !== undefined && current !== conversation) registry.forget(current, asker);
      current = conversation;
      return conversations.contextFor(asked);
    },
    findTurn: async () => undefined,
    async page(conversation, page) {
      const turns = await conversations.turns(conversation, page);
      return turns && { ...turns, title: '', pinned: false, temporary: true };
    },
  };
}

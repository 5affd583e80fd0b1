import { createMemoryConversations } from '../../conversations/memory-conversations.ts';
import { createMemoryContext } from '../../turns/turn-context.ts';
import type { Asker, TurnRegistry } from '../../turns/turn-registry.ts';
import { type ConversationDesk, NEEDS_KEY } from './conversation-desk.ts';

/** A guest has one conversation at a time, in memory: asking in another drops it. */
export function createGuestDesk(registry: Pick<TurnRegistry, 'forget'>, asker: Asker): ConversationDesk {
  const conversations = createMemoryConversations();
  let current: string | undefined;

  return {
    features: ['models'],
    notice: undefined,
    contextFor(asked) {
      const { conversation } = asked;
      if (current !== undefined && current !== conversation) registry.forget(current, asker);
      current = conversation;
      return createMemoryContext(conversations, asked);
    },
    attachments: conversations.attachments,
    findTurn: async () => undefined,
    async answer(request) {
      const { id } = request;
      if (request.type !== 'conversation') return { ...NEEDS_KEY, id };
      const { conversation, before, limit } = request;
      const page = await conversations.turns(conversation, { before, limit });
      if (page === undefined) return { ...NEEDS_KEY, id };
      return { type: 'conversation', id, conversation, ...page, title: '', pinned: false, temporary: true };
    },
    watch: () => undefined,
  };
}

import type { CompanionMessage } from '../../../protocol/companion-messages.ts';
import type { ClientConversations } from '../../conversations/client-conversations.ts';
import { StoreError } from '../../conversations/store-error.ts';
import { describeStoreError } from '../../turns/turn-error.ts';
import type { Asker, TurnRegistry } from '../../turns/turn-registry.ts';
import { CONVERSATION_GONE, type ConversationDesk, type ConversationRequest } from './conversation-desk.ts';

export interface ClientDeskOptions {
  conversations: ClientConversations;
  registry: Pick<TurnRegistry, 'cancelAll' | 'forget' | 'runningConversations'>;
}

/** A client with a key may do everything with all conversations of clients, so that all of them share one desk. */
export function createClientDesk({ conversations, registry }: ClientDeskOptions): ConversationDesk {
  const { feed } = conversations;

  async function answer(request: ConversationRequest, asker: Asker): Promise<CompanionMessage | undefined> {
    const { id } = request;
    switch (request.type) {
      case 'conversation': {
        const { conversation, before, limit } = request;
        const page = await conversations.page(conversation, { before, limit });
        return page && { type: 'conversation', id, conversation, ...page };
      }
      case 'conversations': {
        const { before, limit } = request;
        const { items, next } = await conversations.stored().list({ before, limit });
        return { type: 'conversations', id, items: items.map(conversations.toSummary), next };
      }
      case 'search': {
        const { query, limit } = request;
        return { type: 'search', id, query, hits: await conversations.stored().search(query, limit) };
      }
      case 'rename':
        return change(request, conversations.stored().rename(request.conversation, request.title));
      case 'pin':
        return change(request, conversations.stored().pin(request.conversation, request.pinned));
      case 'restore':
        return change(request, conversations.stored().restore(request.conversation));
      case 'delete':
        return (await remove(request.conversation, asker)) ? { type: 'ok', id } : undefined;
    }
  }

  async function change(
    { id, conversation }: { id: string; conversation: string },
    changed: Promise<unknown>,
  ): Promise<CompanionMessage | undefined> {
    if ((await changed) === undefined) return undefined;
    feed.change(conversation);
    return { type: 'ok', id };
  }

  async function remove(conversation: string, asker: Asker): Promise<boolean> {
    if (await conversations.isTemporary(conversation)) {
      registry.forget(conversation, asker);
      return true;
    }
    const isMarked = await conversations.stored().markDeleted(conversation);
    if (!isMarked && !conversations.forgetUnsaved(conversation)) return false;
    registry.cancelAll(conversation);
    feed.remove(conversation);
    return true;
  }

  return {
    get features() {
      const whenStored = conversations.failure ? [] : ['history', 'transfers'];
      return ['models', 'attachments', 'attach', 'conversations', ...whenStored];
    },
    get notice() {
      const { savingFailure } = conversations;
      return savingFailure && `Conversations are not saved. ${savingFailure.message} ${savingFailure.cure}`.trim();
    },
    contextFor: conversations.contextFor,
    attachments: conversations.attachments,
    findTurn: conversations.findTurn,
    async answer(request, asker) {
      const { id } = request;
      try {
        return (await answer(request, asker)) ?? { ...CONVERSATION_GONE, id };
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        return { ...describeStoreError(error), id };
      }
    },
    watch(tell) {
      const unwatch = feed.subscribe(tell);
      // Who comes late knows of what runs all the same.
      for (const conversation of registry.runningConversations()) feed.describe(conversation, tell);
      return unwatch;
    },
  };
}

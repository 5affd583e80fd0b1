import type { ClientConversations } from '../conversations/client-conversations.ts';
import { forMembers } from './for-members.ts';
import type { Conversations } from './handlers/session.ts';

/** The only conversation that exists for a member of its room. All others are answered as unknown. */
export function createMemberConversations(
  { contextFor, page, findTurn }: Pick<ClientConversations, 'contextFor' | 'page' | 'findTurn'>,
  own: string,
): Conversations {
  return {
    contextFor,
    async page(conversation, request) {
      const found = conversation === own ? await page(conversation, request) : undefined;
      return found && { ...found, turns: found.turns.map(forMembers) };
    },
    async findTurn(turn) {
      const found = await findTurn(turn);
      return found?.conversation === own ? { ...found, record: forMembers(found.record) } : undefined;
    },
  };
}

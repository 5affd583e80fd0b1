import { toReceipt } from '../../protocol/attachment.ts';
import type { TurnRecord } from '../../protocol/companion-messages.ts';
import { answerText } from '../../protocol/parts.ts';
import type { Exchange } from '../prompts/prompt.ts';
import type { AskedTurn, Store, TurnEnding } from '../store/store.ts';
import type { TurnContext } from './turn-context.ts';

/** Conversations that nobody wants written down. Who drops them, and when, is the business of whoever keeps their turns. */
export interface MemoryConversations extends Pick<Store, 'turns' | 'attachments'> {
  contextFor(asked: AskedTurn): TurnContext;
}

interface Kept {
  asked: AskedTurn;
  ending: TurnEnding | undefined;
}

export function createMemoryConversations(): MemoryConversations {
  const conversations = new Map<string, Map<string, Kept>>();

  function history(conversation: string, last: string | null): Exchange[] {
    const turns = conversations.get(conversation);
    const exchanges: Exchange[] = [];
    // A parent is always older than its children, so the chain ends.
    for (let kept = turns?.get(last ?? ''); kept; kept = turns?.get(kept.asked.parent ?? '')) {
      const { message, attachments } = kept.asked;
      exchanges.push({ question: message, attachments, answer: answerText(kept.ending?.parts ?? []) });
    }
    return exchanges.reverse();
  }

  return {
    contextFor(question) {
      const { turn, conversation, parent } = question;
      return {
        saves: 'temporary',
        async record(recalled) {
          const asked = { ...question, attachments: [...recalled, ...question.attachments] };
          const turns = conversations.get(conversation) ?? new Map<string, Kept>();
          if (parent !== null && !turns.has(parent)) return 'parent_gone';
          turns.set(turn, { asked, ending: undefined });
          conversations.set(conversation, turns);
          return 'recorded';
        },
        history: async () => ({ exchanges: history(conversation, parent), leftOut: 0 }),
        async finish(outcome) {
          const kept = conversations.get(conversation)?.get(turn);
          if (kept) kept.ending = { turn, conversation, ...outcome };
        },
        async drop() {
          conversations.delete(conversation);
        },
      };
    },
    async turns(conversation, { before, limit = Number.POSITIVE_INFINITY } = {}) {
      const all = [...(conversations.get(conversation)?.values() ?? [])];
      if (all.length === 0) return undefined;
      const place = all.findIndex(({ asked }) => asked.turn === before);
      const end = before === undefined ? all.length : Math.max(0, place);
      const start = Math.max(0, end - limit);
      return {
        turns: all.slice(start, end).map(({ asked, ending }) => toTurnRecord(asked, ending)),
        next: start > 0 ? (all[start]?.asked.turn ?? null) : null,
      };
    },
    attachments: async (conversation, turn) => conversations.get(conversation)?.get(turn)?.asked.attachments,
  };
}

/** A turn as a client sees it; one without an ending runs. */
export function toTurnRecord(asked: AskedTurn, ending: TurnEnding | undefined): TurnRecord {
  return {
    turn: asked.turn,
    parent: asked.parent,
    task: asked.task,
    message: asked.message,
    receipts: asked.attachments.map(toReceipt),
    state: ending?.terminal.type ?? 'running',
    answer: [...(ending?.parts ?? [])],
    model: ending?.model ?? '',
    terminal: ending?.terminal ?? null,
  };
}

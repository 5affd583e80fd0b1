import { toReceipt } from '../../protocol/attachment.ts';
import type { TurnRecord } from '../../protocol/companion-messages.ts';
import { answerText } from '../../protocol/parts.ts';
import type { Exchange } from '../prompts/prompt.ts';
import type { AskedTurn, ConversationStore, TurnEnding } from './conversation-store.ts';

interface Kept {
  asked: AskedTurn;
  ending: TurnEnding | undefined;
}

/**
 * Conversations that are not written down: because nobody wants it (`temporary`), or because it can't be done
 * (`failed`). Who drops them, and when, is the business of whoever owns the store.
 */
export function createMemoryConversations(saves: 'temporary' | 'failed' = 'temporary'): ConversationStore {
  const conversations = new Map<string, Map<string, Kept>>();

  return {
    saves,
    async add(asked) {
      const turns = conversations.get(asked.conversation);
      if (asked.parent !== null && !turns?.has(asked.parent)) return false;
      const kept = { asked, ending: undefined };
      if (turns) turns.set(asked.turn, kept);
      else conversations.set(asked.conversation, new Map([[asked.turn, kept]]));
      return true;
    },
    // A running turn's log has its text, and ends with the process as everything here does.
    async appendTexts() {},
    async finish(ending) {
      const kept = conversations.get(ending.conversation)?.get(ending.turn);
      if (kept) kept.ending = ending;
    },
    async turns(conversation, { before, limit = Number.POSITIVE_INFINITY } = {}) {
      const turns = conversations.get(conversation);
      if (turns === undefined) return undefined;
      const all = [...turns.values()];
      const end =
        before === undefined
          ? all.length
          : Math.max(
              0,
              all.findIndex(({ asked }) => asked.turn === before),
            );
      const start = Math.max(0, end - limit);
      return {
        turns: all.slice(start, end).map(({ asked, ending }) => toTurnRecord(asked, ending)),
        next: start > 0 ? (all[start]?.asked.turn ?? null) : null,
      };
    },
    attachments: async (conversation, turn) => conversations.get(conversation)?.get(turn)?.asked.attachments,
    async history(conversation, last) {
      const turns = conversations.get(conversation);
      const exchanges: Exchange[] = [];
      // A parent is always older than its children, so the chain ends.
      for (let id = last; id !== null; ) {
        const kept = turns?.get(id);
        if (kept === undefined) break;
        const { message, attachments, parent } = kept.asked;
        exchanges.push({ question: message, attachments, answer: answerText(kept.ending?.parts ?? []) });
        id = parent;
      }
      return { exchanges: exchanges.reverse(), leftOut: 0 };
    },
    async drop(conversation) {
      conversations.delete(conversation);
    },
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

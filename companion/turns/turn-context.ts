import type { TerminalEvent } from '../../protocol/turn-events.ts';
import type { AskedTurn, ConversationStore } from '../conversations/conversation-store.ts';
import type { Exchange } from '../prompts/prompt.ts';

/** What a turn had to say when it ended. */
export interface TurnOutcome {
  content: string;
  thinking: string;
  model: string;
  terminal: TerminalEvent;
}

/** The conversation that a turn belongs to, as the turn sees it. */
export interface TurnContext {
  /** What `done` says of a turn that was kept. */
  readonly saves: ConversationStore['saves'];
  /** Records the question; false when what it follows is not known. */
  record(): Promise<boolean>;
  /** What came before, the oldest first. Asked only once that has ended. */
  history(): Promise<readonly Exchange[]>;
  /** Keeps the answer. */
  finish(outcome: TurnOutcome): Promise<void>;
  /**
   * Drops the oldest exchange because the model refused for length; false when there is none left. Absent where nothing
   * may be left out silently.
   */
  forgetOldest?(): boolean;
  /** Drops the whole conversation. Absent where it ends by itself. */
  drop?(): Promise<void>;
}

/** A turn of a conversation in a store. */
export function createStoredContext(store: ConversationStore, asked: AskedTurn): TurnContext {
  const { turn, conversation, parent } = asked;
  return {
    saves: store.saves,
    record: () => store.add(asked),
    history: () => store.history(conversation, parent),
    finish: (outcome) => store.finish({ turn, conversation, ...outcome }),
    drop: () => store.drop(conversation),
  };
}

import type { Attachment } from '../../protocol/attachment.ts';
import type { Task } from '../../protocol/client-messages.ts';
import type { TurnRecord } from '../../protocol/companion-messages.ts';
import type { TerminalEvent } from '../../protocol/turn-events.ts';
import type { Exchange } from '../prompts/prompt.ts';

/** A question as it was asked, and its place in the tree. */
export interface AskedTurn {
  turn: string;
  conversation: string;
  /** The turn that it follows; null when it begins a branch. */
  parent: string | null;
  task: Task;
  message: string;
  attachments: readonly Attachment[];
}

/** How a turn ended, with all the text it had by then. */
export interface TurnEnding {
  turn: string;
  conversation: string;
  content: string;
  thinking: string;
  /** Empty when it ended before a model was found. */
  model: string;
  terminal: TerminalEvent;
}

/**
 * Where conversations are kept: trees of turns. Asynchronous, since a store on disk is, and called in order: what is
 * read after a write was called sees that write.
 */
export interface ConversationStore {
  /** What `done` says of a turn that is kept here. */
  readonly saves: 'stored' | 'temporary';
  /** Records a turn and its question. False, and nothing is recorded, when the conversation does not hold `parent`. */
  add(asked: AskedTurn): Promise<boolean>;
  finish(ending: TurnEnding): Promise<void>;
  /** In the order they were asked; undefined when the conversation is not known. */
  turns(conversation: string): Promise<TurnRecord[] | undefined>;
  /** The exchanges that lead to and include `last`, the oldest first; partial answers count. */
  history(conversation: string, last: string | null): Promise<Exchange[]>;
  drop(conversation: string): Promise<void>;
}

import type { Task } from '../../protocol/client-messages.ts';
import type { TurnRecord } from '../../protocol/companion-messages.ts';
import type { AnswerPart } from '../../protocol/parts.ts';
import type { TerminalEvent } from '../../protocol/turn-events.ts';
import type { Exchange } from '../prompts/prompt.ts';
import type { Source } from '../prompts/source.ts';
import type { SaidText } from './text-batches.ts';

/** A question as it was asked, and its place in the tree. */
export interface AskedTurn {
  turn: string;
  conversation: string;
  /** The turn that it follows; null when it begins a branch. */
  parent: string | null;
  task: Task;
  message: string;
  attachments: readonly Source[];
  /** Equal for the same body, so that a question that is sent again after a restart is known; none: never equal. */
  fingerprint?: string;
}

/** How a turn ended, with all that it had said by then. */
export interface TurnEnding {
  turn: string;
  conversation: string;
  parts: readonly AnswerPart[];
  /** Empty when it ended before a model was found. */
  model: string;
  terminal: TerminalEvent;
}

/** Which part of a list is asked for: the `limit` items before `before`, a cursor that came with an earlier part. */
export interface PageRequest {
  before?: string | undefined;
  limit?: number | undefined;
}

export interface TurnPage {
  /** In the order they were asked. */
  turns: TurnRecord[];
  /** Where the earlier ones are; null when there are none. */
  next: string | null;
}

/** What came before a question. */
export interface History {
  /** The newest ones, the oldest of them first; partial answers count. */
  exchanges: readonly Exchange[];
  /** How many came before those: more than any model is told, so they were not read. */
  leftOut: number;
}

/**
 * Where conversations are kept: trees of turns. Asynchronous, since a store on disk is, and called in order: what is
 * read after a write was called sees that write.
 */
export interface ConversationStore {
  /** What `done` says of a turn that is kept here. */
  readonly saves: 'stored' | 'temporary' | 'failed';
  /** Records a turn and its question. False, and nothing is recorded, when the conversation does not hold `parent`. */
  add(asked: AskedTurn): Promise<boolean>;
  /** Keeps what running turns have said since the last call, so that little is lost with the process; skips all others. */
  appendTexts(texts: readonly SaidText[]): Promise<void>;
  finish(ending: TurnEnding): Promise<void>;
  /** The latest turns, or those before a cursor; undefined when the conversation is not known. */
  turns(conversation: string, page?: PageRequest): Promise<TurnPage | undefined>;
  /** What a turn was asked with; undefined when the conversation does not hold it. */
  attachments(conversation: string, turn: string): Promise<readonly Source[] | undefined>;
  /** The exchanges that lead to and include `last`. */
  history(conversation: string, last: string | null): Promise<History>;
  drop(conversation: string): Promise<void>;
}

/**
 * Where conversations and clients are kept for good. One interface, whatever is beneath it; what it promises is what the
 * contract suite in `tests/companion/store/contract` holds.
 */

import type { Change, NamedCount } from '../../protocol/chat-changes.ts';
import type { ChatFilter } from '../../protocol/chat-filter.ts';
import type { TurnRecord } from '../../protocol/companion-messages.ts';
import type { ConversationSummary, SearchHit } from '../../protocol/conversation-requests.ts';
import type { AnswerPart } from '../../protocol/parts.ts';
import type { SummaryStyle } from '../../protocol/summary-styles.ts';
import type { Task } from '../../protocol/task.ts';
import type { TerminalEvent } from '../../protocol/turn-events.ts';
import type { Exchange } from '../prompts/prompt.ts';
import type { AskedPart } from '../prompts/source.ts';
import type { ClientStore } from './client-store.ts';
import type { ConversationImport } from './conversation-import.ts';
import type { ExportPart } from './exported-conversation.ts';
import type { NoteStore } from './note-store.ts';
import type { ParameterStore } from './parameter-store.ts';
import type { PreferenceStore } from './preference-store.ts';
import type { PromptStore } from './prompt-store.ts';
import type { RoomStore } from './room-store.ts';
import type { StoreError } from './store-error.ts';

/** A question as it was asked, and its place in the tree. */
export interface AskedTurn {
  turn: string;
  conversation: string;
  /** The turn that it follows; null when it begins a branch. */
  parent: string | null;
  /** Whether it goes behind the newest that came of `parent`; see `Store.follow`. */
  follow?: boolean | undefined;
  task: Task;
  /** Of a summary. */
  style?: SummaryStyle | undefined;
  question: readonly AskedPart[];
  /** The member of the conversation's room that asked; none: somebody with a key of their own. */
  asker?: { name: string } | undefined;
  /** Equal for the same body, so that a question that is sent again after a restart is known; none: never equal. */
  fingerprint?: string;
  /** See {@link Store}, fencing; none: 0. */
  token?: number;
}

/** How a turn ended, with all that it had said by then. */
export interface TurnEnding {
  turn: string;
  conversation: string;
  parts: readonly AnswerPart[];
  /** Empty when it ended before a model was found. */
  model: string;
  terminal: TerminalEvent;
  /** See {@link Store}, fencing; none: 0. */
  token?: number;
}

/** Which part of a list is asked for: the `limit` items before `before`, a cursor that came with an earlier part. */
export interface PageRequest {
  before?: string | undefined;
  limit?: number | undefined;
}

/** Which part of the list of conversations, of those that a filter is true of; none: of all. */
export interface ListRequest extends PageRequest {
  filter?: ChatFilter | undefined;
}

/** What is done with many conversations. */
export interface ChatChanges {
  conversations: readonly string[];
  change: Change;
  /** With `tag` and `untag`. */
  tag?: string | undefined;
}

/** By what conversations can be filtered, and how many have it; the most frequent first. */
export interface FilterNames {
  tags: NamedCount[];
  models: NamedCount[];
  sites: NamedCount[];
}

/** What is exported: one conversation, some of them, or all. */
export type Exported = string | readonly string[] | 'all';

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

/** The same as it is stored. What has ended is never changed any more. */
export interface StoredHistory extends History {
  /** The turn of each exchange. */
  turns: readonly string[];
  /** Whether all of them have ended. */
  isOver: boolean;
}

/** What a turn has said since it was written down last, piece by piece in order. */
export interface SaidText {
  turn: string;
  kind: 'content' | 'thinking' | 'part';
  /** Text; of a `part` the whole part as JSON. */
  text: string;
  /** See {@link Store}, fencing; none: 0. */
  token?: number;
}

/** A part that is none: all text before it turned out to be thoughts. */
export const RECANTED = { type: 'recanted' };

/** What is needed to answer for a turn that is in no memory. */
export interface StoredTurn {
  conversation: string;
  record: TurnRecord;
  fingerprint: string;
  token: number;
}

/** A turn that has not ended, as far as the store knows. */
export interface RunningTurn {
  turn: string;
  conversation: string;
  token: number;
}

export interface SummaryPage {
  /** Pinned ones first, then by last use, newest first. */
  items: ConversationSummary[];
  next: string | null;
}

/**
 * Every promise may reject with a {@link StoreError}; a call that changes several things changes all or none.
 *
 * - **Fencing**: a turn is written by the companion that runs it, which has a token. Once a companion with a larger one has
 *   written, nothing is taken from one with a smaller any more, however late it comes.
 * - **Order**: what is read of a conversation after a write to it was called sees that write, and its turns keep the order
 *   in which they were added, whatever the clocks say. Nothing is promised between conversations.
 * - **Cursors** are texts that a page gives and the next one takes; they mean nothing to anybody else.
 * - **Ids** are the callers' own. Times are milliseconds since 1970 and only shown and sorted by.
 * - **Bulk work** (exports, imports, purges, searches of long texts) is done in small steps; what is called meanwhile is
 *   done meanwhile.
 * - Conversations that are marked deleted are in none of the answers.
 */
export interface Store extends Search {
  /** Why nothing can be read or kept any more; undefined while it can. */
  readonly failure: StoreError | undefined;
  /** Called once, when the store fails for good; returns its unsubscribe. */
  onFailure(listener: (failure: StoreError) => void): () => void;
  /** Why it could not be reached when it was opened; undefined once it was. Calls fail meanwhile, and may be tried again. */
  readonly absence: StoreError | undefined;
  /** Called once, when it was reached after that; returns its unsubscribe. */
  onReached(listener: () => void): () => void;

  /**
   * Records a turn and its question. False, and nothing is recorded, when the conversation does not hold `parent`.
   *
   * @throws {StoreError} `conflict` when the turn's id is taken
   */
  add(asked: AskedTurn): Promise<boolean>;
  /**
   * Records a turn as `add` does, but behind the newest that came of its `parent`, and of that, to the end of the branch; with
   * `parent` null, of the newest turn of the conversation. Gives the parent that it got. Undefined when nothing was recorded.
   */
  follow(asked: AskedTurn): Promise<{ parent: string | null } | undefined>;
  /**
   * Brings turns that follow each other and have not ended into this order. The first of them follows what the first did;
   * what followed the last follows the last. False, and nothing is changed, when they are not such a line.
   */
  arrange(conversation: string, turns: readonly string[]): Promise<boolean>;
  /** Drops a turn that was cancelled before it was answered; what followed it follows what it did. False when it is none. */
  withdraw(turn: string): Promise<boolean>;
  /**
   * Keeps what running turns have said since the last call, so that little is lost with the process. What is said by one
   * that ended, or with a token that is too small, is skipped.
   */
  appendTexts(texts: readonly SaidText[]): Promise<void>;
  /**
   * Ends a turn, and says whether its answer is the first of its conversation.
   *
   * @throws {StoreError} `gone` when the turn is not stored, or not any more; `lost` when its token is too small
   */
  finish(ending: TurnEnding): Promise<boolean>;
  /**
   * Ends a turn as `interrupted`, for a companion that found that nobody runs it any more: with what was appended, or with
   * `said`, what is known of its answer from elsewhere, when that is more text. False when it does not run, or its token is not
   * smaller than this one.
   */
  interrupt(turn: string, token: number, said?: readonly AnswerPart[]): Promise<boolean>;
  /** All turns that have not ended, also of conversations that are marked deleted. */
  running(): Promise<RunningTurn[]>;
  /** The latest turns, or those before a cursor; undefined when the conversation is not known. */
  turns(conversation: string, page?: PageRequest): Promise<TurnPage | undefined>;
  /** The exchanges that lead to and include `last`. */
  history(conversation: string, last: string | null): Promise<StoredHistory>;
  /** Whether a question was asked with the content that has this SHA-256, in hexadecimal. The same content is kept once. */
  hasBlob(hash: string): Promise<boolean>;
  blob(hash: string): Promise<Uint8Array | undefined>;
  findTurn(turn: string): Promise<StoredTurn | undefined>;

  list(page?: ListRequest): Promise<SummaryPage>;
  summary(conversation: string): Promise<ConversationSummary | undefined>;
  /** Undefined when it is not known; unchanged when a model would rename what a person named. */
  rename(conversation: string, title: string, source?: 'model' | 'person'): Promise<ConversationSummary | undefined>;
  pin(conversation: string, pinned: boolean): Promise<ConversationSummary | undefined>;
  /** Hides it until `restore` or `purgeDeleted`; false when it is not known. */
  markDeleted(conversation: string): Promise<boolean>;
  restore(conversation: string): Promise<ConversationSummary | undefined>;
  /**
   * Does the same with many, in small steps: when it fails, what was done before stays done. Answers with those that are
   * different now, so that it can be undone with these; one that has as many tags as there may be gets no further one.
   */
  changeChats(changes: ChatChanges): Promise<string[]>;
  /** Tags that differ in case only are one. */
  filterNames(): Promise<FilterNames>;
  /** How many conversations there are, those in the archive too, and about what all that is kept of this person takes on disk. */
  holdings(): Promise<{ chats: number; bytes: number }>;
  /** The ids of all, in no order. */
  allConversations(): Promise<string[]>;
  /** Drops for good what was marked deleted up to this time; says how many. */
  purgeDeleted(until: number): Promise<number>;

  /** The model that answered last in a conversation; undefined while none has. */
  lastModel(conversation: string): Promise<string | undefined>;
  /** How many conversations have an answer of a model that has one of these names. */
  countChatsOf(models: readonly string[]): Promise<number>;
  /** How many turns these conversations have, for a person waiting for them to be exported. */
  countTurns(conversations: Exported): Promise<number>;
  /** Piece by piece: what is not read yet is not in memory. */
  exportParts(conversations: Exported): AsyncIterable<ExportPart>;
  /** Takes conversations over, under new ids and beside what is there. */
  beginImport(): ConversationImport;

  readonly clients: ClientStore;
  readonly rooms: RoomStore;
  readonly notes: NoteStore;
  readonly parameters: ParameterStore;
  readonly prompts: PromptStore;
  readonly preferences: PreferenceStore;

  /** Writes what was called before, and closes. What is not written by `deadline` is given up: a process may not wait for ever. */
  dispose(deadline?: Promise<void>): Promise<void>;
}

export interface Search {
  /**
   * The most recent first. Every word counts as the beginning of one from two characters on, in scripts without spaces
   * as any part; accents and case don't count. With a filter only conversations that it is true of; its times are those of
   * the hits.
   */
  search(query: string, limit?: number, filter?: ChatFilter): Promise<SearchHit[]>;
  /**
   * The conversations that words stand in and a filter is true of, at most so many, in the order in which a search or the
   * list has them. Without words: all that the filter is true of.
   */
  matching(what: { query?: string | undefined; filter?: ChatFilter | undefined }, limit?: number): Promise<string[]>;
}

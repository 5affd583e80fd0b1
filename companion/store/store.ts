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
  /** Whether it goes after the newest turn that follows from `parent`; see `Store.follow`. */
  follow?: boolean | undefined;
  task: Task;
  /** Of a summary. */
  style?: SummaryStyle | undefined;
  question: readonly AskedPart[];
  /** The member of the conversation's room that asked; none: a client with a key of its own. */
  asker?: { name: string } | undefined;
  /** Equal for equal bodies, so that a question that is sent again after a restart is recognised; none: never equal. */
  fingerprint?: string;
  /** See {@link Store}, fencing; none: 0. */
  token?: number;
}

/** How a turn ended, with everything that it had said by then. */
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

/** Which part of the list of conversations that match a filter is asked for; without a filter: of all. */
export interface ListRequest extends PageRequest {
  filter?: ChatFilter | undefined;
}

/** A change of many conversations. */
export interface ChatChanges {
  conversations: readonly string[];
  change: Change;
  /** With `tag` and `untag`. */
  tag?: string | undefined;
}

/** Values that conversations can be filtered by, with how many conversations have each; the most frequent first. */
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
  /** The cursor to the earlier ones; null when there are none. */
  next: string | null;
}

/** What came before a question. */
export interface History {
  /** The newest exchanges, oldest first, partial answers included. */
  exchanges: readonly Exchange[];
  /** How many exchanges came before those. They were not read, since no model is told that many. */
  leftOut: number;
}

/** The same as it is stored. What has ended is never changed any more. */
export interface StoredHistory extends History {
  /** The turn of each exchange. */
  turns: readonly string[];
  /** Whether all of them have ended. */
  isOver: boolean;
}

/** What a turn has said since the last write, piece by piece in order. */
export interface SaidText {
  turn: string;
  kind: 'content' | 'thinking' | 'part';
  /** Text; of a `part` the whole part as JSON. */
  text: string;
  /** See {@link Store}, fencing; none: 0. */
  token?: number;
}

/** A marker in place of a part: all text before it turned out to be thoughts. */
export const RECANTED = { type: 'recanted' };

/** What is needed to answer for a turn that is no longer in memory. */
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
 * - **Fencing**: the companion that runs a turn writes it, and has a token. Once a companion with a larger token has written,
 *   nothing is taken from one with a smaller token, however late it comes.
 * - **Order**: what is read of a conversation after a write to it was called sees that write, and its turns keep the order
 *   in which they were added, whatever the clocks say. Nothing is promised between conversations.
 * - **Cursors** are texts that a page gives and the next one takes; they mean nothing to anybody else.
 * - **Ids** are the callers' own. Times are milliseconds since 1970 and only shown and sorted by.
 * - **Bulk work** (exports, imports, purges, searches of long texts) is done in small steps. Other calls are served between
 *   them.
 * - No answer contains conversations that are marked as deleted.
 */
export interface Store extends Search {
  /** Why nothing can be read or kept any more; undefined while it can. */
  readonly failure: StoreError | undefined;
  /** Called once, when the store fails for good; returns its unsubscribe. */
  onFailure(listener: (failure: StoreError) => void): () => void;
  /** Why the store could not be reached when it was opened; undefined once it was reached. Until then calls fail, and may be tried again. */
  readonly absence: StoreError | undefined;
  /** Called once when the store is reached after that; returns its unsubscribe. */
  onReached(listener: () => void): () => void;

  /**
   * Records a turn and its question. False, and nothing is recorded, when `parent` is not in the conversation.
   *
   * @throws {StoreError} `conflict` when the turn's id is taken
   */
  add(asked: AskedTurn): Promise<boolean>;
  /**
   * Records a turn as `add` does, but at the end of the branch: after the newest turn that follows `parent`, the newest that
   * follows that one, and so on. With `parent` null the branch is that of the conversation's newest turn. Returns the parent that
   * the turn got; undefined when nothing was recorded.
   */
  follow(asked: AskedTurn): Promise<{ parent: string | null } | undefined>;
  /**
   * Brings turns that follow each other and have not ended into this order. The new first turn follows what the old first one
   * followed, and what followed the old last turn follows the new last one. False, and nothing is changed, when they are no such line.
   */
  arrange(conversation: string, turns: readonly string[]): Promise<boolean>;
  /** Drops a turn that was cancelled before it was answered. What followed it then follows its parent. False when it is no such turn. */
  withdraw(turn: string): Promise<boolean>;
  /**
   * Keeps what running turns have said since the last call, so that little is lost with the process. Text of a turn that has
   * ended, or with a token that is too small, is skipped.
   */
  appendTexts(texts: readonly SaidText[]): Promise<void>;
  /**
   * Ends a turn, and says whether its answer is the first of its conversation.
   *
   * @throws {StoreError} `gone` when the turn is not stored, or not any more; `lost` when its token is too small
   */
  finish(ending: TurnEnding): Promise<boolean>;
  /**
   * Ends a turn that no companion runs any more as `interrupted`. Its answer is the text that was appended, or `said`, which is
   * known from elsewhere, if that is longer. False when the turn does not run, or its token is not smaller than this one.
   */
  interrupt(turn: string, token: number, said?: readonly AnswerPart[]): Promise<boolean>;
  /** All turns that have not ended, including those of conversations that are marked as deleted. */
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
  /** Undefined when the conversation is not known. Unchanged when a model would rename a conversation that a person named. */
  rename(conversation: string, title: string, source?: 'model' | 'person'): Promise<ConversationSummary | undefined>;
  pin(conversation: string, pinned: boolean): Promise<ConversationSummary | undefined>;
  /** Hides it until `restore` or `purgeDeleted`; false when it is not known. */
  markDeleted(conversation: string): Promise<boolean>;
  restore(conversation: string): Promise<ConversationSummary | undefined>;
  /**
   * Makes the same change to many conversations, in small steps. If it fails, the steps before stay done. Answers with the
   * conversations that changed, so that the change can be undone. A conversation with the most tags it may have gets no more.
   */
  changeChats(changes: ChatChanges): Promise<string[]>;
  /** Tags that differ only in case are one tag. */
  filterNames(): Promise<FilterNames>;
  /** How many conversations there are, those in the archive too, and about what all that is kept of this person takes on disk. */
  holdings(): Promise<{ chats: number; bytes: number }>;
  /** The ids of all, in no order. */
  allConversations(): Promise<string[]>;
  /** Drops for good what was marked as deleted up to this time; says how many conversations. */
  purgeDeleted(until: number): Promise<number>;

  /** The model that answered last in a conversation; undefined while none has. */
  lastModel(conversation: string): Promise<string | undefined>;
  /** How many conversations have an answer of a model that has one of these names. */
  countChatsOf(models: readonly string[]): Promise<number>;
  /** How many turns these conversations have, for a person waiting for them to be exported. */
  countTurns(conversations: Exported): Promise<number>;
  /** Exports piece by piece: what was not read yet is not in memory. */
  exportParts(conversations: Exported): AsyncIterable<ExportPart>;
  /** Takes conversations over under new ids, beside those that are there. */
  beginImport(): ConversationImport;

  readonly clients: ClientStore;
  readonly rooms: RoomStore;
  readonly notes: NoteStore;
  readonly parameters: ParameterStore;
  readonly prompts: PromptStore;
  readonly preferences: PreferenceStore;

  /** Finishes the calls made before, and closes. Calls that are not done by `deadline` are given up, so that the process does not wait for ever. */
  dispose(deadline?: Promise<void>): Promise<void>;
}

export interface Search {
  /**
   * Finds the most recent first. A word of two characters or more also matches the beginning of longer words; in scripts without
   * spaces it matches any part. Accents and case don't count. With a filter, only conversations that match it are searched, and its
   * times apply to the hits.
   */
  search(query: string, limit?: number, filter?: ChatFilter): Promise<SearchHit[]>;
  /**
   * The conversations that contain the words and match the filter, at most so many, in the order of a search or of the list.
   * Without words: all conversations that match the filter.
   */
  matching(what: { query?: string | undefined; filter?: ChatFilter | undefined }, limit?: number): Promise<string[]>;
}

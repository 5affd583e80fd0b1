import type { TurnRecord } from '../../protocol/companion-messages.ts';
import type { ConversationSummary, SearchHit } from '../../protocol/conversation-requests.ts';
import type { ConversationStore, PageRequest, TurnEnding } from './conversation-store.ts';
import type { ExportPart } from './exported-conversation.ts';
import type { StoreError } from './store-error.ts';

export interface SummaryPage {
  /** Pinned ones first, then by last use, newest first. */
  items: ConversationSummary[];
  next: string | null;
}

/** What is needed to answer for a turn of an earlier process. */
export interface StoredTurn {
  conversation: string;
  record: TurnRecord;
  fingerprint: string;
}

/**
 * Conversations on disk, and what can be done with them as a whole. Every promise may reject with a {@link StoreError};
 * a call that changes several things changes all or none. Conversations that are marked deleted are in none of the
 * answers.
 */
export interface StoredConversations extends Omit<ConversationStore, 'finish' | 'drop'> {
  readonly saves: 'stored';
  /** Why nothing can be read or kept any more; undefined while it can. */
  readonly failure: StoreError | undefined;
  /** Called once, when the store fails for good; returns its unsubscribe. */
  onFailure(listener: (failure: StoreError) => void): () => void;

  /** Says whether it is the first answer of its conversation. */
  finish(ending: TurnEnding): Promise<boolean>;

  list(page?: PageRequest): Promise<SummaryPage>;
  summary(conversation: string): Promise<ConversationSummary | undefined>;
  /**
   * The most recent first. Every word counts as the beginning of one from two characters on, in scripts without spaces
   * as any part; accents and case don't count.
   */
  search(query: string, limit?: number): Promise<SearchHit[]>;
  /** Whether a question names the blob with this SHA-256, in hexadecimal. */
  hasBlob(hash: string): Promise<boolean>;
  blob(hash: string): Promise<Uint8Array | undefined>;
  findTurn(turn: string): Promise<StoredTurn | undefined>;

  /** Undefined when it is not known; unchanged when a model would rename what a person named. */
  rename(conversation: string, title: string, source?: 'model' | 'person'): Promise<ConversationSummary | undefined>;
  pin(conversation: string, pinned: boolean): Promise<ConversationSummary | undefined>;
  /** Hides it until `restore` or `purgeDeleted`; false when it is not known. */
  markDeleted(conversation: string): Promise<boolean>;
  restore(conversation: string): Promise<ConversationSummary | undefined>;
  /** Drops for good what was marked deleted up to this time (milliseconds since 1970); says how many. */
  purgeDeleted(until: number): Promise<number>;

  /** One conversation or all, piece by piece: what is not read yet is not in memory. */
  exportParts(conversation: string | 'all'): AsyncIterable<ExportPart>;
  /**
   * Takes conversations over, under new ids and beside what is there. Answers with the new ones, which appear all at once;
   * none does when `parts` breaks off. What is called meanwhile is done meanwhile.
   */
  importParts(parts: AsyncIterable<ExportPart>): Promise<string[]>;

  /** Writes what was called before, and closes. What is not written by `deadline` is given up: a process may not wait for ever. */
  dispose(deadline?: Promise<void>): Promise<void>;
}

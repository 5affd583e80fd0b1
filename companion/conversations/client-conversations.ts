import type { ConversationSummary } from '../../protocol/conversation-requests.ts';
import { LIMITS, type Limits } from '../../protocol/limits.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../logging/log.ts';
import type { PreferenceStore } from '../store/preference-store.ts';
import type { PromptStore } from '../store/prompt-store.ts';
import type { AskedTurn, PageRequest, Store, StoredTurn, TurnPage } from '../store/store.ts';
import type { StoreError } from '../store/store-error.ts';
import { type ConversationAudience, type ConversationFeed, createConversationFeed } from './conversation-feed.ts';
import { createMemoryConversations } from './memory-conversations.ts';
import { createPreferenceKeeper } from './preference-keeper.ts';
import { createPromptKeeper } from './prompt-keeper.ts';
import { createRecentPaths, type RecentPaths } from './recent-paths.ts';
import { createTunings, type Tunings } from './tunings.ts';
import type { TurnContext } from './turn-context.ts';
import type { KnownPath } from './unsaved/unsaved-memory.ts';
import { createUnsavedTurns, type UnsavedTurns } from './unsaved/unsaved-turns.ts';

/** The store, or why there is none. */
export type Storage = Store | StoreError;

export interface ConversationPage extends TurnPage {
  title: string;
  pinned: boolean;
  temporary: boolean;
}

/** All conversations of clients with a key: on disk where they can be, else in memory. Promises may reject with a StoreError. */
export interface ClientConversations {
  /** Why nothing can be read or kept; undefined while something can. */
  readonly failure: StoreError | undefined;
  /** Why a question that is asked now may not be saved: `failure`, or why the latest write failed; undefined while all is well. */
  readonly savingFailure: StoreError | undefined;
  /** The store, for work on whole conversations. @throws {StoreError} when there is no storage */
  stored(): Store;
  readonly feed: ConversationFeed;
  /** The parameters that people have set for models and chats. */
  readonly tunings: Tunings;
  /** A person's library of prompts: on disk if possible, else in memory. */
  readonly prompts: PromptStore;
  /** Aside's own settings: on disk if possible, else in memory. */
  readonly preferences: PreferenceStore;
  contextFor(asked: Omit<AskedTurn, 'question'>, isTemporary: boolean): TurnContext;
  /** A page of a conversation of any kind. */
  page(conversation: string, page: PageRequest): Promise<ConversationPage | undefined>;
  /** Whether a question in a conversation of any kind names the blob with this SHA-256. */
  hasBlob(hash: string): Promise<boolean>;
  /** The blob's bytes; undefined when no question names it. */
  blob(hash: string): Promise<Uint8Array | undefined>;
  isTemporary(conversation: string): Promise<boolean>;
  /** Tries once more to write what could not be stored. Never rejects. */
  saveUnsaved(): Promise<void>;
  /** Drops what could not be stored of a conversation, at other companions too; false when that is nothing here. */
  forgetUnsaved(conversation: string): boolean;
  /** Another companion has dropped it. */
  forgetHere(conversation: string): void;
  /** A turn from the store, with everything that is known of its end. */
  findTurn(turn: string): Promise<StoredTurn | undefined>;
  /** See `UnsavedTurns`. */
  readonly known: UnsavedTurns['known'];
  /** A conversation as a list shows it. A turn whose end could not be stored still runs in the store, but nowhere else. */
  toSummary(stored: ConversationSummary): ConversationSummary;
  /** Writes nothing of its own accord any more; resolves once what is being written is. */
  dispose(): Promise<void>;
}

export interface ClientConversationsOptions {
  storage: Storage;
  /** Whether a turn waits or runs in a conversation. */
  isRunning(conversation: string): boolean;
  /** The clients that are told of changes. */
  audience: ConversationAudience;
  /** What was last said in chats, with a bound of its own; none: nothing is kept of that. */
  recent?: RecentPaths | undefined;
  /** Whether a chat that is opened counts as one in which something was just said: its store may go away. */
  readsOpened?: boolean | undefined;
  /** See `createUnsavedTurns`. */
  askOthers?(conversation: string, turn: string): Promise<KnownPath | undefined>;
  /** Has other companions drop what they could not store of a conversation; none: there are none. */
  forgetElsewhere?(conversation: string): void;
  /** See `createUnsavedTurns`. */
  onLost(turn: string): void;
  /** How old text of a running turn may be when it is written, in milliseconds; default: the value for one companion. */
  batchMs?: number | undefined;
  clock: Clock;
  log: Log;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Limits>;
}

export function createClientConversations(options: ClientConversationsOptions): ClientConversations {
  const { storage } = options;
  const stored = storage instanceof Error ? undefined : storage;
  const limits = { ...LIMITS, ...options.limits };
  const preferences = stored?.preferences ?? createPreferenceKeeper({ now: Date.now, limits });
  const tunings = createTunings(stored?.parameters, limits.tunedChats, preferences);
  const temporary = createMemoryConversations(tunings);
  const { clock, log, batchMs, audience, askOthers, recent = createRecentPaths(0).of('') } = options;
  const tell: ConversationAudience['tell'] = (news) => {
    if (news.type === 'removed') recent.forget(news.conversation);
    if (news.type === 'chats_changed' && news.change === 'delete') news.conversations.forEach(recent.forget);
    audience.tell(news);
  };
  const feed = createConversationFeed(
    async (conversation) => {
      const summary = await stored?.summary(conversation);
      return summary && toSummary(summary);
    },
    { ...audience, tell },
  );
  const unsaved = createUnsavedTurns(stored, {
    ...{ clock, log, tunings, recent, askOthers, batchMs },
    onSaved: feed.change,
    onLost: options.onLost,
  });

  function requireStored(): Store {
    if (storage instanceof Error) throw storage;
    return storage;
  }

  function toSummary(summary: ConversationSummary): ConversationSummary {
    return { ...summary, running: summary.running && options.isRunning(summary.conversation) };
  }

  function findInMemory(hash: string): Uint8Array | undefined {
    return temporary.blob(hash) ?? unsaved.blob(hash);
  }

  /** What was said last has it also while the disk can't be read. */
  async function findUnread(hash: string, error: unknown): Promise<Uint8Array> {
    const content = recent.blob(hash);
    if (content === undefined) throw error;
    return content;
  }

  function failure(): StoreError | undefined {
    return storage instanceof Error ? storage : storage.failure;
  }

  return {
    get failure() {
      return failure();
    },
    get savingFailure() {
      return failure() ?? unsaved.failure;
    },
    stored: requireStored,
    feed,
    tunings,
    prompts: stored?.prompts ?? createPromptKeeper(limits),
    preferences,
    contextFor: (asked, isTemporary) => (isTemporary ? temporary.contextFor(asked) : unsaved.contextFor(asked)),
    async page(conversation, page) {
      const inMemory = await temporary.turns(conversation, page);
      if (inMemory) return { ...inMemory, title: '', pinned: false, temporary: true };
      const turns = await unsaved.turns(conversation, page);
      if (turns === undefined) {
        requireStored();
        return undefined;
      }
      const last = turns.turns.at(-1)?.turn;
      if (options.readsOpened && page.before === undefined && last !== undefined) unsaved.remember(conversation, last);
      const summary = await stored?.summary(conversation).catch(() => undefined);
      return { ...turns, title: summary?.title ?? '', pinned: summary?.pinned ?? false, temporary: false };
    },
    async hasBlob(hash) {
      if (findInMemory(hash) !== undefined) return true;
      const isStored = await stored?.hasBlob(hash).catch((error: unknown) => findUnread(hash, error));
      return Boolean(isStored);
    },
    blob: async (hash) => findInMemory(hash) ?? stored?.blob(hash).catch((error: unknown) => findUnread(hash, error)),
    isTemporary: async (conversation) => (await temporary.turns(conversation, { limit: 1 })) !== undefined,
    saveUnsaved: unsaved.save,
    forgetUnsaved(conversation) {
      options.forgetElsewhere?.(conversation);
      return unsaved.forget(conversation);
    },
    forgetHere: unsaved.forget,
    dispose: unsaved.dispose,
    findTurn: async (turn) => stored?.findTurn(turn),
    toSummary,
    known: unsaved.known,
  };
}

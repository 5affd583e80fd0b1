import type { Change } from '../../../protocol/chat-changes.ts';
import type { ChatFilter } from '../../../protocol/chat-filter.ts';
import type { ConversationSummary, SearchHit } from '../../../protocol/conversation-requests.ts';
import type { Limits } from '../../../protocol/limits.ts';
import type { ParameterChanges } from '../../../protocol/parameter-schemas.ts';
import type { AnswerPart } from '../../../protocol/parts.ts';
import type { Preference } from '../../../protocol/preferences.ts';
import type { PromptChange } from '../../../protocol/prompts.ts';
import type { PairedClient } from '../client-store.ts';
import type { ExportedConversation, ExportedTurn } from '../exported-conversation.ts';
import type { KeptNote } from '../note-store.ts';
import type { ParameterStore, Tuned } from '../parameter-store.ts';
import type { PreferencesSet } from '../preference-store.ts';
import type { PromptStore } from '../prompt-store.ts';
import type { RoomLink, RoomMember, RoomStore } from '../room-store.ts';
import type {
  AskedTurn,
  FilterNames,
  ListRequest,
  PageRequest,
  RunningTurn,
  SaidText,
  StoredHistory,
  StoredTurn,
  SummaryPage,
  TurnEnding,
  TurnPage,
} from '../store.ts';

/** What was found; the snippet of a turn is read apart. */
export interface FoundHit extends Omit<SearchHit, 'snippet'> {
  /** Of the turn; null when the title was found. */
  row: number | null;
}

/** Where a search that goes step by step is. */
export type SearchPlace = number | string;

/** What was found in a step, and where the next one goes on; null at the end. */
export interface FoundStep {
  hits: FoundHit[];
  next: SearchPlace | null;
}

/** How much is kept: UTF-16 units of all notes, and milliseconds of each. */
export interface NoteBounds {
  maxChars: number;
  keepMs: number;
}

/** Turns that were written apart, and go on in another conversation. */
export interface ImportMerge {
  from: string;
  into: string;
  links: readonly [turn: string, parent: string][];
}

/** The next turns of a conversation, by what was said in them. */
export interface SaidTurns {
  turns: { turn: string; parent?: string; said: string }[];
  /** To go on after; null at the end. */
  last: number | null;
}

/**
 * All that is asked of a database, in steps that are short enough for a question to wait for one: a `Store` is made of
 * these (`store-over.ts`). A `row` is the database's own name of a conversation or turn. Each step is done whole or not at
 * all. Times are milliseconds since 1970.
 */
export interface Operations {
  add(asked: AskedTurn, at: number): boolean;
  follow(asked: AskedTurn, at: number): { parent: string | null } | undefined;
  arrange(conversation: string, turns: readonly string[]): boolean;
  withdraw(turn: string): boolean;
  appendTexts(texts: readonly SaidText[]): void;
  finish(ending: TurnEnding, at: number): boolean;
  interrupt(turn: string, token: number, said?: readonly AnswerPart[]): boolean;
  running(): RunningTurn[];
  turns(conversation: string, page: PageRequest): TurnPage | undefined;
  history(conversation: string, last: string | null): StoredHistory;
  lastModel(conversation: string): string | undefined;
  hasBlob(hash: string): boolean;
  blob(hash: string): Uint8Array | undefined;
  findTurn(turn: string): StoredTurn | undefined;

  list(request: ListRequest): SummaryPage;
  summary(conversation: string): ConversationSummary | undefined;
  countChatsOf(models: readonly string[]): number;
  rename(conversation: string, title: string, source: 'model' | 'person'): ConversationSummary | undefined;
  pin(conversation: string, isPinned: boolean): ConversationSummary | undefined;
  markDeleted(conversation: string, at: number): boolean;
  restore(conversation: string): ConversationSummary | undefined;
  /** The conversations that are different now. */
  changeChats(conversations: readonly string[], change: Change, at: number, tag: string): string[];
  filterNames(): FilterNames;
  holdings(): { chats: number; bytes: number };
  allConversations(): string[];
  deletedUntil(until: number): string[];
  /**
   * Drops some turns of a conversation, or the conversation once it has none. False when there is nothing left to drop,
   * or when it was not marked deleted up to `until` (any more).
   */
  dropSome(conversation: string, until: number): boolean;

  findHits(query: string, limit?: number): FoundHit[];
  /** The rows of the conversations that a filter is true of, when they and their turns are few; its times apart. */
  fewChats(filter: ChatFilter): number[] | null;
  /** What words stand in of these conversations, latest first: none of all the others with these words is looked at. */
  findWithin(query: string, chats: readonly number[], filter: ChatFilter, limit: number): FoundHit[];
  findTitles(query: string, filter: ChatFilter, limit: number): FoundHit[];
  /** Turns that a filter is true of, step by step: of a common word most may be looked at in vain. */
  findTurns(query: string, filter: ChatFilter, before: SearchPlace | null, limit: number): FoundStep;
  /** Of the first of these turns, as many as are read at once; null for one that is gone. */
  snippetsOf(query: string, rows: readonly number[]): (SearchHit['snippet'] | null)[];

  /** Of all conversations, or of those with these ids. */
  countTurns(conversations: readonly string[] | null): number;
  exportedRows(conversations: readonly string[] | null): number[];
  /** Undefined when it was deleted meanwhile. */
  exportedConversation(row: number): ExportedConversation | undefined;
  /** The next turns after a place, and the place to go on after; null at the end. */
  nextExportedTurns(row: number, after: number): { turns: ExportedTurn[]; last: number | null };
  /** Hidden, as one that was deleted now. `cameFrom`: see `ImportedConversation`; empty: nobody knows. */
  addImported(id: string, conversation: ExportedConversation, cameFrom: string, now: number): void;
  /** @param into the conversation that they will go into, if it is another */
  addImportedTurns(id: string, turns: readonly ExportedTurn[], now: number, into: string | null): void;
  /** Shows what is new, and brings what continues others into them; `links`: turns, and those there that they follow. */
  finishImport(added: readonly string[], merges: readonly ImportMerge[]): void;
  /** Those that a person sees; one of our own may be the very one that was exported. */
  importedFrom(cameFrom: string): { id: string; isShared: boolean }[];
  /** Hashes of what was asked and answered, in the next turns after a place. */
  saidAfter(conversation: string, after: number): SaidTurns;

  allClients(): PairedClient[];
  addClient(client: PairedClient): void;
  removeClient(id: string): void;
  seeClient(id: string, at: number): void;
  sharedSecret(): Uint8Array;
  storeMark(): string;
  allRooms(): { links: RoomLink[]; members: RoomMember[] };
  keepInRoom(links: readonly RoomLink[], member?: RoomMember): void;
  letIntoRoom(...args: Parameters<RoomStore['letIn']>): Awaited<ReturnType<RoomStore['letIn']>>;
  undoLetIntoRoom(...args: Parameters<RoomStore['undoLetIn']>): void;
  endRoom(conversation: string, at: number): void;
  removeFromRooms(ids: readonly string[]): void;
  findNote(key: string, at: number, keepMs: number): string | undefined;
  keepNote(note: KeptNote, at: number, bounds: NoteBounds): void;
  parametersOf(about: Tuned): Awaited<ReturnType<ParameterStore['of']>>;
  tuneChat(conversation: string, changes: ParameterChanges): boolean;
  tuneModel(model: string, changes: ParameterChanges): void;
  allPrompts(): Awaited<ReturnType<PromptStore['all']>>;
  changePrompts(changes: readonly PromptChange[], limits: Limits): Awaited<ReturnType<PromptStore['change']>>;
  allPreferences(): readonly Preference[];
  setPreferences(changes: readonly Preference[], now: number, limits: Limits): PreferencesSet;
}

/** Asks for one of them, wherever the database is. They begin in the order in which they are called. */
export interface OperationCalls {
  call<M extends keyof Operations>(method: M, ...args: Parameters<Operations[M]>): Promise<ReturnType<Operations[M]>>;
}

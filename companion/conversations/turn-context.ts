import type { ModelParameters } from '../../protocol/parameters.ts';
import type { AnswerPart } from '../../protocol/parts.ts';
import type { TerminalEvent } from '../../protocol/turn-events.ts';
import type { AskedPart } from '../prompts/source.ts';
import type { NoteStore } from '../store/note-store.ts';
import type { History, SaidText, StoredTurn } from '../store/store.ts';

/** What a turn had said when it ended. */
export interface TurnOutcome {
  parts: readonly AnswerPart[];
  model: string;
  terminal: TerminalEvent;
}

/** The result of recording a question; `known`: it was asked before, by an earlier process or long ago. */
export type Recorded = 'recorded' | 'parent_gone' | 'conflict' | { known: StoredTurn };

/** The notes that a conversation leaves where notes are kept; those of all others can be read. */
export interface ConversationNotes {
  find: NoteStore['find'];
  keep(key: string, text: string): Promise<void>;
}

/** The place of a question that waits for the one before it. */
export interface PlaceInLine {
  /** From now on it follows another turn. */
  moveBehind(parent: string | null): void;
  /** Brings waiting turns of its conversation into this order; see `Store.arrange`. */
  arrange(turns: readonly string[]): Promise<boolean>;
  /** Drops the question, once it was cancelled; see `Store.withdraw`. */
  withdraw(): Promise<boolean>;
}

/** The conversation that a turn belongs to, as the turn sees it. */
export interface TurnContext {
  /** What `done` says of a turn that was kept. Settled once it is recorded, but for a failure to keep the answer. */
  readonly saves: 'stored' | 'temporary' | 'failed';
  /** The turn that it follows, once it is recorded, where it was asked to follow the newest. */
  readonly parent?: string | null;
  /**
   * Records the question, if possible. From now on everything of the turn is stored under this fencing token; 0 when no other
   * companion could run it.
   */
  record(question: readonly AskedPart[], token: number): Promise<Recorded>;
  /** The parameters set for its chat and for a model, by the server's own name; absent when nothing can be set. */
  parameters?(model: string): Promise<ModelParameters>;
  /** What came before. Asked only once that has ended. */
  history(): Promise<History>;
  /** Its place among the questions that wait; absent when their order can't be changed. */
  readonly place?: PlaceInLine;
  /** Takes what a running turn says, so that little is lost with the process. Absent when everything is lost anyway. */
  keepText?(kind: SaidText['kind'], text: string): void;
  /** Notes that a model wrote on long texts before, on disk; absent when nothing may be written there. */
  readonly notes?: ConversationNotes | undefined;
  /** Keeps the answer. If another companion has ended the turn meanwhile, returns the stored answer instead. */
  finish(outcome: TurnOutcome): Promise<StoredTurn | undefined>;
  /** Whether the kept answer is the first of a stored conversation. */
  readonly isFirstAnswer?: boolean;
  /**
   * Drops the oldest exchange because the model refused for length; false when there is none left. Absent when nothing may be
   * left out silently.
   */
  forgetOldest?(): boolean;
  /** Nobody can ask for the turn any more: drops it, or its whole conversation, from memory. */
  drop?(): Promise<void>;
}

import type { ModelParameters } from '../../protocol/parameters.ts';
import type { AnswerPart } from '../../protocol/parts.ts';
import type { TerminalEvent } from '../../protocol/turn-events.ts';
import type { AskedPart } from '../prompts/source.ts';
import type { NoteStore } from '../store/note-store.ts';
import type { History, SaidText, StoredTurn } from '../store/store.ts';

/** What a turn had to say when it ended. */
export interface TurnOutcome {
  parts: readonly AnswerPart[];
  model: string;
  terminal: TerminalEvent;
}

/** What came of recording a question; `known`: it was asked before, by an earlier process or long ago. */
export type Recorded = 'recorded' | 'parent_gone' | 'conflict' | { known: StoredTurn };

/** The notes that a conversation leaves where notes are kept; those of all others can be read. */
export interface ConversationNotes {
  find: NoteStore['find'];
  keep(key: string, text: string): Promise<void>;
}

/** Where a question stands that waits for the one before it. */
export interface PlaceInLine {
  /** It follows another turn than it did, from now on. */
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
   * Records the question, unless it can't be. What is kept of the turn from now on is kept under this fencing token; 0 where
   * nobody else could run it.
   */
  record(question: readonly AskedPart[], token: number): Promise<Recorded>;
  /** What is set of its chat and of a model, by the server's own name; absent where nothing can be. */
  parameters?(model: string): Promise<ModelParameters>;
  /** What came before. Asked only once that has ended. */
  history(): Promise<History>;
  /** Its place among the questions that wait; absent where their order stays what it is. */
  readonly place?: PlaceInLine;
  /** Takes what a running turn says, so that little is lost with the process. Absent where all is lost anyway. */
  keepText?(kind: SaidText['kind'], text: string): void;
  /** What a model wrote of long texts before, on disk; absent where nothing may be written there. */
  readonly notes?: ConversationNotes | undefined;
  /** Keeps the answer; where another companion has ended the turn meanwhile, gives what is stored of it instead. */
  finish(outcome: TurnOutcome): Promise<StoredTurn | undefined>;
  /** Whether what was kept is the first answer of a stored conversation. */
  readonly isFirstAnswer?: boolean;
  /**
   * Drops the oldest exchange because the model refused for length; false when there is none left. Absent where nothing
   * may be left out silently.
   */
  forgetOldest?(): boolean;
  /** Nobody can ask for the turn any more: drops what memory holds of it, or of its whole conversation. */
  drop?(): Promise<void>;
}

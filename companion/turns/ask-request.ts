import type { CodedError } from '../coded-error.ts';
import type { TurnContext } from '../conversations/turn-context.ts';
import type { AskedPart } from '../prompts/source.ts';
import type { StoredTurn } from '../store/store.ts';
import type { Question } from './answer-options.ts';
import { type Asker, toKey } from './asker.ts';
import type { WatchedTurn } from './turn.ts';

export interface AskRequest {
  turn: string;
  asker: Asker;
  /** Equal for the same body, so that a question that is sent twice is asked once. */
  fingerprint: string;
  question: Question;
  /** Looks up what `question` leaves open, such as the content of what it only names; absent: it is whole. */
  gather?: () => Promise<Gathered>;
  context: TurnContext;
  /** The turn that it follows; it waits while that one runs. */
  parent: string | null;
  /**
   * Undefined: dropped at its end. A temporary conversation's turns are kept after their ends for as long as it is, any
   * other turn on its own.
   */
  conversation: string | undefined;
}

/** A question with its content, and the model where that was left open; or why they can't be had. */
export type Gathered = { parts: readonly AskedPart[]; model?: string | undefined } | { refusal: CodedError };

/** `stored`: it was asked before, and what came of it is known. */
export type Asked = { turn: WatchedTurn } | { stored: StoredTurn } | { refusal: CodedError };

/** What is kept and dropped together; undefined for what is dropped at its end. */
export function toGroup({ turn, conversation, asker, context }: AskRequest): string | undefined {
  if (conversation === undefined) return undefined;
  return context.saves === 'temporary' ? toChatGroup(conversation, asker) : `${placeOf(asker)}turn ${turn}`;
}

/** What the turns of a temporary conversation are kept under. */
export function toChatGroup(conversation: string, asker: Asker): string {
  return placeOf(asker) + toKey(conversation, asker);
}

/** What is kept of several persons is kept in one place, and two of them may have used one id. */
function placeOf({ person }: Asker): string {
  return person === undefined ? '' : `${person}/`;
}

import type { Signal } from '@preact/signals';
import type { LazyAloud } from '../../sidebar/aloud/lazy-aloud.ts';
import type { LazySources } from '../../sidebar/sources/lazy-sources.ts';
import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import type { ModelsState } from '../../sidebar/state/models-state.ts';

/** What can be done with a turn. */
export interface TurnActions {
  /** Whether this is the reader's own conversation: what they only take part in they can't ask again, edit or look behind. */
  isOwn: boolean;
  /** Asks again: `model`, or the chosen one. */
  retry(turn: TurnState, model?: string): void;
  /** Those that can be asked again in its place. */
  models: Pick<ModelsState, 'models' | 'upstreams' | 'chosen' | 'current'>;
  edit(turn: TurnState, message: string, kept: readonly number[]): void;
  /** The turn whose question is to be edited, asked for by key; empty when there is none. Taken where it stands. */
  toEdit: Signal<string>;
  /** Where the keyboard goes after that. */
  leaveEdit(): void;
  resume(turn: TurnState): void;
  showBranch(turn: TurnState): void;
  /** Where a model is asked, as a person would type it; empty when that is not known. */
  addressOf(model: string): string;
  readSent: LazySources['readSent'];
  aloud: LazyAloud;
  /** Leads to where a guest gets a key. */
  pair(): void;
}

/** Whether an answer ended before it was whole, so that it can go on. Nothing goes on from nothing. */
export function canGoOn(turn: TurnState): boolean {
  const terminal = turn.terminal.value;
  if (terminal === null || !turn.hasText.value) return false;
  if (terminal.type === 'done') return terminal.reason !== 'stop';
  return terminal.type === 'cancelled' || terminal.retryable;
}

import type { TurnModel } from '../../sidebar/state/conversation/turn-model.ts';

/** What can be done with a turn. */
export interface TurnActions {
  retry(turn: TurnModel): void;
  edit(turn: TurnModel, message: string, kept: readonly number[]): void;
  resume(turn: TurnModel): void;
  showBranch(turn: TurnModel): void;
  /** Leads to where a guest gets a key. */
  pair(): void;
}

/** Whether an answer ended before it was whole, so that it can go on. Nothing goes on from nothing. */
export function canGoOn(turn: TurnModel): boolean {
  const terminal = turn.terminal.value;
  if (terminal === null || turn.content.value.trim() === '') return false;
  if (terminal.type === 'done') return terminal.reason !== 'stop';
  return terminal.type === 'cancelled' || terminal.retryable;
}

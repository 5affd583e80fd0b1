import type { CodedError } from '../coded-error.ts';
import type { Turn } from './turn.ts';

/** What one person may ask. */
export interface TurnQuota {
  /** Why no further turn may wait or run beside so many; undefined while one may. */
  refuse(unfinished: number): CodedError | undefined;
  /**
   * Counts a question, unless it may not be asked, and its turn until that has ended, beside those at other companions. Rejects
   * with a `StoreError`.
   */
  count(turn: Pick<Turn, 'id' | 'ended'>): Promise<CountedQuestion | { refusal: CodedError }>;
}

export interface CountedQuestion {
  /** It was not asked after all. */
  undo(): void;
}

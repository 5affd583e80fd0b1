import type { CodedError } from '../coded-error.ts';

/** What one person may ask. */
export interface TurnQuota {
  /** Why no further turn may wait or run beside so many; undefined while one may. */
  refuse(unfinished: number): CodedError | undefined;
  /** Counts a question, unless it may not be asked. Rejects with a `StoreError`. */
  count(): Promise<CountedQuestion | { refusal: CodedError }>;
}

export interface CountedQuestion {
  /** It was not asked after all. */
  undo(): void;
}

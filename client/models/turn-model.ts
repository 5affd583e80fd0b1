import type { ReadonlySignal } from '@preact/signals';
import type { Receipt } from '../../protocol/attachment.ts';
import type { Task } from '../../protocol/client-messages.ts';
import type { TerminalEvent } from '../../protocol/turn-events.ts';

/** One question and its answer, as the panel shows it. */
export interface TurnModel {
  readonly id: string;
  readonly task: Task;
  readonly question: string;
  /** What was sent along; shown with the question, kept with the answer. */
  readonly receipts: readonly Receipt[];
  readonly phase: ReadonlySignal<
    'sending' | 'queued' | 'loading' | 'thinking' | 'answering' | 'done' | 'cancelled' | 'error'
  >;
  /** Stop was pressed and is not confirmed yet. */
  readonly stopping: ReadonlySignal<boolean>;
  /** Place in the queue, 1 is next; 0 when it does not wait. */
  readonly position: ReadonlySignal<number>;
  /** Markdown; only grows, but for a snapshot that replaces it. */
  readonly content: ReadonlySignal<string>;
  readonly thinking: ReadonlySignal<string>;
  readonly steps: ReadonlySignal<readonly { description: string; index: number; count: number }[]>;
  /** The model that answers; empty until it is known. */
  readonly model: ReadonlySignal<string>;
  /** How it ended: usage and reason, or the error's words. Null while it runs. */
  readonly terminal: ReadonlySignal<TerminalEvent | null>;
  /** Whether asking the same again is possible here: its attachments are still at hand. */
  readonly canRetry: boolean;
}

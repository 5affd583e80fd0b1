import type { SummaryStyle } from '../../protocol/summary-styles.ts';
import type { Task } from '../../protocol/task.ts';
import type { Source } from './source.ts';

/** What a turn asks, before any upstream's format. Sources are untrusted text: they are fenced when written out. */
export interface Prompt {
  task: Task;
  /** Of a summary; none: `bullets`. */
  style?: SummaryStyle | undefined;
  /** What the person typed; empty when the task alone says what to do. */
  question: string;
  sources: readonly Source[];
  /** Earlier exchanges of the conversation, oldest first. */
  history: readonly Exchange[];
  /** BCP 47 tag of the language to answer in, when the task needs one; empty otherwise. */
  language: string;
}

/** One earlier question and its answer, which is partial when the turn was cancelled or failed. */
export interface Exchange {
  question: string;
  sources: readonly Source[];
  answer: string;
}

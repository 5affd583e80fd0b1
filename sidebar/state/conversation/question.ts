import type { Task } from '../../../protocol/client-messages.ts';
import type { Open } from '../../../protocol/open-enum.ts';
import type { AnySource } from '../../../protocol/question-parts.ts';
import type { SummaryStyle } from '../../../protocol/summary-styles.ts';

/** What a person asks: typed words, a task, and what goes along: with its text, or as a receipt that names it. */
export interface Question {
  task: Open<Task>;
  message: string;
  sources: readonly AnySource[];
  /** BCP 47 tag for `translate`; empty otherwise. */
  language: string;
  /** How a summary is written; absent: `bullets`. */
  style?: Open<SummaryStyle> | undefined;
  /** A summary is written anew, although one is kept. */
  fresh?: boolean | undefined;
}

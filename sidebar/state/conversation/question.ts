import type { Open } from '../../../protocol/open-enum.ts';
import { type AnySource, type QuestionPart, toQuestion } from '../../../protocol/question-parts.ts';
import type { SummaryStyle } from '../../../protocol/summary-styles.ts';
import type { Task } from '../../../protocol/task.ts';

interface QuestionAbout {
  task: Open<Task>;
  /** BCP 47 tag for `translate`; empty otherwise. */
  language: string;
  /** How a summary is written; absent: `bullets`. */
  style?: Open<SummaryStyle> | undefined;
  /** A summary is written anew, although one is kept. */
  fresh?: boolean | undefined;
  /** The name of the model to ask; absent: the one that is chosen when it is sent. */
  model?: string | undefined;
}

/** What a person asks: typed words, a task, and what goes along: with its text, or as a receipt that names it. */
export interface Question extends QuestionAbout {
  message: string;
  sources: readonly AnySource[];
}

/** The same in the parts that travel and are kept as they are, also those that only a newer Aside knows. */
export interface TypedQuestion extends QuestionAbout {
  parts: readonly QuestionPart[];
}

export function toTypedQuestion({ message, sources, ...about }: Question): TypedQuestion {
  return { ...about, parts: toQuestion(message, sources) };
}

import type { Open } from '../protocol/open-enum.ts';
import type { AnySource } from '../protocol/question-parts.ts';
import type { Task } from '../protocol/task.ts';
import { words } from './spoken.ts';

/** A task without a question, said as the person would have asked it. */
export function askedFor(task: Open<Task>, receipts: readonly AnySource[], style?: string): string {
  if (task === 'chat') return '';
  const asked = task === 'summarise' && isStyle(style) ? words.asked[style] : words.asked[task as Asked];
  return asked?.[receipts.some((receipt) => receipt.type === 'selection') ? 'selection' : 'page'] ?? words.unknownTask;
}

/** What a turn asked: as it was typed, or as its task would have been. */
export function questionOf(turn: {
  question: string;
  task: Open<Task>;
  receipts: readonly AnySource[];
  style?: string | undefined;
}): string {
  return turn.question || askedFor(turn.task, turn.receipts, turn.style);
}

type Asked = Exclude<Task, 'chat'>;

function isStyle(style: string | undefined): style is 'brief' | 'detailed' {
  return style === 'brief' || style === 'detailed';
}

import type { Task } from '../protocol/client-messages.ts';
import type { Open } from '../protocol/open-enum.ts';
import type { AnySource } from '../protocol/question-parts.ts';
import { words } from './english/panel.ts';

/** A task without a question, said as the person would have asked it. */
export function askedFor(task: Open<Task>, receipts: readonly AnySource[], style?: string): string {
  const what = receipts.some((receipt) => receipt.type === 'selection') ? 'this selection' : 'this page';
  switch (task) {
    case 'explain':
      return `Explain ${what}`;
    case 'summarise':
      if (style === 'brief') return `Summarise ${what} briefly`;
      return style === 'detailed' ? `Summarise ${what} in detail` : `Summarise ${what}`;
    case 'translate':
      return `Translate ${what}`;
    case 'chat':
      return '';
    default:
      return words.unknownTask;
  }
}

import type { Task } from '../../protocol/task.ts';

/** What stands in a chat that was exported to be read, beside what was said. */
export const exportWords = {
  you: 'You',
  /** Above an answer whose model is not known. */
  answer: 'Answer',
  days: (first: string, last: string) => (first === last ? first : `${first} to ${last}`),
  anotherBeginning: 'Another start:',
  anotherVersion: 'Another version:',
  versionAfter: (question: string) => `Another version of what follows “${question}”:`,
  /** What was asked without words. */
  tasks: {
    chat: '(no text)',
    explain: 'Explain this.',
    summarise: 'Summarise this.',
    translate: 'Translate this.',
  } satisfies Record<Task, string>,
  /** Of sources without a title. */
  sources: { page: 'A page', selection: 'A selection', file: 'A file', image: 'An image' },
  unknownSource: 'A source',
  notFinished: '(not finished)',
  cut: '(cut for length)',
  stopped: '(stopped)',
};

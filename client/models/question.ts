import type { Attachment } from '../../protocol/attachment.ts';
import type { Task } from '../../protocol/client-messages.ts';

/** What a person asks: typed words, a task, and the text that goes along. */
export interface Question {
  task: Task;
  message: string;
  attachments: readonly Attachment[];
  /** BCP 47 tag for `translate`; empty otherwise. */
  language: string;
}

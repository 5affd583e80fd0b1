import { type Attachment, type Receipt, toReceipt } from '../../../protocol/attachment.ts';
import type { Task } from '../../../protocol/client-messages.ts';
import type { Open } from '../../../protocol/open-enum.ts';

/** What a person asks: typed words, a task, and the text that goes along. */
export interface Question {
  task: Open<Task>;
  message: string;
  /** What went along with an earlier turn of the conversation and goes along again, before `attachments`. */
  recalled?: Recalled | undefined;
  attachments: readonly Attachment[];
  /** BCP 47 tag for `translate`; empty otherwise. */
  language: string;
}

/** The companion has the text; here are only its receipts, with their places among those of `turn`. */
export interface Recalled {
  readonly turn: string;
  readonly parts: readonly { readonly index: number; readonly receipt: Receipt }[];
}

/** What goes along with a question, as its turn will show it. */
export function receiptsOf({ recalled, attachments }: Question): Receipt[] {
  return [...(recalled?.parts ?? []).map(({ receipt }) => receipt), ...attachments.map(toReceipt)];
}

/** The same question with only some of what goes along: the places of these among `receiptsOf` it. */
export function keepAttachments(question: Question, kept: readonly number[]): Question {
  const { recalled, attachments } = question;
  const before = recalled?.parts.length ?? 0;
  const parts = (recalled?.parts ?? []).filter((_, index) => kept.includes(index));
  return {
    ...question,
    recalled: recalled && parts.length > 0 ? { ...recalled, parts } : undefined,
    attachments: attachments.filter((_, index) => kept.includes(before + index)),
  };
}

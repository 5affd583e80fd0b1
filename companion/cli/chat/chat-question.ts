import type { Attachment } from '../../../protocol/attachment.ts';
import { CommandError } from '../command-error.ts';

/** What is asked, from the command line and from what is piped in (undefined: nothing is). */
export function chatQuestion(
  argument: string | undefined,
  piped: string | undefined,
): { message: string; attachments: Attachment[] } {
  const text = piped?.trim() === '' ? undefined : piped;
  const message = argument ?? text;
  if (message === undefined || message.trim() === '') {
    throw new CommandError('There is no question.', 'Give one in quotes, or pipe one in.');
  }
  if (argument === undefined || text === undefined) return { message, attachments: [] };
  const selection = { kind: 'selection', title: '', url: '', language: '', text, omittedChars: 0 } as const;
  return { message, attachments: [selection] };
}

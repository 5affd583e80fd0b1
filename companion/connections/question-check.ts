import { countChars } from '../../protocol/attachment.ts';
import type { Task } from '../../protocol/client-messages.ts';
import type { Limits } from '../../protocol/limits.ts';
import { type CodedError, toErrorWords } from '../coded-error.ts';
import type { Source } from '../prompts/source.ts';

/** Why a question can't be asked as it is; undefined when it can. Words may be missing where a task says what to do with text. */
export function checkQuestion(
  { task, message, attachments }: { task: Task; message: string; attachments: readonly Source[] },
  limits: Limits,
): CodedError | undefined {
  if (message.length > limits.messageChars) {
    return toErrorWords('message_too_long', `The question is longer than ${limits.messageChars} characters.`, SHORTEN);
  }
  if (attachments.length > limits.attachments) {
    return toErrorWords(
      'message_too_long',
      `More than ${limits.attachments} pages and selections are attached.`,
      'Remove some of them.',
    );
  }
  const attachedChars = attachments.reduce((sum, attachment) => sum + countChars(withoutData(attachment)), 0);
  if (attachedChars > limits.attachmentChars) {
    return toErrorWords(
      'message_too_long',
      `The attached text is longer than ${limits.attachmentChars} characters.`,
      SHORTEN,
    );
  }
  if (message.trim() === '' && (task === 'chat' || attachments.length === 0)) {
    return toErrorWords('empty_message', 'The question is empty.', 'Type a question.');
  }
  return undefined;
}

/** Its bytes have a bound of their own. */
function withoutData({ data, ...source }: Source): Source {
  return source;
}

const SHORTEN = 'Send a shorter text.';

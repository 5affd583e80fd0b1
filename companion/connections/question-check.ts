import type { Task } from '../../protocol/client-messages.ts';
import type { Limits } from '../../protocol/limits.ts';
import { countChars, questionText, sourcesOf } from '../../protocol/question-parts.ts';
import { type CodedError, toErrorWords } from '../coded-error.ts';
import { type AskedPart, withoutData } from '../prompts/source.ts';

/** Why a question can't be asked as it is; undefined when it can. Words may be missing where a task says what to do with text. */
export function checkQuestion(task: Task, parts: readonly AskedPart[], limits: Limits): CodedError | undefined {
  const words = questionText(parts);
  const sources = sourcesOf(parts);
  if (words.length > limits.messageChars) {
    return toErrorWords('message_too_long', `The question is longer than ${limits.messageChars} characters.`, SHORTEN);
  }
  if (sources.length > limits.sources) {
    return toErrorWords(
      'message_too_long',
      `More than ${limits.sources} pages and selections are attached.`,
      'Remove some of them.',
    );
  }
  const chars = sources.reduce((sum, source) => sum + countChars(withoutData(source)), 0);
  if (chars > limits.sourceChars) {
    return toErrorWords(
      'message_too_long',
      `The attached text is longer than ${limits.sourceChars} characters.`,
      SHORTEN,
    );
  }
  if (words.trim() === '' && (task === 'chat' || sources.length === 0)) {
    return toErrorWords('empty_message', 'The question is empty.', 'Type a question.');
  }
  return undefined;
}

const SHORTEN = 'Send a shorter text.';

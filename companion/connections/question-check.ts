import type { Task } from '../../protocol/client-messages.ts';
import type { Limits } from '../../protocol/limits.ts';
import { countChars, questionText, sourcesOf } from '../../protocol/question-parts.ts';
import { type CodedError, codedError } from '../coded-error.ts';
import { type AskedPart, withoutData } from '../prompts/source.ts';

/** Why a question can't be asked as it is; undefined when it can. Words may be missing where a task says what to do with text. */
export function checkQuestion(task: Task, parts: readonly AskedPart[], limits: Limits): CodedError | undefined {
  const words = questionText(parts);
  const sources = sourcesOf(parts);
  const chars = sources.reduce((sum, source) => sum + countChars(withoutData(source)), 0);
  const sizes = [
    ['question', words.length, limits.messageChars],
    ['attachments', sources.length, limits.sources],
    ['attached_text', chars, limits.sourceChars],
  ] as const;
  for (const [cause, count, most] of sizes) {
    if (count > most) return codedError('message_too_long', { cause, count, most });
  }
  if (words.trim() === '' && (task === 'chat' || sources.length === 0)) {
    return codedError('empty_message', {});
  }
  return undefined;
}

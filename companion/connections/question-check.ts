import type { Limits } from '../../protocol/limits.ts';
import { countChars, findExcess, questionText, sourcesOf } from '../../protocol/question-parts.ts';
import type { Task } from '../../protocol/task.ts';
import { type CodedError, codedError } from '../coded-error.ts';
import { type AskedPart, withoutData } from '../prompts/source.ts';

/** Why a question can't be asked as it is; undefined when it can. Words may be missing if a task says what to do with a text. */
export function checkQuestion(task: Task, parts: readonly AskedPart[], limits: Limits): CodedError | undefined {
  const excess = findExcess(parts.map(withoutData), limits) ?? findUnknownExcess(parts, limits.messageChars);
  if (excess) return codedError('message_too_long', excess);
  const isWordless = questionText(parts).trim() === '' && (task === 'chat' || sourcesOf(parts).length === 0);
  return isWordless ? codedError('empty_message', {}) : undefined;
}

/** Parts that only a newer Aside knows are counted as texts. */
function findUnknownExcess(parts: readonly AskedPart[], most: number) {
  const texts = parts.filter(({ type }) => type === 'text');
  const count = texts.reduce((sum, part) => sum + countChars(part), 0);
  return count > most ? { cause: 'question' as const, count, most } : undefined;
}

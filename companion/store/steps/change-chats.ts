import { inOneLine } from '../../prompts/in-one-line.ts';
import type { ChatChanges } from '../store.ts';
import type { OperationCalls } from './operations.ts';

/** Conversations that are changed at once: a question does not wait for thousands. */
const AT_ONCE = 500;

/** Does the same with many conversations, some at a time, and answers with those that are different now. */
export async function changeChats(
  calls: OperationCalls,
  { conversations, change, tag = '' }: ChatChanges,
  now: number,
): Promise<string[]> {
  const changed: string[] = [];
  const line = inOneLine(tag);
  if (line === '' && (change === 'tag' || change === 'untag')) return changed;
  for (let start = 0; start < conversations.length; start += AT_ONCE) {
    const some = conversations.slice(start, start + AT_ONCE);
    changed.push(...(await calls.call('changeChats', some, change, now, line)));
  }
  return changed;
}

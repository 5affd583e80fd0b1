import type { ReadChat } from './finish-chat.ts';
import { type TreeMessage, toTurns } from './message-tree.ts';
import { countFiles, type Fields, isRecord, toList, toMessageText, toRecord, toText, toTime } from './read-values.ts';

/*
 * Page Assist exports `{ chat: [{ history, messages }], ... }`, with further sections beside `chat`; its older versions
 * the list alone. Messages are flat, and one list is one branch. Steps with tools are messages of their own, which we
 * have no place for. Images and sources are left behind.
 */

export function isPageAssistChat(value: unknown): boolean {
  return isRecord(value) && 'history' in value && Array.isArray(value.messages);
}

export function readPageAssistChat(chat: Fields): ReadChat {
  const history = toRecord(chat.history);
  let leftOut = 0;
  let files = 0;
  const messages: TreeMessage[] = [];
  for (const fields of inOrder(toList(chat.messages))) {
    const text = toMessageText(fields.content);
    if (text === undefined || !isRecord(fields)) {
      leftOut += 1;
      continue;
    }
    files += countFiles(fields.content) + toList(fields.images).filter((image) => toText(image) !== '').length;
    messages.push({
      id: String(messages.length),
      parent: messages.length > 0 ? String(messages.length - 1) : null,
      role: roleOf(fields),
      text,
      model: fields.role === 'assistant' ? toText(fields.name) : '',
      // Of an answer that says nothing: it never came.
      isCut: text === '',
      askedAt: toTime(fields.createdAt) || undefined,
    });
  }
  return {
    id: toText(history.id),
    title: toText(history.title),
    pinned: history.is_pinned === true,
    createdAt: toTime(history.createdAt),
    turns: toTurns(messages),
    leftOut,
    files,
  };
}

function roleOf({ role, messageKind }: Fields): TreeMessage['role'] {
  if (role === 'user') return 'user';
  return role === 'assistant' && messageKind !== 'assistant_tool_calls' ? 'assistant' : 'none';
}

/** By time; what has none stays after what is before it. Of one moment an answer may stand before its question. */
function inOrder(messages: readonly unknown[]): Fields[] {
  let last = 0;
  const timed = messages.map((value) => {
    const fields = isRecord(value) ? value : { content: Number.NaN };
    last = toTime(fields.createdAt) ?? last;
    return { fields, at: last };
  });
  const moments = Map.groupBy(
    timed.toSorted((a, b) => a.at - b.at),
    ({ at }) => at,
  );
  let isAsked = false;
  return [...moments.values()].flatMap((moment) => {
    const fields = moment.map((each) => each.fields);
    const [first, end] = [fields.at(0)?.role, fields.at(-1)?.role];
    if (!isAsked && first === 'assistant' && end === 'user') fields.reverse();
    const said = fields.findLast(({ role }) => role === 'user' || role === 'assistant');
    if (said) isAsked = said.role === 'user';
    return fields;
  });
}

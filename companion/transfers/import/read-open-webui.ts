import type { ReadChat } from './finish-chat.ts';
import { type ReadMessage, type TreeMessage, toChatParts } from './message-tree.ts';
import {
  countFiles,
  type Fields,
  isRecord,
  toList,
  toMessageText,
  toRecord,
  toText,
  toTimeOfAnyUnit,
} from './read-values.ts';

/*
 * Open WebUI exports a list of `{ title, chat: { history: { currentId, messages: { [id]: message } } } }`; its oldest
 * chats have only `chat.messages`, a list. Times are seconds. Images and files are left behind.
 */

export function isOpenWebUiChat(value: unknown): boolean {
  if (!isRecord(value) || !isRecord(value.chat)) return false;
  return isRecord(toRecord(value.chat.history).messages) || Array.isArray(value.chat.messages);
}

export function readOpenWebUiChat(entry: Fields): ReadChat {
  const chat = toRecord(entry.chat);
  const history = toRecord(chat.history);
  const kept = Object.entries(toRecord(history.messages));
  const messages = kept.length > 0 ? kept : toChain(toList(chat.messages));
  const read = messages.map(([id, value]) => readMessage(id, value));
  return {
    id: toText(entry.id) || toText(chat.id),
    title: toText(entry.title) || toText(chat.title),
    pinned: entry.pinned === true,
    archived: entry.archived === true,
    tags: tagsOf(entry, chat),
    createdAt: toTimeOfAnyUnit(entry.created_at) ?? toTimeOfAnyUnit(chat.timestamp),
    usedAt: toTimeOfAnyUnit(entry.updated_at),
    ...toChatParts(read, toText(history.currentId)),
  };
}

/** By name, as chats carry them now; older ones have them as `{ name }`. */
function tagsOf(entry: Fields, chat: Fields): string[] {
  const tags = [...toList(toRecord(entry.meta).tags), ...toList(chat.tags)];
  return tags.map((tag) => toText(tag) || toText(toRecord(tag).name));
}

function toChain(messages: readonly unknown[]): [string, unknown][] {
  return messages.map((value, place) => [String(place), { ...toRecord(value), parentId: String(place - 1) }]);
}

function readMessage(id: string, value: unknown): ReadMessage {
  const fields = toRecord(value);
  const { role, done, parentId } = fields;
  const text = toMessageText(fields.content);
  const isSaid = role === 'user' || role === 'assistant';
  const message: TreeMessage = {
    id,
    parent: typeof parentId === 'string' ? parentId : null,
    role: isSaid && text !== undefined ? role : 'none',
    text: text ?? '',
    model: toText(fields.model),
    askedAt: toTimeOfAnyUnit(fields.timestamp),
    isCut: done === false || text === '',
  };
  const files = countFiles(fields.content) + toList(fields.files).length;
  return { message, isRead: isRecord(value) && text !== undefined, files };
}

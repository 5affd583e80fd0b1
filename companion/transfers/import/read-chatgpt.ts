import type { ReadChat } from './finish-chat.ts';
import { type ReadMessage, toChatParts } from './message-tree.ts';
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
 * ChatGPT's `conversations.json` is a list of `{ title, mapping: { [id]: { parent, message } }, current_node }`. What its
 * tools were told and said, and what it hides from its own readers, are left out. Times are seconds.
 */

export function isChatGptChat(value: unknown): boolean {
  return isRecord(value) && isRecord(value.mapping);
}

export function readChatGptChat(chat: Fields): ReadChat {
  const read = Object.entries(toRecord(chat.mapping)).map(([id, value]) => readNode(id, value));
  return {
    id: toText(chat.conversation_id) || toText(chat.id),
    title: toText(chat.title),
    pinned: chat.is_starred === true,
    archived: chat.is_archived === true,
    createdAt: toTimeOfAnyUnit(chat.create_time),
    usedAt: toTimeOfAnyUnit(chat.update_time),
    ...toChatParts(read, toText(chat.current_node)),
  };
}

function readNode(id: string, value: unknown): ReadMessage {
  const { parent, message } = toRecord(value);
  const fields = toRecord(message);
  const content = toRecord(fields.content);
  const metadata = toRecord(fields.metadata);
  const { role } = toRecord(fields.author);
  const said = contentOf(content);
  const isShown = metadata.is_visually_hidden_from_conversation !== true && (fields.recipient ?? 'all') === 'all';
  const isSaid = (role === 'user' || role === 'assistant') && isShown && said !== undefined;
  return {
    message: {
      id,
      parent: typeof parent === 'string' ? parent : null,
      role: isSaid ? role : 'none',
      text: said?.text ?? '',
      thinking: said?.thinking ?? '',
      model: toText(metadata.model_slug),
      askedAt: toTimeOfAnyUnit(fields.create_time),
      isCut: fields.status === 'in_progress',
    },
    // The first node of each chat has no message.
    isRead: isRecord(value) && (message === null || message === undefined || isRecord(fields.content)),
    // An image that was sent is a part of the message, and is attached to it as well; one that was made is a tool's.
    files: isShown ? Math.max(countFiles(content.parts), toList(metadata.attachments).length) : 0,
  };
}

/** Undefined for what is no text for a reader, as what a tool is told. */
function contentOf(content: Fields): { text: string; thinking: string } | undefined {
  switch (content.content_type) {
    case 'text':
    case 'multimodal_text':
      return { text: withoutMarks(toMessageText(content.parts) ?? ''), thinking: '' };
    case 'thoughts': {
      const thoughts = toList(content.thoughts).map((thought) => toText(toRecord(thought).content));
      return { text: '', thinking: thoughts.filter((thought) => thought !== '').join('\n\n') };
    }
    default:
      return undefined;
  }
}

/** Places of sources, in characters for private use that nothing else can show. */
function withoutMarks(text: string): string {
  return text.replace(/\ue200[^\ue201]*\ue201/g, '');
}

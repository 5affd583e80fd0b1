import type { ImportPreview, OddChat } from '../../../protocol/import-preview.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import type { ImportedConversation } from '../../store/exported-conversation.ts';
import { importError } from '../import-error.ts';
import { type FoundChat, finishChat, type ReadChat, toTitle } from './finish-chat.ts';
import { nameJson } from './name-file.ts';
import { openAsideFile } from './read-aside.ts';
import { isChatGptChat, readChatGptChat } from './read-chatgpt.ts';
import { isOpenWebUiChat, readOpenWebUiChat } from './read-open-webui.ts';
import { isPageAssistChat, readPageAssistChat } from './read-page-assist.ts';
import { type Fields, isRecord, toRecord, toText } from './read-values.ts';

export interface FoundChats {
  preview: ImportPreview;
  conversations: ImportedConversation[];
}

interface Source {
  program: string;
  entries: readonly unknown[];
  read(entry: Fields): ReadChat;
}

const OTHERS = [
  { program: 'Page Assist', isChat: isPageAssistChat, read: readPageAssistChat },
  { program: 'Open WebUI', isChat: isOpenWebUiChat, read: readOpenWebUiChat },
  { program: 'ChatGPT', isChat: isChatGptChat, read: readChatGptChat },
];

/** Odd chats that are named one by one; the others are counted. */
const NAMED_CHATS = 100;

/**
 * The chats in an exported file, as far as they can be read, and what can't.
 *
 * @param file as JSON has it
 * @param now when it is imported: the time of what has none
 * @throws {StoreError} `bad_import`, in words for the person: there is nothing in it that could be read
 */
export function findChats(file: unknown, now: number): FoundChats {
  const { program, entries, read } = findSource(file);
  const conversations: ImportedConversation[] = [];
  const odd: OddChat[] = [];
  const preview = { program, chats: 0, turns: 0, skipped: 0, incomplete: 0, odd };
  function name(chat: OddChat): void {
    if (odd.length < NAMED_CHATS) odd.push(chat);
  }
  for (const entry of entries) {
    const found = readEntry(entry, read, now);
    if ('reason' in found || conversations.length === LIMITS.importConversations) {
      preview.skipped += 1;
      const title = 'reason' in found ? found.title : found.conversation.title;
      name({ title, reason: 'reason' in found ? found.reason : 'too_many_chats', count: 0 });
      continue;
    }
    const { conversation, leftOut } = found;
    conversations.push(conversation);
    preview.chats += 1;
    preview.turns += conversation.turns.length;
    if (leftOut === 0) continue;
    preview.incomplete += 1;
    name({ title: conversation.title, reason: 'left_out', count: leftOut });
  }
  return { preview, conversations };
}

function readEntry(entry: unknown, read: Source['read'], now: number): FoundChat {
  if (!isRecord(entry)) return { title: '', reason: 'not_a_chat' };
  const found = finishChat(read(entry), now);
  return 'reason' in found && found.title === '' ? { ...found, title: titleOf(entry) } : found;
}

/** Of something that is not what it should be. */
function titleOf(entry: Fields): string {
  return toTitle(toText(entry.title) || toText(toRecord(entry.history).title) || toText(entry.name));
}

function findSource(file: unknown): Source {
  const own = openAsideFile(file);
  if (own) return { program: 'Aside', ...own };
  const entries = toEntries(file);
  for (const { program, isChat, read } of OTHERS) {
    // Any of them will do: the first may be the odd one.
    if (entries.some(isChat)) return { program, entries, read };
  }
  if (entries.length === 0 && (Array.isArray(file) || Array.isArray(toRecord(file).chat))) {
    return { program: '', entries, read: readPageAssistChat };
  }
  throw importError(nameJson(file));
}

/** A list of chats, by itself or under the name that Page Assist gives it; or one chat alone. */
function toEntries(file: unknown): readonly unknown[] {
  if (Array.isArray(file)) return file;
  const { chat } = toRecord(file);
  return Array.isArray(chat) ? chat : [file];
}

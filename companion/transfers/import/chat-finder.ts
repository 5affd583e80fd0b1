import type { Limits } from '../../../protocol/limits.ts';
import { EXPORT_FORMAT } from '../../store/exported-conversation.ts';
import { importError } from '../import-error.ts';
import type { FilePiece } from './chat-splitter.ts';
import { type FoundChat, finishChat, type ReadChat, toTitle } from './finish-chat.ts';
import { nameJson, nameProgram } from './name-file.ts';
import { createAsideReader, isAsideChat, versionOf } from './read-aside.ts';
import { isChatGptChat, readChatGptChat } from './read-chatgpt.ts';
import { isOpenWebUiChat, readOpenWebUiChat } from './read-open-webui.ts';
import { isPageAssistChat, readPageAssistChat } from './read-page-assist.ts';
import { type Fields, isRecord, toRecord, toText } from './read-values.ts';

/** A chat of a file, or why it can't be had, and where in the file it stands, from 1. */
export type PlacedChat = FoundChat & { place: number };

export interface ChatFinder {
  /** @throws {StoreError} `bad_import`: the file is none that we read */
  add(piece: FilePiece): PlacedChat | undefined;
  /** The program that wrote the file; empty when it holds nothing. @throws {StoreError} `bad_import` as well */
  end(): string;
}

interface Program {
  name: string;
  read(entry: Fields): ReadChat;
}

const OTHERS = [
  { name: 'Page Assist', isChat: isPageAssistChat, read: readPageAssistChat },
  { name: 'Open WebUI', isChat: isOpenWebUiChat, read: readOpenWebUiChat },
  { name: 'ChatGPT', isChat: isChatGptChat, read: readChatGptChat },
];

/** Reads the chats in one file, as they come. `now`: when it is imported, the time of what has none. */
export function createChatFinder(now: number, limits: Pick<Limits, 'importConversations'>): ChatFinder {
  let program: Program | undefined;
  let isOurs = false;
  let version: unknown;
  let [lists, places, found] = [0, 0, 0];
  /** The first thing that may be a chat, by which a file that is none of ours is described. */
  let sample: Fields | undefined;

  function takeField({ name, value }: Extract<FilePiece, { type: 'field' }>): void {
    // In exports of ours these come first; another program may have sorted them.
    if (name === 'format' && value === EXPORT_FORMAT) isOurs = true;
    if (name !== 'version') return;
    version = value;
    if (program?.name === 'Aside') program = asideOf(version);
  }

  function recognise(entry: unknown): void {
    if (isOurs) program ??= asideOf(version);
    program ??= OTHERS.find(({ isChat }) => isChat(entry));
    if (!isRecord(entry)) return;
    sample ??= entry;
    if (program) return;
    const foreign = nameProgram(entry);
    if (foreign !== undefined) throw importError({ cause: 'import_program', program: foreign });
    if (isAsideChat(entry)) program = asideOf(version ?? versionOf(entry));
  }

  function takeValue(entry: unknown): PlacedChat {
    const place = ++places;
    recognise(entry);
    if (!isRecord(entry)) return { title: '', reason: 'not_a_chat', place };
    if (!program) return { title: titleOf(entry), reason: 'no_messages', place };
    const chat = finishChat(program.name, program.read(entry), now);
    if ('reason' in chat) return { reason: chat.reason, title: chat.title || titleOf(entry), place };
    if (found === limits.importConversations) {
      return { title: chat.conversation.title, reason: 'too_many_chats', place };
    }
    found += 1;
    return { ...chat, place };
  }

  return {
    add(piece) {
      switch (piece.type) {
        case 'field':
          takeField(piece);
          return undefined;
        case 'list':
          lists += 1;
          return undefined;
        case 'unread':
          return { title: '', reason: piece.reason, place: ++places };
        case 'value':
          // An export of ours that has no list of chats.
          if (!piece.isInList && toRecord(piece.value).format === EXPORT_FORMAT) return undefined;
          return takeValue(piece.value);
      }
    },
    end() {
      // One that holds nothing; what breaks off before its list says nothing yet.
      if (isOurs && (lists > 0 || places === 0)) program ??= asideOf(version);
      if (program) return program.name;
      if (lists > 0 && places === 0) return '';
      throw importError(sample ? nameJson(sample, lists > 0 ? places : undefined) : { cause: 'import_damaged_json' });
    },
  };
}

function asideOf(version: unknown): Program {
  return { name: 'Aside', read: createAsideReader(version) };
}

/** Of something that is not what it should be. */
function titleOf(entry: Fields): string {
  return toTitle(toText(entry.title) || toText(toRecord(entry.history).title) || toText(entry.name));
}

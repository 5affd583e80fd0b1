import type { ImportPreview, OddChat } from '../../../protocol/import-preview.ts';
import type { ImportOutcome } from '../../store/conversation-import.ts';
import type { PlacedChat } from './chat-finder.ts';

/** Odd chats that are named one by one; the others are counted. */
const NAMED_CHATS = 100;

/** Counts what comes of the chats of one file. */
export function createImportTally() {
  const counts = { chats: 0, turns: 0, continued: 0, known: 0, skipped: 0, incomplete: 0, files: 0 };
  const odd: OddChat[] = [];

  function name(chat: OddChat): void {
    if (odd.length < NAMED_CHATS) odd.push(chat);
  }

  return {
    /** Chats so far, those that can't be had apart. */
    get chats(): number {
      return counts.chats + counts.continued + counts.known;
    },
    add(chat: PlacedChat, outcome: ImportOutcome | 'unread'): void {
      const { place } = chat;
      if ('reason' in chat) {
        counts.skipped += 1;
        name({ title: chat.title, place, reason: chat.reason, count: 0 });
        return;
      }
      const { conversation, leftOut, files } = chat;
      if (outcome === 'new') {
        counts.chats += 1;
        counts.turns += conversation.turns.length;
      } else if (outcome === 'continued') counts.continued += 1;
      else {
        // What it lacks was said when it came.
        counts.known += 1;
        return;
      }
      counts.files += files;
      if (leftOut === 0) return;
      counts.incomplete += 1;
      name({ title: conversation.title, place, reason: 'left_out', count: leftOut });
    },
    /** @param program that wrote the file, by its name */
    toPreview: (program: string): ImportPreview => ({ program, ...counts, odd }),
  };
}

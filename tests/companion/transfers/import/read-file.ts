import type { ImportedConversation } from '../../../../companion/store/exported-conversation.ts';
import type { PlacedChat } from '../../../../companion/transfers/import/chat-finder.ts';
import { createChatReader } from '../../../../companion/transfers/import/chat-reader.ts';
import { createImportTally } from '../../../../companion/transfers/import/import-tally.ts';

/** What is in a file, or in what would be its JSON, as if nothing of it were here; read in pieces of so many bytes. */
export function readFile(file: unknown, now: number, pieceBytes = Number.POSITIVE_INFINITY) {
  const bytes = file instanceof Uint8Array ? file : Buffer.from(JSON.stringify(file));
  const reader = createChatReader(now);
  const pieces: PlacedChat[][] = [];
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    pieces.push(reader.add(bytes.subarray(start, start + pieceBytes)));
  }
  const { chats, program } = reader.end();
  const tally = createImportTally();
  const conversations: ImportedConversation[] = [];
  for (const chat of [...pieces.flat(), ...chats]) {
    tally.add(chat, 'new');
    if ('conversation' in chat) conversations.push(chat.conversation);
  }
  return { preview: tally.toPreview(program), conversations };
}

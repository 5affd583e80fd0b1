/** Reads one file to import, apart from all that somebody waits for, and hands out what is in it piece by piece. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ErrorParams } from '../../../protocol/error-causes.ts';
import {
  countTurnChars,
  createContentOnce,
  type ExportPart,
  type ImportedConversation,
} from '../../store/exported-conversation.ts';
import { StoreError } from '../../store/store-error.ts';
import { findChats } from './find-chats.ts';
import type { ThreadReply } from './open-import.ts';
import { readImportJson } from './read-import-json.ts';

/** What is handed out at once: so many UTF-16 units or parts, or a few more. */
const CHARS_AT_ONCE = 50_000;
const PARTS_AT_ONCE = 100;

function* inPieces(conversations: readonly ImportedConversation[]): Generator<ExportPart[]> {
  const contentOnce = createContentOnce();
  let parts: ExportPart[] = [];
  let chars = 0;
  for (const { turns, ...conversation } of conversations) {
    parts.push({ type: 'conversation', conversation });
    for (const whole of turns) {
      const turn = contentOnce(whole);
      parts.push({ type: 'turn', turn });
      chars += countTurnChars(turn);
      if (chars < CHARS_AT_ONCE && parts.length < PARTS_AT_ONCE) continue;
      yield parts;
      parts = [];
      chars = 0;
    }
  }
  if (parts.length > 0) yield parts;
}

function reply(message: ThreadReply): void {
  parentPort?.postMessage(message);
}

try {
  const { file, now } = workerData as { file: Uint8Array; now: number };
  const { preview, conversations } = findChats(readImportJson(file), now);
  const pieces = inPieces(conversations);
  parentPort?.on('message', () => reply({ type: 'parts', parts: pieces.next().value ?? [] }));
  reply({ type: 'found', preview });
} catch (error) {
  if (!(error instanceof StoreError)) throw error;
  reply({ type: 'refused', why: error.params as ErrorParams<'bad_message'> });
}

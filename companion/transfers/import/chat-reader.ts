import { LIMITS, type Limits } from '../../../protocol/limits.ts';
import { importError } from '../import-error.ts';
import { createChatFinder, type PlacedChat } from './chat-finder.ts';
import { createChatSplitter, type FilePiece } from './chat-splitter.ts';
import { nameJson, nameText } from './name-file.ts';

/** Reads a file that a stranger may have made, as it comes; no more of it is in memory than one chat. */
export interface ChatReader {
  /** The chats that are whole with these bytes, which may end anywhere. @throws {StoreError} `bad_import` */
  add(bytes: Uint8Array): PlacedChat[];
  /** What is left at the end, and the program that wrote the file. @throws {StoreError} `bad_import` */
  end(): { chats: PlacedChat[]; program: string };
}

/** As much of a file as is looked at to say what it is. */
const HEAD_BYTES = 1_000;

/** @param now milliseconds since 1970: when it is imported */
export function createChatReader(now: number, limits: Limits = LIMITS): ChatReader {
  const splitter = createChatSplitter(limits);
  const finder = createChatFinder(now, limits);
  let head = '';

  function find(pieces: readonly FilePiece[]): PlacedChat[] {
    return pieces.flatMap((piece) => finder.add(piece) ?? []);
  }

  function checkHead(): void {
    const [first] = head.replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
    if (first !== undefined && first !== '[' && first !== '{')
      throw importError(isJson(head) ? nameJson({}) : nameText(head));
  }

  return {
    add(bytes) {
      if (head.length < HEAD_BYTES) {
        head += Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
        // A mark of the order of bytes may be cut.
        if (head.length >= 4) checkHead();
      }
      return find(splitter.add(bytes));
    },
    end() {
      checkHead();
      const chats = find(splitter.end());
      try {
        return { chats, program: finder.end() };
      } catch (error) {
        if (splitter.roots !== 1) throw importError(nameText(head));
        throw error;
      }
    },
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

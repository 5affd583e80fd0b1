import type { ImportPreview } from '../../protocol/import-preview.ts';
import { LIMITS, type Limits } from '../../protocol/limits.ts';
import type { ExportFormat } from '../../protocol/transfer-messages.ts';
import { speechOf } from '../../words/speech-of.ts';
import type { ClientConversations } from '../conversations/client-conversations.ts';
import type { ExportPart } from '../store/exported-conversation.ts';
import type { Exported } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import { exportJson } from './export-json.ts';
import { exportMarkdown } from './export-markdown.ts';
import type { PlacedChat } from './import/chat-finder.ts';
import { createImportTally } from './import/import-tally.ts';
import { openImport } from './import/open-import.ts';
import { importTooLarge } from './import-error.ts';

/** Stored conversations that leave as a file and come as one, however it travels. Throws StoreErrors, in words for people. */
export interface ConversationTransfers {
  /**
   * The file, piece by piece: what is not read yet is not in memory. Undefined when the one conversation is not there. The
   * first piece is refused as `busy` while too many others are read. `language` is that of its reader, as BCP 47.
   */
  exportFile(conversations: Exported, format: ExportFormat, language?: string): Promise<OutgoingFile | undefined>;
  /**
   * Begins to take a file. One at a time comes in: a chat of each may hold much of the memory.
   *
   * @throws {StoreError} `busy`, or why there is no storage
   */
  beginImport(): IncomingFile;
}

/** A file on its way out. */
export interface OutgoingFile {
  text: AsyncGenerator<string>;
  /** How many turns it will have, and how many of them were read. */
  readonly turns: number;
  readonly turnsRead: number;
}

/**
 * A file on its way in. Its chats are written as they come, where nobody sees them, and taken over once it is whole and
 * somebody has decided so, or never. Its methods are called one at a time.
 */
export interface IncomingFile {
  /** How much of it has come, and how many chats were found in it. */
  readonly bytes: number;
  readonly chats: number;
  /** @throws {StoreError} `import_too_large`, `bad_import` or why nothing can be written, and it is dropped */
  add(part: Uint8Array): Promise<void>;
  /** It is whole: says what would come of it. @throws {StoreError} as `add` does */
  end(): Promise<ImportPreview>;
  /** Takes over what was written, and answers with the conversations that are new or have more in them. */
  take(): Promise<string[]>;
  /** It won't be whole, or nobody wants it; what it was at rejects with an AbortError. */
  drop(): void;
}

export interface ConversationTransfersOptions {
  conversations: Pick<ClientConversations, 'stored' | 'feed'>;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** What goes on by others too, which is bounded together; none: nothing does. */
  traffic?: TransferTraffic;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Limits>;
}

/** The files that are read and written now. */
export interface TransferTraffic {
  exports: number;
  isImporting: boolean;
}

export function createConversationTransfers(options: ConversationTransfersOptions): ConversationTransfers {
  const { conversations, now = Date.now } = options;
  const limits = { ...LIMITS, ...options.limits };
  const { traffic = { exports: 0, isImporting: false } } = options;

  async function* counted(text: AsyncIterable<string>): AsyncGenerator<string> {
    if (traffic.exports >= limits.exports) throw new StoreError('busy', { cause: 'exports' });
    traffic.exports += 1;
    try {
      yield* text;
    } finally {
      traffic.exports -= 1;
    }
  }

  return {
    async exportFile(which, format, language = '') {
      const stored = conversations.stored();
      const isOne = typeof which === 'string' && which !== 'all';
      if (isOne && !(await stored.summary(which))) return undefined;
      const turns = await stored.countTurns(which);
      const speech = await speechOf(language);
      let turnsRead = 0;
      const parts = watched(stored.exportParts(which), () => {
        turnsRead += 1;
      });
      return {
        text: counted(format === 'json' ? exportJson(parts, now()) : exportMarkdown(parts, speech)),
        turns,
        get turnsRead() {
          return turnsRead;
        },
      };
    },
    beginImport() {
      const stored = conversations.stored();
      if (traffic.isImporting) {
        throw new StoreError('busy', { cause: 'import' });
      }
      traffic.isImporting = true;
      const lifetime = new AbortController();
      const { signal } = lifetime;
      const file = openImport(now(), signal);
      const into = stored.beginImport();
      const tally = createImportTally();
      let bytes = 0;

      function drop(): void {
        // Another one may have begun since.
        if (signal.aborted) return;
        lifetime.abort();
        into.drop();
        traffic.isImporting = false;
      }

      async function write(chats: readonly PlacedChat[]): Promise<void> {
        for (const chat of chats) {
          signal.throwIfAborted();
          tally.add(chat, 'reason' in chat ? 'unread' : await into.add(chat.conversation));
        }
        signal.throwIfAborted();
      }

      /** Whatever goes wrong, it goes no further. */
      async function orDrop<T>(work: () => Promise<T>): Promise<T> {
        try {
          return await work();
        } catch (error) {
          drop();
          throw error;
        }
      }

      return {
        get bytes() {
          return bytes;
        },
        get chats() {
          return tally.chats;
        },
        add: (part) =>
          orDrop(async () => {
            bytes += part.length;
            if (bytes > limits.importBytes) throw importTooLarge(limits.importBytes);
            await write(await file.add(part));
          }),
        end: () =>
          orDrop(async () => {
            const { chats, program } = await file.end();
            await write(chats);
            return tally.toPreview(program);
          }),
        async take() {
          try {
            const imported = await into.finish();
            for (const conversation of imported) conversations.feed.change(conversation);
            return imported;
          } finally {
            drop();
          }
        },
        drop,
      };
    },
  };
}

async function* watched(parts: AsyncIterable<ExportPart>, onTurn: () => void): AsyncGenerator<ExportPart> {
  for await (const part of parts) {
    if (part.type === 'turn') onTurn();
    yield part;
  }
}

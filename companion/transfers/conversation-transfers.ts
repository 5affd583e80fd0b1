import type { ImportPreview } from '../../protocol/import-preview.ts';
import { LIMITS, type Limits } from '../../protocol/limits.ts';
import type { ExportFormat } from '../../protocol/transfer-messages.ts';
import type { ClientConversations } from '../conversations/client-conversations.ts';
import type { ExportPart } from '../store/exported-conversation.ts';
import type { Exported } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import { exportJson } from './export-json.ts';
import { exportMarkdown } from './export-markdown.ts';
import { type OpenedImport, openImport } from './import/open-import.ts';
import { importTooLarge } from './import-error.ts';

/** Stored conversations that leave as a file and come as one, however it travels. Throws StoreErrors, in words for people. */
export interface ConversationTransfers {
  /**
   * The file, piece by piece: what is not read yet is not in memory. Undefined when the one conversation is not there. The
   * first piece is refused as `busy` while too many others are read.
   */
  exportFile(conversations: Exported, format: ExportFormat): Promise<OutgoingFile | undefined>;
  /**
   * Begins to take a file. One at a time comes in: each may hold much of the memory.
   *
   * @param bytes its size, when that is known before
   * @throws {StoreError} `busy`, `import_too_large`, or why there is no storage
   */
  beginImport(bytes?: number): IncomingFile;
}

/** A file on its way out. */
export interface OutgoingFile {
  text: AsyncGenerator<string>;
  /** How many turns it will have, and how many of them were read. */
  readonly turns: number;
  readonly turnsRead: number;
}

/** A file on its way in. What it holds is taken over when it is whole and somebody has decided so, or never. */
export interface IncomingFile {
  /** How much of it has come. */
  readonly bytes: number;
  /** @throws {StoreError} `import_too_large`, and it is dropped */
  add(part: Uint8Array): void;
  /** It is whole: reads it, and says what would come of it. @throws {StoreError} `bad_import`, and it is dropped */
  read(): Promise<ImportPreview>;
  /**
   * Takes over what was read, and answers with the ids of the new conversations.
   *
   * @param onTurns told now and then how many turns are taken over, of how many
   */
  take(onTurns?: (done: number, total: number) => void): Promise<string[]>;
  /** It won't be whole, or nobody wants it; what it was at rejects with an AbortError. */
  drop(): void;
}

export interface ConversationTransfersOptions {
  conversations: Pick<ClientConversations, 'stored' | 'feed'>;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Limits>;
}

/** After so many turns it is told how far an import is. */
const TURNS_TOLD = 50;

export function createConversationTransfers(options: ConversationTransfersOptions): ConversationTransfers {
  const { conversations, now = Date.now } = options;
  const limits = { ...LIMITS, ...options.limits };
  let exports = 0;
  let isImporting = false;

  async function* counted(text: AsyncIterable<string>): AsyncGenerator<string> {
    if (exports >= limits.exports) throw new StoreError('busy', { cause: 'exports' });
    exports += 1;
    try {
      yield* text;
    } finally {
      exports -= 1;
    }
  }

  return {
    async exportFile(which, format) {
      const stored = conversations.stored();
      const isOne = typeof which === 'string' && which !== 'all';
      if (isOne && !(await stored.summary(which))) return undefined;
      const turns = await stored.countTurns(which);
      let turnsRead = 0;
      const parts = watched(stored.exportParts(which), () => {
        turnsRead += 1;
      });
      return {
        text: counted(format === 'json' ? exportJson(parts, now()) : exportMarkdown(parts)),
        turns,
        get turnsRead() {
          return turnsRead;
        },
      };
    },
    beginImport(announcedBytes = 0) {
      const stored = conversations.stored();
      if (isImporting) {
        throw new StoreError('busy', { cause: 'import' });
      }
      if (announcedBytes > limits.importBytes) throw importTooLarge(limits.importBytes);
      isImporting = true;
      let parts: Uint8Array[] = [];
      let bytes = 0;
      const lifetime = new AbortController();
      let opened: OpenedImport | undefined;

      function drop(): void {
        // Another one may have begun since.
        if (lifetime.signal.aborted) return;
        lifetime.abort();
        parts = [];
        isImporting = false;
      }

      return {
        get bytes() {
          return bytes;
        },
        add(part) {
          bytes += part.length;
          if (bytes > limits.importBytes) {
            drop();
            throw importTooLarge(limits.importBytes);
          }
          parts.push(part);
        },
        async read() {
          const whole = Buffer.concat(parts);
          parts = [];
          try {
            opened = await openImport(whole, now(), lifetime.signal);
            return opened.preview;
          } catch (error) {
            drop();
            throw error;
          }
        },
        async take(onTurns = () => {}) {
          if (!opened) throw new Error('a file was taken over that was not read');
          const { turns } = opened.preview;
          let taken = 0;
          const parts = watched(opened.parts(), () => {
            taken += 1;
            if (taken % TURNS_TOLD === 0 || taken === turns) onTurns(taken, turns);
          });
          try {
            const imported = await stored.importParts(parts);
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

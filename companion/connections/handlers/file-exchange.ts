import type { ClientMessage } from '../../../protocol/client-messages.ts';
import { encode } from '../../../protocol/codec.ts';
import type { CompanionMessage } from '../../../protocol/companion-messages.ts';
import type { Limits } from '../../../protocol/limits.ts';
import type { Clock } from '../../clock.ts';
import { StoreError } from '../../conversations/store-error.ts';
import type { ConversationTransfers, IncomingFile } from '../../conversations/transfers/conversation-transfers.ts';
import { inParts } from '../../conversations/transfers/in-parts.ts';
import { describeStoreError, type ErrorWords, toErrorWords } from '../../turns/turn-error.ts';
import type { Link } from '../connection.ts';
import { CONVERSATION_GONE } from './refusals.ts';

/** What goes to and fro in several messages under one `id`. */
type TransferMessage = Extract<ClientMessage, { type: 'export' | 'import' | 'abort' }>;
type ExportRequest = Extract<TransferMessage, { type: 'export' }>;
type ImportPart = Extract<TransferMessage, { type: 'import' }>;

/** Exports and imports over one connection. They end with it. */
export interface FileExchange {
  /** Rejects for a fault of ours only; refusals are said to the client. */
  take(message: TransferMessage): Promise<void>;
  dispose(): void;
}

export interface FileExchangeOptions {
  link: Pick<Link, 'send' | 'post'>;
  transfers: ConversationTransfers;
  clock: Clock;
  limits: Pick<Limits, 'exportPartChars' | 'frameBytes' | 'requestMs'>;
}

export function createFileExchange({ link, transfers, clock, limits }: FileExchangeOptions): FileExchange {
  const exports = new Map<string, AbortController>();
  let coming: { id: string; file: IncomingFile } | undefined;
  let cancelLate = (): void => {};

  function post(message: CompanionMessage): void {
    link.post(encode(message));
  }

  /** Resolves once the frame has left this process: the next part is not read before, however long the peer takes. */
  function send(message: CompanionMessage): Promise<void> {
    return new Promise((resolve) => link.send(encode(message), resolve));
  }

  async function sendExport({ id, conversation = 'all', format }: ExportRequest, from: ConversationTransfers) {
    if (exports.has(id)) return refuse(id, ID_IN_USE);
    const ending = new AbortController();
    exports.set(id, ending);
    try {
      const file = await from.exportFile(conversation, format);
      if (file === undefined) return refuse(id, CONVERSATION_GONE);
      for await (const part of inParts(file, limits.exportPartChars)) {
        if (ending.signal.aborted) return;
        await send({ type: 'export', id, ...part });
      }
    } catch (error) {
      if (!ending.signal.aborted) refuseAs(id, error);
    } finally {
      if (exports.get(id) === ending) exports.delete(id);
    }
  }

  async function takePart({ id, offset, text, isLast }: ImportPart, into: ConversationTransfers): Promise<void> {
    try {
      if (offset === 0) begin(id, into);
      if (coming?.id !== id || coming.file.bytes !== offset) {
        drop(id);
        refuse(id, OUT_OF_ORDER);
        return;
      }
      const { file } = coming;
      file.add(Buffer.from(text));
      const { bytes } = file;
      if (isLast) {
        cancelLate();
        coming = undefined;
      } else awaitNext(id);
      const conversations = isLast ? await file.finish() : await pace(text);
      post({ type: 'import', id, bytes, conversations });
    } catch (error) {
      drop(id);
      refuseAs(id, error);
    }
  }

  /** Puts the answer off, so that a client that waits for it sends no more in a second than a connection may. */
  function pace(text: string): Promise<null> {
    // In a frame hardly any text is twice as long as it is.
    const delayMs = Math.floor((2_000 * text.length) / limits.frameBytes);
    return new Promise((resolve) => {
      if (delayMs === 0) resolve(null);
      else clock.after(delayMs, () => resolve(null));
    });
  }

  function begin(id: string, into: ConversationTransfers): void {
    // The same again: from its beginning.
    drop(id);
    coming = { id, file: into.beginImport() };
  }

  function drop(id: string): void {
    if (coming?.id !== id) return;
    cancelLate();
    coming.file.drop();
    coming = undefined;
  }

  /** Nobody else can import meanwhile, so whoever began has to go on. */
  function awaitNext(id: string): void {
    cancelLate();
    cancelLate = clock.after(limits.requestMs, () => drop(id));
  }

  function refuse(id: string, words: ErrorWords): void {
    post({ ...words, id });
  }

  function refuseAs(id: string, error: unknown): void {
    if (!(error instanceof StoreError)) throw error;
    refuse(id, describeStoreError(error));
  }

  return {
    async take(message) {
      const { id } = message;
      if (message.type === 'abort') {
        exports.get(id)?.abort();
        exports.delete(id);
        drop(id);
      } else if (message.type === 'export') await sendExport(message, transfers);
      else await takePart(message, transfers);
    },
    dispose() {
      for (const ending of exports.values()) ending.abort();
      if (coming) drop(coming.id);
    },
  };
}

const ID_IN_USE = toErrorWords('bad_message', 'An export with this id is under way.', 'Give it another id.');
const OUT_OF_ORDER = toErrorWords('bad_message', 'This part does not follow the one before.', 'Import the file again.');

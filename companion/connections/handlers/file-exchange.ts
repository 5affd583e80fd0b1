import type { ClientMessage } from '../../../protocol/client-messages.ts';
import { encode } from '../../../protocol/codec.ts';
import type { CompanionMessage } from '../../../protocol/companion-messages.ts';
import type { Limits } from '../../../protocol/limits.ts';
import { askAtPace } from '../../ask-at-pace.ts';
import type { Clock } from '../../clock.ts';
import { type CodedError, codedError } from '../../coded-error.ts';
import type { Operation, Operations } from '../../operations/operations.ts';
import type { ConversationTransfers, IncomingFile } from '../../transfers/conversation-transfers.ts';
import { inParts } from '../../transfers/in-parts.ts';
import type { Link } from '../connection.ts';
import { toRefusal } from './refusals.ts';

/** Exchanges of several messages under one `id`. */
type TransferMessage = Extract<ClientMessage, { type: 'export' | 'import' | 'confirm' | 'abort' }>;
type ExportRequest = Extract<TransferMessage, { type: 'export' }>;
type ImportPart = Extract<TransferMessage, { type: 'import' }>;

/** Exports and imports over one connection. They end with it. */
export interface FileExchange {
  /** Rejects only for a fault of ours. Refusals are sent to the client. */
  take(message: TransferMessage): Promise<void>;
  dispose(): void;
}

export interface FileExchangeOptions {
  link: Pick<Link, 'send' | 'post'>;
  transfers: ConversationTransfers;
  operations: Operations;
  clock: Clock;
  limits: Pick<Limits, 'exportPartChars' | 'frameBytes' | 'importDecisionMs' | 'requestMs'>;
}

export function createFileExchange({ link, transfers, operations, clock, limits }: FileExchangeOptions): FileExchange {
  const exports = new Map<string, AbortController>();
  let coming: Coming | undefined;
  let cancelLate = (): void => {};

  function post(message: CompanionMessage): void {
    link.post(encode(message));
  }

  /** Resolves once the frame has left this process. The next part is not read before that, however long the peer takes. */
  function send(message: CompanionMessage): Promise<void> {
    return new Promise((resolve) => link.send(encode(message), resolve));
  }

  async function sendExport(
    { id, conversation, conversations, format, language }: ExportRequest,
    from: ConversationTransfers,
  ) {
    if (exports.has(id)) return refuse(id, ID_IN_USE);
    const ending = new AbortController();
    exports.set(id, ending);
    const stop = () => {
      ending.abort();
      operation.end('cancelled');
      refuse(id, STOPPED);
    };
    const operation = operations.begin('export', 'sending', stop, { exchange: id });
    try {
      const file = await from.exportFile(conversation ?? conversations ?? 'all', format, language);
      if (file === undefined) {
        operation.end(NOT_HERE);
        return refuse(id, NOT_HERE);
      }
      operation.progress('sending', 0, file.turns);
      for await (const part of inParts(file.text, limits.exportPartChars)) {
        if (ending.signal.aborted) return;
        await send({ type: 'export', id, ...part });
        operation.progress('sending', file.turnsRead, file.turns);
      }
      operation.end('done');
    } catch (error) {
      if (!ending.signal.aborted) operation.end(refuseAs(id, error));
    } finally {
      operation.end('cancelled');
      if (exports.get(id) === ending) exports.delete(id);
    }
  }

  async function takePart(
    { id, offset, text, isLast, total = 0 }: ImportPart,
    into: ConversationTransfers,
  ): Promise<void> {
    try {
      if (offset === 0) begin(id, into);
      const mine = coming;
      if (mine?.id !== id || mine.stage !== 'coming' || mine.file.bytes !== offset) {
        drop(id);
        refuse(id, OUT_OF_ORDER);
        return;
      }
      const { file } = mine;
      cancelLate();
      mine.stage = 'busy';
      // Hardly any text becomes more than twice as long in a frame.
      const atPace = new Promise<void>((resolve) => askAtPace(clock, limits, 2 * text.length, resolve));
      await file.add(Buffer.from(text));
      // It may have been aborted meanwhile.
      if (coming !== mine) return;
      const size = isLast ? file.bytes : Math.max(total, total && file.bytes);
      mine.operation.progress(isLast ? 'reading' : 'receiving', file.bytes, size);
      if (!isLast) {
        await atPace;
        if (coming !== mine) return;
        mine.stage = 'coming';
        awaitNext(id, limits.requestMs);
        post({ ...answerOf(mine), preview: null });
        return;
      }
      const preview = await file.end();
      if (coming !== mine) return;
      mine.stage = 'read';
      mine.operation.progress('waiting', file.bytes, file.bytes);
      awaitNext(id, limits.importDecisionMs);
      post({ ...answerOf(mine), preview });
    } catch (error) {
      fail(id, error);
    }
  }

  async function confirm(id: string): Promise<void> {
    const mine = coming;
    if (mine?.id !== id || mine.stage !== 'read') return refuse(id, NOT_READ);
    cancelLate();
    mine.stage = 'busy';
    mine.operation.progress('storing', 0, 0);
    try {
      const conversations = await mine.file.take();
      mine.operation.end('done');
      coming = undefined;
      post({ ...answerOf(mine), preview: null, conversations });
    } catch (error) {
      fail(id, error);
    }
  }

  /** Work that an abort breaks off fails too, and nobody waits for its error. */
  function fail(id: string, error: unknown): void {
    if (isAbort(error)) return;
    const words = refuseAs(id, error);
    if (coming?.id === id) coming.operation.end(words);
    drop(id);
  }

  function begin(id: string, into: ConversationTransfers): void {
    // The same file again: it begins anew.
    drop(id);
    const file = into.beginImport();
    const stop = () => {
      drop(id);
      refuse(id, STOPPED);
    };
    const operation = operations.begin('import', 'receiving', stop, { exchange: id });
    coming = { id, file, operation, stage: 'coming' };
  }

  function drop(id: string): void {
    if (coming?.id !== id) return;
    cancelLate();
    coming.file.drop();
    coming.operation.end('cancelled');
    coming = undefined;
  }

  /** Drops the import if it does not go on within this time, because no other client can import meanwhile. */
  function awaitNext(id: string, withinMs: number): void {
    cancelLate();
    cancelLate = clock.after(withinMs, () => drop(id));
  }

  function refuse(id: string, words: CodedError): void {
    post({ ...words, id });
  }

  function refuseAs(id: string, error: unknown): CodedError {
    const refusal = toRefusal(error);
    refuse(id, refusal);
    return refusal;
  }

  return {
    async take(message) {
      const { id } = message;
      if (message.type === 'abort') {
        exports.get(id)?.abort();
        exports.delete(id);
        drop(id);
      } else if (message.type === 'export') await sendExport(message, transfers);
      else if (message.type === 'confirm') await confirm(id);
      else await takePart(message, transfers);
    },
    dispose() {
      for (const ending of exports.values()) ending.abort();
      if (coming) drop(coming.id);
    },
  };
}

/** A file and its state: the next part is due, it is being read or taken over, or it waits for `confirm`. */
interface Coming {
  id: string;
  file: IncomingFile;
  operation: Operation;
  stage: 'coming' | 'busy' | 'read';
}

function answerOf({ id, file }: Coming) {
  return { type: 'import' as const, id, bytes: file.bytes, chats: file.chats, conversations: null };
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

const STOPPED = codedError('operation_gone', { cause: 'stopped' });
const NOT_HERE = codedError('conversation_gone', { cause: 'exported' });
const NOT_READ = codedError('bad_message', { cause: 'import_not_waiting' });
const ID_IN_USE = codedError('bad_message', { cause: 'export_id_in_use' });
const OUT_OF_ORDER = codedError('bad_message', { cause: 'import_order' });

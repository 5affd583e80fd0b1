import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RequestDecision } from '../access/decide-request.ts';
import { StoreError, type StoreErrorCode } from '../conversations/store-error.ts';
import { type Log, toLogFields } from '../logging/log.ts';
import type { ConversationTransfers } from '../transfers/conversation-transfers.ts';

type Export = Extract<RequestDecision, { kind: 'export' }>;

/** Conversations that leave and come over HTTP, for callers with a key. Refusals are JSON, in words for people. */
export interface Transfers {
  sendExport(response: ServerResponse, request: Export): void;
  takeImport(request: IncomingMessage, response: ServerResponse): void;
}

const FILES = {
  json: { type: 'application/json; charset=utf-8', name: 'aside.json' },
  markdown: { type: 'text/markdown; charset=utf-8', name: 'aside.md' },
};

export function createTransfers({ transfers, log }: { transfers: ConversationTransfers; log: Log }): Transfers {
  async function sendExport(response: ServerResponse, { conversation, format }: Export): Promise<void> {
    const text = await transfers.exportFile(conversation, format);
    if (text === undefined) {
      refuse(response, 404, 'This conversation is not here.', 'Choose another, or export all.');
      return;
    }
    try {
      // Storage that can't be read is refused in words; what fails later can only break off.
      const first = await text.next();
      const { type, name } = FILES[format];
      response.writeHead(200, {
        ...HEADERS,
        'content-type': type,
        'content-disposition': `attachment; filename="${name}"`,
      });
      await pipeline(Readable.from(startWith(first, text)), response);
    } finally {
      // Whoever left before the second piece never began to read `text`, which would count as running for ever.
      await text.return(undefined);
    }
  }

  async function takeImport(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const file = transfers.beginImport(Number(request.headers['content-length'] ?? 0));
    try {
      for await (const chunk of request as AsyncIterable<Buffer>) file.add(chunk);
    } catch (error) {
      file.drop();
      throw error;
    }
    await file.read();
    send(response, 200, { conversations: await file.take() });
  }

  function fail(response: ServerResponse, error: unknown): void {
    if (response.headersSent || response.destroyed) {
      // Without its end the other side can tell that it has a part.
      response.destroy();
    } else if (error instanceof StoreError) {
      refuse(response, STATUSES[error.code] ?? 503, error.message, error.cure);
    } else {
      log.error(toLogFields(error), 'a transfer failed');
      refuse(response, 500, 'Something went wrong in the companion.', 'Try again; its log has the details.');
    }
  }

  return {
    sendExport(response, request) {
      sendExport(response, request).catch((error: unknown) => fail(response, error));
    },
    takeImport(request, response) {
      takeImport(request, response).catch((error: unknown) => fail(response, error));
    },
  };
}

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

const STATUSES: Partial<Record<StoreErrorCode, number>> = { bad_import: 400, import_too_large: 413, disk_full: 507 };

async function* startWith(first: IteratorResult<string>, rest: AsyncIterable<string>): AsyncGenerator<string> {
  if (!first.done) yield first.value;
  yield* rest;
}

function refuse(response: ServerResponse, status: number, message: string, cure: string): void {
  // A body that was not read to its end leaves the connection unusable.
  response.shouldKeepAlive = false;
  send(response, status, { error: STATUS_CODES[status], message, cure });
}

function send(response: ServerResponse, status: number, body: object): void {
  const text = `${JSON.stringify(body)}\n`;
  response.writeHead(status, {
    ...HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

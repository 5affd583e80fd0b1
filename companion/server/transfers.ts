import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LIMITS, type Limits } from '../../protocol/limits.ts';
import type { RequestDecision } from '../access/decide-request.ts';
import type { ClientConversations } from '../conversations/client-conversations.ts';
import { exportJson } from '../conversations/export-json.ts';
import { exportMarkdown } from '../conversations/export-markdown.ts';
import { StoreError, type StoreErrorCode } from '../conversations/store-error.ts';
import { type Log, toLogFields } from '../logging/log.ts';

type Export = Extract<RequestDecision, { kind: 'export' }>;

/** Conversations that leave as a file and come as one, for callers with a key. Refusals are JSON, in words for people. */
export interface Transfers {
  sendExport(response: ServerResponse, request: Export): void;
  takeImport(request: IncomingMessage, response: ServerResponse): void;
}

export interface TransfersOptions {
  conversations: Pick<ClientConversations, 'stored' | 'feed'>;
  /** Milliseconds since 1970. */
  now?: () => number;
  log: Log;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Limits>;
}

const FILES = {
  json: { type: 'application/json; charset=utf-8', name: 'aside.json' },
  markdown: { type: 'text/markdown; charset=utf-8', name: 'aside.md' },
};

export function createTransfers(options: TransfersOptions): Transfers {
  const { conversations, log, now = Date.now } = options;
  const limits = { ...LIMITS, ...options.limits };
  let exports = 0;
  let isImporting = false;

  async function sendExport(response: ServerResponse, { conversation, format }: Export): Promise<void> {
    const stored = conversations.stored();
    if (conversation !== 'all' && !(await stored.summary(conversation))) {
      refuse(response, 404, 'This conversation is not here.', 'Choose another, or export all.');
      return;
    }
    const parts = stored.exportParts(conversation);
    const text = format === 'json' ? exportJson(parts, now()) : exportMarkdown(parts);
    // Storage that can't be read is refused in words; what fails later can only break off.
    const first = await text.next();
    const { type, name } = FILES[format];
    response.writeHead(200, {
      ...HEADERS,
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
    });
    await pipeline(Readable.from(startWith(first, text)), response);
  }

  async function takeImport(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const stored = conversations.stored();
    const file = await readBody(request, limits.importBytes);
    if (file === undefined) {
      const megabytes = Math.floor(limits.importBytes / 1024 / 1024);
      refuse(response, 413, `The file is larger than ${megabytes} MB.`, 'Export fewer conversations at once.');
      return;
    }
    const imported = await stored.importFile(file);
    send(response, 200, { conversations: imported });
    for (const conversation of imported) conversations.feed.change(conversation);
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
      if (exports >= limits.exports) {
        refuse(response, 503, 'Too many exports run.', 'Wait until one is done.');
        return;
      }
      exports += 1;
      sendExport(response, request)
        .catch((error: unknown) => fail(response, error))
        .finally(() => {
          exports -= 1;
        });
    },
    takeImport(request, response) {
      if (isImporting) {
        refuse(response, 503, 'Another file is being imported.', 'Wait until it is done.');
        return;
      }
      isImporting = true;
      takeImport(request, response)
        .catch((error: unknown) => fail(response, error))
        .finally(() => {
          isImporting = false;
        });
    },
  };
}

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

const STATUSES: Partial<Record<StoreErrorCode, number>> = { bad_import: 400, disk_full: 507 };

async function* startWith(first: IteratorResult<string>, rest: AsyncIterable<string>): AsyncGenerator<string> {
  if (!first.done) yield first.value;
  yield* rest;
}

/** Undefined when it is larger than `maxBytes`; what comes then is not kept. */
async function readBody(request: IncomingMessage, maxBytes: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers['content-length']) > maxBytes) return undefined;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
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

import { type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse, STATUS_CODES } from 'node:http';
import { startWords } from '../../words/spoken-on-terminal.ts';
import type { WebFile, WebFiles } from './web-files.ts';
import { DIAGRAM_PATH, PAGE_PATH } from './web-paths.ts';

/**
 * Nothing but the page's own files and its own companion: `'self'` stands for its WebSockets too. Styles and scripts are
 * files, so neither needs to be allowed inline.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The frame that draws diagrams has an origin of its own wherever it is opened, and loads nothing: its script stands in it,
 * since a file of ours is not for foreign origins.
 */
const DIAGRAM_POLICY = [
  'sandbox allow-scripts',
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

const HEADERS: OutgoingHttpHeaders = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Answers GET and HEAD for the companion's own page and what it loads. */
export function sendWebFile(request: IncomingMessage, response: ServerResponse, path: string, files: WebFiles): void {
  const file = files.get(path);
  if (!file) {
    const isPage = path === PAGE_PATH;
    const words = isPage ? startWords.page.notBuilt : `${STATUS_CODES[404]}\n`;
    send(response, isPage ? 503 : 404, { type: 'text/plain; charset=utf-8', bytes: Buffer.from(words) }, NOT_KEPT);
  } else if (path === PAGE_PATH) {
    send(response, 200, file, NOT_KEPT);
  } else if (path === DIAGRAM_PATH) {
    send(response, 200, file, { ...NOT_KEPT, 'content-security-policy': DIAGRAM_POLICY });
  } else if (isKnown(request, file)) {
    response.writeHead(304, { ...HEADERS, ...kept(file) }).end();
  } else {
    send(response, 200, file, kept(file));
  }
}

/** The page names its files of one build, so it is never older than they are. */
const NOT_KEPT: OutgoingHttpHeaders = { 'cache-control': 'no-store' };

/** All else has another name once its content is another. */
function kept({ etag }: WebFile): OutgoingHttpHeaders {
  return { etag, 'cache-control': 'public, max-age=31536000, immutable' };
}

/** Whether the browser has this very file already. */
function isKnown({ headers }: IncomingMessage, { etag }: WebFile): boolean {
  const known = (headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return known.includes(etag) || known.includes('*');
}

function send(
  response: ServerResponse,
  status: number,
  { type, bytes }: Pick<WebFile, 'type' | 'bytes'>,
  caching: OutgoingHttpHeaders,
): void {
  response.writeHead(status, { ...HEADERS, ...caching, 'content-type': type, 'content-length': bytes.length });
  // Node leaves it out of the answer to HEAD.
  response.end(bytes);
}

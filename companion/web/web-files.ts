import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { ASSETS_PATH, DIAGRAM_PATH, PAGE_PATH, WORDS_PATH } from './web-paths.ts';

/** One file of the page, as it is sent. */
export interface WebFile {
  type: string;
  bytes: Buffer;
  /** A digest of the bytes, in quotes. */
  etag: string;
}

/** Every file of the page by the path it is asked for with; what is not in it does not exist. */
export type WebFiles = ReadonlyMap<string, WebFile>;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/**
 * Reads the built page, once: no path from a request ever touches the file system, and a build that is replaced meanwhile
 * does not mix with the one that is served. Empty when it was not built.
 */
export function readWebFiles(folder: string): WebFiles {
  const files = new Map<string, WebFile>();
  const page = join(folder, 'index.html');
  const places = [ASSETS_PATH, WORDS_PATH].map((path) => ({ path, inside: join(folder, path) }));
  if (![page, ...places.map(({ inside }) => inside)].every(existsSync)) return files;
  files.set(PAGE_PATH, readWebFile(page));
  const diagram = join(folder, DIAGRAM_PATH);
  if (existsSync(diagram)) files.set(DIAGRAM_PATH, readWebFile(diagram));
  for (const { path, inside } of places) {
    for (const entry of readdirSync(inside, { withFileTypes: true })) {
      if (entry.isFile()) files.set(path + entry.name, readWebFile(join(inside, entry.name)));
    }
  }
  return files;
}

function readWebFile(path: string): WebFile {
  const bytes = readFileSync(path);
  const digest = createHash('sha256').update(bytes).digest('base64url');
  return { type: TYPES[extname(path)] ?? 'application/octet-stream', bytes, etag: `"${digest}"` };
}

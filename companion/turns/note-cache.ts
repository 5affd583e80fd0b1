import { createHash } from 'node:crypto';
import { LIMITS } from '../../protocol/limits.ts';
import { createRecentCache, type RecentCache } from './recent-cache.ts';

/** Notes on parts of pages, by what was read and by whom, so that summarising again starts where it was stopped. */
export type NoteCache = RecentCache<string>;

/** @param maxChars UTF-16 units of all notes together */
export function createNoteCache(maxChars: number = LIMITS.noteChars): NoteCache {
  return createRecentCache(maxChars, (note) => note.length);
}

/** Content decides, never an address: a page that changed is another page. */
export function toNoteKey(...parts: string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('base64url');
}

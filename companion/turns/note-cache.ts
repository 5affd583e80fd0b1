import { createHash } from 'node:crypto';
import { LIMITS } from '../../protocol/limits.ts';

/** Notes on parts of pages, by what was read and by whom, so that summarising again starts where it was stopped. */
export interface NoteCache {
  get(key: string): string | undefined;
  set(key: string, note: string): void;
}

/** Keeps the notes that were used last, at most `maxChars` UTF-16 units of them. */
export function createNoteCache(maxChars: number = LIMITS.noteChars): NoteCache {
  // A Map keeps its order of insertion: the first key is the one that was used least recently.
  const notes = new Map<string, string>();
  let chars = 0;

  function remove(key: string): string | undefined {
    const note = notes.get(key);
    if (note !== undefined) chars -= note.length;
    notes.delete(key);
    return note;
  }

  return {
    get(key) {
      const note = remove(key);
      if (note === undefined) return undefined;
      notes.set(key, note);
      chars += note.length;
      return note;
    },
    set(key, note) {
      remove(key);
      notes.set(key, note);
      chars += note.length;
      for (const oldest of notes.keys()) {
        if (chars <= maxChars) break;
        remove(oldest);
      }
    },
  };
}

/** Content decides, never an address: a page that changed is another page. */
export function toNoteKey(...parts: string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('base64url');
}

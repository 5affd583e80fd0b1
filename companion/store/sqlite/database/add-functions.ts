import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { separateThoughts } from '../../../prompts/thought-separator.ts';
import { addSearchFunctions } from './search-text.ts';

/** The functions that migrations and triggers call. */
export function addFunctions(db: DatabaseSync): void {
  addSearchFunctions(db);
  db.function('sha256', { deterministic: true }, (text) => toHash(String(text ?? '')));
  db.function('thoughts_in', { deterministic: true }, (text) => separateThoughts(String(text)).thinking);
  db.function('answer_in', { deterministic: true }, (text) => separateThoughts(String(text)).content);
}

/** The SHA-256 of what is kept under it: of a text its UTF-8. */
export function toHash(content: string | Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}

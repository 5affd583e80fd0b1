import type { DatabaseSync } from 'node:sqlite';
import { toHash } from '../../../prompts/source.ts';
import { separateThoughts } from '../../../prompts/thought-separator.ts';
import { addSearchFunctions } from './search-text.ts';

/** The functions that migrations and triggers call. */
export function addFunctions(db: DatabaseSync): void {
  addSearchFunctions(db);
  db.function('sha256', { deterministic: true }, (text) => Buffer.from(toHash(String(text ?? '')), 'hex'));
  db.function('thoughts_in', { deterministic: true }, (text) => separateThoughts(String(text)).thinking);
  db.function('answer_in', { deterministic: true }, (text) => separateThoughts(String(text)).content);
}

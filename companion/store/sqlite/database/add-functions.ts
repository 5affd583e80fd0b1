import type { DatabaseSync } from 'node:sqlite';
import { toHash } from '../../../prompts/source.ts';
import { separateThoughts } from '../../../prompts/thought-separator.ts';
import { toPageAddress } from '../../page-address.ts';
import { separateCharacters } from '../../rows/search-text.ts';
import { turnSite } from '../../rows/turned-site.ts';

/**
 * The functions that migrations and triggers call.
 *
 * @param onCall told of each call while a database is brought to a new version, since SQLite says nothing itself then
 */
export function addFunctions(db: DatabaseSync, onCall?: () => void): void {
  db.function('separate_characters', { deterministic: true }, (text) => {
    onCall?.();
    return separateCharacters(String(text));
  });
  db.function('sha256', { deterministic: true }, (text) => {
    onCall?.();
    return Buffer.from(toHash(String(text ?? '')), 'hex');
  });
  db.function('page_address', { deterministic: true }, (url) => toPageAddress(String(url ?? '')));
  db.function('turned_site', { deterministic: true }, (url) => turnSite(String(url ?? '')));
  db.function('thoughts_in', { deterministic: true }, (text) => separateThoughts(String(text)).thinking);
  db.function('answer_in', { deterministic: true }, (text) => {
    onCall?.();
    return separateThoughts(String(text)).content;
  });
}

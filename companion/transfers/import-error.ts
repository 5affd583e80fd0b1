import type { ErrorParams } from '../../protocol/error-causes.ts';
import { inMegabytes } from '../../protocol/in-megabytes.ts';
import { StoreError } from '../store/store-error.ts';

/** @param maxBytes a whole number of megabytes */
export function importTooLarge(maxBytes: number): StoreError {
  return new StoreError('import_too_large', { cause: 'import', megabytes: inMegabytes(maxBytes) });
}

/** A file that can't be imported. */
export function importError(why: ErrorParams<'bad_message'>): StoreError {
  return new StoreError('bad_import', why);
}

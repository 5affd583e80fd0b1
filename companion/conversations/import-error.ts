import { StoreError } from './store-error.ts';

/** A file that can't be imported; `why` is a sentence for the person who chose it. */
export function importError(why: string, cure = 'Choose an export of Aside or Page Assist.'): StoreError {
  return new StoreError('bad_import', why, cure);
}

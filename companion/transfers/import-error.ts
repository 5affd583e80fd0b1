import { StoreError } from '../store/store-error.ts';

/** @param maxBytes a whole number of megabytes */
export function importTooLarge(maxBytes: number): StoreError {
  const megabytes = Math.floor(maxBytes / 1024 / 1024);
  return new StoreError(
    'import_too_large',
    `The file is larger than ${megabytes} MB.`,
    'Export fewer conversations at once.',
  );
}

/** A file that can't be imported; `why` is a sentence for the person who chose it. */
export function importError(
  why: string,
  cure = 'Choose an export of Aside, Page Assist, Open WebUI or ChatGPT.',
): StoreError {
  return new StoreError('bad_import', why, cure);
}

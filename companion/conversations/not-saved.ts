import type { Notice } from '../../protocol/companion-messages.ts';
import type { StoreError } from '../store/store-error.ts';

/** The notice for people before they ask, while nothing is saved. */
export function notSaved(failure: StoreError): Notice {
  return { code: 'not_saved', error: failure.reason };
}

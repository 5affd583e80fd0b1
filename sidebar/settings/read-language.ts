import type { StorageArea } from '../browser/storage-area.ts';

/** Under which settings keep the language. */
export const LANGUAGE_KEY = 'language';

/** The language that the person chose, as it is kept now; empty: the browser's. For what is told of a change as settings are. */
export async function readLanguage(local: Pick<StorageArea, 'get'>): Promise<string> {
  const { [LANGUAGE_KEY]: kept } = await local.get(LANGUAGE_KEY);
  return typeof kept === 'string' ? kept : '';
}

import type { KeptPrompt } from '../../protocol/prompts.ts';
import type { StorageArea } from '../browser/storage-area.ts';

/** Under which settings keep the copy of the library of prompts. */
export const PROMPTS_KEY = 'prompts';

/** The copy as it is kept now. For what is told of a change as settings are. */
export async function readKeptPrompts(local: Pick<StorageArea, 'get'>): Promise<readonly KeptPrompt[]> {
  const { [PROMPTS_KEY]: kept } = await local.get(PROMPTS_KEY);
  return Array.isArray(kept) ? kept : [];
}

import { MAX_PROMPT_FILE_BYTES, readPromptFile } from './prompt-file.ts';
import type { ImportCounts, PromptLibrary } from './prompt-library.ts';

/** How an import went. */
export type ImportOutcome = (ImportCounts & { unusable: number }) | { kind: 'not_prompts' } | { kind: 'too_large' };

/** Takes the prompts of a file into a library. Null: the companion did not take them. */
export async function takePromptFile(file: Blob, library: Pick<PromptLibrary, 'take'>): Promise<ImportOutcome | null> {
  // Before it is read: it may be gigabytes.
  if (file.size > MAX_PROMPT_FILE_BYTES) return { kind: 'too_large' };
  const found = readPromptFile(await file.text().catch(() => ''));
  if (found.kind !== 'prompts') return found;
  const counts = await library.take(found.prompts);
  return counts && { ...counts, unusable: found.unusable };
}

import type { PromptRefusal } from '../../protocol/change-prompts.ts';
import type { KeptPrompt, PromptChange } from '../../protocol/prompts.ts';

/** A person's library of prompts. Every promise may reject with a `StoreError`. */
export interface PromptStore {
  all(): Promise<readonly KeptPrompt[]>;
  /** Makes all changes, or none when one of them can't be made; answers with the library after them, or why not. */
  change(changes: readonly PromptChange[]): Promise<readonly KeptPrompt[] | PromptRefusal>;
}

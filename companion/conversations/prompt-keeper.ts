import { changePrompts } from '../../protocol/change-prompts.ts';
import type { Limits } from '../../protocol/limits.ts';
import type { KeptPrompt } from '../../protocol/prompts.ts';
import type { PromptStore } from '../store/prompt-store.ts';

/** A library of prompts in memory, used while there is no storage. */
export function createPromptKeeper(limits: Limits): PromptStore {
  let kept: readonly KeptPrompt[] = [];
  return {
    all: async () => kept,
    async change(changes) {
      const next = changePrompts(kept, changes, limits);
      if (!('code' in next)) kept = next;
      return next;
    },
  };
}

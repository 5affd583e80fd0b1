import { type Signal, signal } from '@preact/signals';
import type { Prompt } from './list-prompts.ts';

/** The words of a prompt while they are written. */
export interface PromptDraft {
  readonly name: Signal<string>;
  readonly text: Signal<string>;
  readonly isPinned: Signal<boolean>;
}

/** What is written and neither saved nor given up, by prompt, so that leaving an editor loses nothing. */
export interface PromptDrafts {
  /** The one of `prompt`, or its own words. Null: a new prompt. */
  open(prompt: Prompt | null): PromptDraft;
  /** Its editor is left: it is there again when the prompt is edited again, unless it says what the prompt says. */
  leave(prompt: Prompt | null): void;
  /** It was saved, or is given up. */
  drop(prompt: Prompt | null): void;
}

export function createPromptDrafts(): PromptDrafts {
  const drafts = new Map<string, PromptDraft>();
  const keyOf = (prompt: Prompt | null) => prompt?.id ?? '';
  const drop = (prompt: Prompt | null) => void drafts.delete(keyOf(prompt));
  return {
    open(prompt) {
      const known = drafts.get(keyOf(prompt));
      if (known) return known;
      const draft = {
        name: signal(prompt?.name ?? ''),
        text: signal(prompt?.text ?? ''),
        isPinned: signal(prompt?.isPinned ?? false),
      };
      drafts.set(keyOf(prompt), draft);
      return draft;
    },
    leave(prompt) {
      const draft = drafts.get(keyOf(prompt));
      if (draft && !isChanged(draft, prompt)) drop(prompt);
    },
    drop,
  };
}

/** Whether it says anything else than `prompt`. */
function isChanged({ name, text, isPinned }: PromptDraft, prompt: Prompt | null): boolean {
  return (
    name.peek() !== (prompt?.name ?? '') ||
    text.peek() !== (prompt?.text ?? '') ||
    isPinned.peek() !== (prompt?.isPinned ?? false)
  );
}

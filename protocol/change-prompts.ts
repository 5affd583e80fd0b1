import type { ErrorParams } from './error-causes.ts';
import type { Limits } from './limits.ts';
import type { KeptPrompt, PromptChange, PromptValues } from './prompts.ts';

/** Why a change can't be made. */
export type PromptRefusal =
  | { code: 'bad_message'; params: ErrorParams<'bad_message'> }
  | { code: 'conflict'; params: ErrorParams<'conflict'> };

type LibraryLimits = Pick<Limits, 'prompts' | 'promptLibraryChars'>;

/** A library after changes, or why there is none. */
export function changePrompts(
  kept: readonly KeptPrompt[],
  changes: readonly PromptChange[],
  limits: LibraryLimits,
): readonly KeptPrompt[] | PromptRefusal {
  const prompts = new Map(kept.map((each) => [each.prompt, each]));
  for (const { prompt, revision, set } of changes) {
    const known = prompts.get(prompt);
    if (revision !== undefined && revision !== (known?.revision ?? 0)) {
      return { code: 'conflict', params: { cause: 'prompt_changed' } };
    }
    if (set === null) prompts.delete(prompt);
    else prompts.set(prompt, changePrompt(known ?? { prompt, revision: 0 }, set));
  }
  const next = [...prompts.values()];
  if (next.length > limits.prompts) {
    return { code: 'bad_message', params: { cause: 'prompt_count', most: limits.prompts } };
  }
  if (countPromptChars(next) <= limits.promptLibraryChars) return next;
  return { code: 'bad_message', params: { cause: 'prompt_chars', most: limits.promptLibraryChars } };
}

function changePrompt(known: KeptPrompt, set: PromptValues): KeptPrompt {
  const hasWords = set.name !== undefined || set.text !== undefined;
  const values = Object.entries({ ...known, ...set }).filter(([, value]) => value !== null && value !== undefined);
  return { ...Object.fromEntries(values), revision: known.revision + Number(hasWords) } as KeptPrompt;
}

/** UTF-16 units of their names and texts. */
export function countPromptChars(prompts: readonly Pick<KeptPrompt, 'name' | 'text'>[]): number {
  return prompts.reduce((sum, { name = '', text = '' }) => sum + name.length + text.length, 0);
}

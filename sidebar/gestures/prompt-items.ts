import type { KeptPrompt } from '../../protocol/prompts.ts';
import { listPrompts, type Prompt } from '../prompts/list-prompts.ts';
import type { OwnPromptId } from '../prompts/own-prompts.ts';
import { parsePrompt } from '../prompts/placeholders.ts';

/** A prompt in the browser's menus. */
export interface PromptItem {
  prompt: string;
  title: string;
  /** What it is asked about. */
  about: 'selection' | 'page';
}

/** Menus with more are no menus. */
const MAX_ITEMS = 20;
const MAX_TITLE_CHARS = 60;

/** The prompts that were pinned to the menus, in the order of the library. */
export function listPromptItems(
  kept: readonly KeptPrompt[],
  titles: Readonly<Record<Exclude<OwnPromptId, 'summarise'> | 'summarise-selection', string>>,
): PromptItem[] {
  const words = {
    nameOf: (id: OwnPromptId) => titles[id === 'summarise' ? 'summarise-selection' : id],
    // All that come with Aside are about what is selected.
    textOf: () => '{{selection}}',
  };
  return listPrompts(kept, words)
    .filter(({ isPinned, name }) => isPinned && name !== '')
    .slice(0, MAX_ITEMS)
    .map((prompt) => ({ prompt: prompt.id, title: toTitle(prompt.name), about: isAbout(prompt) }));
}

function isAbout({ text }: Prompt): PromptItem['about'] {
  const kinds = new Set(parsePrompt(text).map(({ kind }) => kind));
  return kinds.has('page') && !kinds.has('selection') ? 'page' : 'selection';
}

/** In a menu `%s` stands for what is selected, and `&` for the key of the item. */
function toTitle(name: string): string {
  const short = name.length > MAX_TITLE_CHARS ? `${name.slice(0, MAX_TITLE_CHARS)}…` : name;
  return short.toWellFormed().replaceAll('%', '\u2052').replaceAll('&', '&&');
}

import type { KeptPrompt } from '../../../protocol/prompts.ts';
import type { TestPanel } from '../../helpers/test-panel.ts';

const LIBRARY: KeptPrompt[] = [
  {
    prompt: 'letter',
    revision: 1,
    name: 'A letter about what I am reading just now, with a very long name',
    text: 'Write a letter {{ask:To whom?}} in a {{ask:In what tone?}} tone about this.\n\n{{page}}',
    place: 2.5,
    pinned: true,
  },
  { prompt: 'odd', revision: 1, name: 'קצר', text: 'Shorter, {{tone}}: {{clipboard}}' },
];

async function openPrompts({ state: { prompts }, companion }: TestPanel): Promise<void> {
  await prompts.load();
  companion.say({ type: 'prompts', prompts: LIBRARY });
  const { isOpen } = prompts.loaded.peek() ?? {};
  if (isOpen) isOpen.value = true;
}

/** Prompts in the composer, and their library. */
export const promptStates: Record<string, (panel: TestPanel) => Promise<void>> = {
  'prompt-picker': async ({ state: { prompts } }) => void (await prompts.load()),
  'prompt-questions': async ({ state: { prompts }, companion }) => {
    await prompts.load();
    companion.say({ type: 'prompts', prompts: LIBRARY });
    const { library, use } = prompts.loaded.peek() ?? {};
    const letter = library?.prompts.peek().find(({ id }) => id === 'letter');
    if (letter) use?.use(letter, 0);
  },
  'prompts-library': (panel) => openPrompts(panel),
  'prompts-editor': (panel) => openPrompts(panel),
};

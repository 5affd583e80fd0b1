import type { LazyPrompts } from '../../sidebar/prompts/lazy-prompts.ts';
import { loadedWhenShown } from '../lazy-component.tsx';

const Shown = loadedWhenShown(async () => (await import('./PromptsDrawer.tsx')).PromptsDrawer);

/** The library, while it is open. */
export function LazyPromptsDrawer({ prompts }: { prompts: LazyPrompts }) {
  const loaded = prompts.loaded.value;
  return loaded?.isOpen.value ? <Shown prompts={loaded} /> : null;
}

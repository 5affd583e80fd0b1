import type { ComponentProps } from 'preact';
import { useEffect } from 'preact/hooks';
import type { LazyPrompts } from '../../sidebar/prompts/lazy-prompts.ts';
import { loadSoon } from '../../sidebar/state/lazy-part.ts';
import { lazyComponent } from '../lazy-component.tsx';

const { load, Shown } = lazyComponent(async () => (await import('./PromptTools.tsx')).PromptTools);

/** As soon as it is there: a panel can be typed into before. */
export function LazyPromptTools({
  prompts,
  ...props
}: Omit<ComponentProps<typeof Shown>, 'prompts'> & { prompts: LazyPrompts }) {
  useEffect(() => {
    loadSoon(prompts.load);
    loadSoon(load);
  }, [prompts]);
  const loaded = prompts.loaded.value;
  return loaded && <Shown prompts={loaded} {...props} />;
}

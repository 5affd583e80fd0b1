import type { ComponentProps } from 'preact';
import { useEffect } from 'preact/hooks';
import { lazyComponent } from '../lazy-component.tsx';

const { load, Shown } = lazyComponent(async () => (await import('./Thinking.tsx')).Thinking);

export const loadThinking = load;

/** Loaded when the panel is there: nobody thinks when it opens. */
export function LazyThinking(props: ComponentProps<typeof Shown>) {
  useEffect(() => void load(), []);
  return <Shown {...props} />;
}

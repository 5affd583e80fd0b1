import type { ComponentProps } from 'preact';
import { useEffect } from 'preact/hooks';
import { lazyComponent } from './lazy-component.tsx';

const { load, Shown } = lazyComponent(async () => (await import('./Command.tsx')).Command);

/** Loaded when the panel is there: a page of the companion's shows a command when the companion is away. */
export const loadCommand = load;

export function LazyCommand(props: ComponentProps<typeof Shown>) {
  useEffect(() => void load(), []);
  return <Shown {...props} />;
}

import type { ComponentProps } from 'preact';
import { useEffect } from 'preact/hooks';
import { lazyComponent } from '../lazy-component.tsx';

const { load, Shown } = lazyComponent(async () => (await import('./Steps.tsx')).Steps);

export const loadSteps = load;

/** Few answers take steps, and none does when a panel opens. */
export function LazySteps(props: ComponentProps<typeof Shown>) {
  useEffect(() => void load(), []);
  return <Shown {...props} />;
}

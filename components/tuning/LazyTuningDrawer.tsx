import type { ComponentProps } from 'preact';
import { createLazyPart } from '../../sidebar/state/lazy-part.ts';

type Drawer = typeof import('./TuningDrawer.tsx')['TuningDrawer'];

const drawer = createLazyPart(async () => (await import('./TuningDrawer.tsx')).TuningDrawer);

/** Loads the drawer, which most people never need, once. */
export const loadTuningDrawer = drawer.load;

/** The drawer, as soon as it is there. */
export function LazyTuningDrawer(props: ComponentProps<Drawer>) {
  const TuningDrawer = drawer.loaded.value;
  return TuningDrawer && <TuningDrawer {...props} />;
}

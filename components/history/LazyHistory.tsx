import type { ComponentProps } from 'preact';
import { createLazyPart } from '../../sidebar/state/lazy-part.ts';

type Drawer = typeof import('./HistoryDrawer.tsx')['HistoryDrawer'];

const drawer = createLazyPart(async () => (await import('./HistoryDrawer.tsx')).HistoryDrawer);

/** Loads the drawer, once: a panel is opened to ask, and rarely to look for what was asked before. */
export const loadHistory = drawer.load;

/** The drawer, as soon as it is there. */
export function LazyHistory(props: ComponentProps<Drawer>) {
  const HistoryDrawer = drawer.loaded.value;
  return HistoryDrawer && <HistoryDrawer {...props} />;
}

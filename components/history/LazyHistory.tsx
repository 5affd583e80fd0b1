import { lazyComponent } from '../lazy-component.tsx';

/** The drawer, as soon as it is there; loaded once: a panel is opened to ask, and rarely to look for what was asked before. */
export const { load: loadHistory, Shown: LazyHistory } = lazyComponent(
  async () => (await import('./HistoryDrawer.tsx')).HistoryDrawer,
);

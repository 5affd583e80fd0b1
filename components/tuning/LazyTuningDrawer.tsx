import { lazyComponent } from '../lazy-component.tsx';

/** The drawer, as soon as it is there; loaded once: most people never need it. */
export const { load: loadTuningDrawer, Shown: LazyTuningDrawer } = lazyComponent(
  async () => (await import('./TuningDrawer.tsx')).TuningDrawer,
);

import { lazyComponent } from '../lazy-component.tsx';

/** The list of keys, as soon as it is there. */
export const { load: loadKeysDrawer, Shown: LazyKeysDrawer } = lazyComponent(
  async () => (await import('./KeysDrawer.tsx')).KeysDrawer,
);

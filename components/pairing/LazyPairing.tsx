import { lazyComponent } from '../lazy-component.tsx';

/** The drawer, as soon as it is there; loaded once: most people never need it. */
export const { load: loadPairing, Shown: LazyPairing } = lazyComponent(
  async () => (await import('./PairingDrawer.tsx')).PairingDrawer,
);

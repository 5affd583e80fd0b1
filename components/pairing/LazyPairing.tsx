import type { ComponentProps } from 'preact';
import { createLazyPart } from '../../sidebar/state/lazy-part.ts';

type Drawer = typeof import('./PairingDrawer.tsx')['PairingDrawer'];

const drawer = createLazyPart(async () => (await import('./PairingDrawer.tsx')).PairingDrawer);

/** Loads the drawer, which most people never need, once. */
export const loadPairing = drawer.load;

/** The drawer, as soon as it is there. */
export function LazyPairing(props: ComponentProps<Drawer>) {
  const PairingDrawer = drawer.loaded.value;
  return PairingDrawer && <PairingDrawer {...props} />;
}

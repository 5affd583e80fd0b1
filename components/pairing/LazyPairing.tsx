import { signal } from '@preact/signals';
import type { ComponentProps } from 'preact';

type Drawer = typeof import('./PairingDrawer.tsx')['PairingDrawer'];

const loaded = signal<Drawer | null>(null);
let loading: Promise<void> | undefined;

/** Loads the drawer, once: most people never need it, and nobody twice. */
export function loadPairing(): Promise<void> {
  loading ??= import('./PairingDrawer.tsx').then(
    ({ PairingDrawer }) => {
      loaded.value = PairingDrawer;
    },
    () => {
      // The files of an extension that was updated under an open panel are gone until it is opened again.
      loading = undefined;
    },
  );
  return loading;
}

/** The drawer, as soon as it is there. */
export function LazyPairing(props: ComponentProps<Drawer>) {
  const PairingDrawer = loaded.value;
  return PairingDrawer && <PairingDrawer {...props} />;
}

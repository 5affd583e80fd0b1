import { signal } from '@preact/signals';
import type { ComponentProps } from 'preact';

type Drawer = typeof import('./HistoryDrawer.tsx')['HistoryDrawer'];

const loaded = signal<Drawer | null>(null);
let loading: Promise<void> | undefined;

/** Loads the drawer, once: a panel is opened to ask, and rarely to look for what was asked before. */
export function loadHistory(): Promise<void> {
  loading ??= import('./HistoryDrawer.tsx').then(
    ({ HistoryDrawer }) => {
      loaded.value = HistoryDrawer;
    },
    () => {
      // The files of an extension that was updated under an open panel are gone until it is opened again.
      loading = undefined;
    },
  );
  return loading;
}

/** The drawer, as soon as it is there. */
export function LazyHistory(props: ComponentProps<Drawer>) {
  const HistoryDrawer = loaded.value;
  return HistoryDrawer && <HistoryDrawer {...props} />;
}

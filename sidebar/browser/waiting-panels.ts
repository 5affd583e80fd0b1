import { ACCESS_WANTED, accessWantedKey } from '../pages/page-orders.ts';
import type { StorageListener, WatchedStorage } from './storage-area.ts';

/** The windows whose panels wait for access to their page, told without a moment's delay. */
export interface WaitingPanels {
  has(windowId: number): boolean;
  dispose(): void;
}

/**
 * For Firefox, where whatever is awaited ends the gesture of a click. The session's storage can only be asked and
 * awaited, and the background may have started because of this very click: so each key is copied to where it can be read
 * at once. What an earlier run of the browser left there goes. Null where a person has turned such storage off: then no
 * panel is said to wait.
 */
export function createWaitingPanels(session: WatchedStorage, kept: Storage | null): WaitingPanels {
  const onChanged: StorageListener = (changes) => {
    for (const [key, { newValue }] of Object.entries(changes)) {
      if (!key.startsWith(ACCESS_WANTED)) continue;
      if (newValue) kept?.setItem(key, '');
      else kept?.removeItem(key);
    }
  };
  const left = Object.keys(kept ?? {}).filter((key) => key.startsWith(ACCESS_WANTED));
  session.onChanged.addListener(onChanged);
  if (left.length > 0) {
    void session.get(left).then((wanted) => {
      for (const key of left) if (!wanted[key]) kept?.removeItem(key);
    });
  }
  return {
    has: (windowId) => typeof kept?.getItem(accessWantedKey(windowId)) === 'string',
    dispose: () => session.onChanged.removeListener(onChanged),
  };
}

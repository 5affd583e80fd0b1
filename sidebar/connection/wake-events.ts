/** Where the events come from: a window, or a service worker's global scope, which has no document. */
interface WakeSource extends EventTarget {
  readonly document?: EventTarget & { readonly visibilityState: string };
}

/**
 * Calls `listener` when it may be worth trying at once: the network is back, or the panel is looked at again (timers of
 * hidden pages sleep). Returns its unsubscribe.
 */
export function onWake(listener: () => void, source: WakeSource = globalThis as unknown as WakeSource): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const { document } = source;
  source.addEventListener('online', listener, { signal });
  document?.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') listener();
    },
    { signal },
  );
  return () => listening.abort();
}

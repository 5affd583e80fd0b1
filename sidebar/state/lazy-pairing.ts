import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { createLazyPart } from './lazy-part.ts';
import type { PairingState, PairingStateOptions } from './pairing-state.ts';

/** Which companion the panel talks to and how that is changed, loaded when somebody wants to: most panels are paired already. */
export interface LazyPairing extends Pick<PairingState, 'isOpen' | 'phase' | 'open' | 'pairBy' | 'close'> {
  /** Null until it is loaded. */
  readonly loaded: ReadonlySignal<PairingState | null>;
}

export function createLazyPairing(options: PairingStateOptions): LazyPairing & { dispose(): void } {
  const { loaded, load, dispose } = createLazyPart(async () =>
    (await import('./pairing-state.ts')).createPairingState(options),
  );
  /** A code came with a link, and is used as soon as that can be done. */
  const hasCode = signal(false);
  return {
    loaded,
    isOpen: computed(() => loaded.value?.isOpen.value ?? false),
    phase: computed(() => (hasCode.value ? 'pairing' : (loaded.value?.phase.value ?? 'idle'))),
    open: () => void load().then(() => loaded.peek()?.open()),
    async pairBy(code) {
      hasCode.value = true;
      await load();
      const done = loaded.peek()?.pairBy(code);
      hasCode.value = false;
      await done;
    },
    close: () => loaded.peek()?.close(),
    dispose,
  };
}

import { computed, type ReadonlySignal } from '@preact/signals';
import type { TurnState } from '../state/conversation/turn-state.ts';
import { createLazyPart, type LazyPart } from '../state/lazy-part.ts';
import type { Aloud, AloudOptions } from './aloud.ts';

/** Reading aloud, loaded when something is to be read for the first time. */
export interface LazyAloud extends Pick<LazyPart<Aloud>, 'loaded' | 'load'> {
  /** Something is said, or is about to be. */
  readonly isReading: ReadonlySignal<boolean>;
  /** A turn that is shown. */
  find(id: string): TurnState | undefined;
  /** Ends what is read; false when nothing is. */
  stop(): boolean;
}

export function createLazyAloud(options: Omit<AloudOptions, 'openTurn'>): LazyAloud & { dispose(): void } {
  const { loaded, load, dispose } = createLazyPart(async () => {
    const [{ createAloud }, { openReadingTurn }] = await Promise.all([
      import('./aloud.ts'),
      import('./reading-turn.ts'),
    ]);
    return createAloud({ ...options, openTurn: openReadingTurn });
  });
  return {
    loaded,
    load,
    isReading: computed(() => !['idle', 'paused'].includes(loaded.value?.phase.value ?? 'idle')),
    find: (id) => options.turns.peek().find((turn) => turn.id === id),
    stop() {
      const isOpen = (loaded.peek()?.phase.peek() ?? 'idle') !== 'idle';
      loaded.peek()?.stop();
      return isOpen;
    },
    dispose,
  };
}

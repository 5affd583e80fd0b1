import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { StorageArea } from '../browser/storage-area.ts';
import type { ComposerState } from '../state/composer-state.ts';
import type { ModelsState } from '../state/models-state.ts';
import { heldKey } from './held-key.ts';
import { readerIds } from './reader-ids.ts';

/** A question that waits, where it was typed, for the first model to come. Survives a reload of the panel. */
export interface HeldQuestion {
  readonly isHeld: ReadonlySignal<boolean>;
  hold(): void;
  /** It stays where it is, and is asked by hand. */
  release(): void;
}

export interface HeldQuestionOptions {
  models: Pick<ModelsState, 'upstreams' | 'chosen' | 'current'>;
  composer: Pick<ComposerState, 'text'>;
  /** Asks what the composer has. */
  ask(): void;
  session: StorageArea;
  windowId: number;
}

export function createHeldQuestion(options: HeldQuestionOptions): HeldQuestion & { dispose(): void } {
  const { models, composer, ask, session, windowId } = options;
  const key = heldKey(windowId);
  const isHeld = signal(false);
  void session.get(key).then((stored) => {
    if (stored[key] === true) isHeld.value = true;
  });

  function set(held: boolean): void {
    isHeld.value = held;
    void (held ? session.set({ [key]: true }) : session.remove(key));
  }

  /** By a model, or by the reader when that was chosen. */
  function isAnswerable(): boolean {
    const current = models.current.value;
    if (current === null) return false;
    return !readerIds(models.upstreams.value).has(current.upstream) || models.chosen.value !== '';
  }

  const dispose = effect(() => {
    if (!isHeld.value || !isAnswerable()) return;
    if (composer.text.value.trim() === '') return;
    set(false);
    ask();
  });
  return { isHeld, hold: () => set(true), release: () => set(false), dispose };
}

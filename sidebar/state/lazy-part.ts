import { type ReadonlySignal, signal } from '@preact/signals';

/** A part of the panel that is loaded on demand, once. */
export interface LazyPart<T> {
  /** Null until it is there. */
  readonly loaded: ReadonlySignal<T | null>;
  /** Never rejects; after a failure the next call tries again. */
  load(): Promise<void>;
}

/** @param importPart a dynamic import, whose file becomes a chunk of its own */
export function createLazyPart<T>(importPart: () => Promise<T>): LazyPart<T> {
  const loaded = signal<T | null>(null);
  let loading: Promise<void> | undefined;
  return {
    loaded,
    load() {
      loading ??= importPart().then(
        (part) => {
          loaded.value = part;
        },
        () => {
          // The files of an extension that was updated under an open panel are gone until it is opened again.
          loading = undefined;
        },
      );
      return loading;
    },
  };
}

import { computed, type ReadonlySignal, signal } from '@preact/signals';

/** A part of the panel that is loaded on demand, once. */
export interface LazyPart<T> {
  /** Null until it is there. */
  readonly loaded: ReadonlySignal<T | null>;
  /** Resolves with whether it is there, and never rejects; after a failure the next call tries again. */
  load(): Promise<boolean>;
}

/** Parts that were wanted and could not be loaded. */
const missing = signal<ReadonlySet<object>>(new Set());

/** Whether any part of the panel is missing. */
export const isPartMissing: ReadonlySignal<boolean> = computed(() => missing.value.size > 0);

/**
 * Why a part is missing. The files of an extension that was updated under an open panel are gone until it is opened
 * again; a page's come over the network.
 */
export function missingPartCause({ protocol }: Pick<Location, 'protocol'> = globalThis.location) {
  return protocol.startsWith('http') ? 'not_loaded' : 'updated';
}

/** What every part needs beside itself. */
let alsoNeeded = (): Promise<unknown> | undefined => undefined;

/** Has `load` called whenever a part is loaded, and awaited before the part is there. */
export function loadWithParts(load: typeof alsoNeeded): void {
  alsoNeeded = load;
}

/** What keeps back the parts that nobody has asked for; undefined where nothing does. */
let held: Promise<unknown> | undefined;

/** Keeps back what {@link loadSoon} loads until something has happened. */
export function holdParts(until: Promise<unknown>): void {
  held = until;
}

/** Loads what belongs to a screen, but not to its first frames: these come first. */
export function loadSoon(load: () => unknown): void {
  if (held) void held.then(load);
  else load();
}

/**
 * `dispose` ends the part, where that is something that ends; also one that is still on its way.
 *
 * @param importPart a dynamic import, whose file becomes a chunk of its own
 */
export function createLazyPart<T>(importPart: () => Promise<T>): LazyPart<T> & { dispose(): void } {
  const loaded = signal<T | null>(null);
  let loading: Promise<boolean> | undefined;
  let isDisposed = false;

  function tell(isMissing: boolean): void {
    const rest = [...missing.peek()].filter((part) => part !== loaded);
    if (isMissing || rest.length < missing.peek().size) missing.value = new Set(isMissing ? [...rest, loaded] : rest);
  }

  return {
    loaded,
    load() {
      loading ??= Promise.all([importPart(), alsoNeeded()]).then(
        ([part]) => {
          if (isDisposed) {
            end(part);
            return false;
          }
          loaded.value = part;
          tell(false);
          return true;
        },
        () => {
          loading = undefined;
          tell(true);
          return false;
        },
      );
      return loading;
    },
    dispose() {
      isDisposed = true;
      end(loaded.peek());
    },
  };
}

function end(part: unknown): void {
  (part as { dispose?(): void } | null)?.dispose?.();
}

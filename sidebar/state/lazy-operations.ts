import type { WatchedOperations, watchOperations } from './watched-operations.ts';

/** What runs at the companion beside turns, watched from the first time that a part of the panel asks for it. */
export interface LazyOperations {
  get(): Promise<WatchedOperations>;
}

export function createLazyOperations(
  connection: Parameters<typeof watchOperations>[0],
): LazyOperations & { dispose(): void } {
  let watched: Promise<ReturnType<typeof watchOperations>> | undefined;
  return {
    get() {
      watched ??= import('./watched-operations.ts').then((part) => part.watchOperations(connection));
      watched.catch(() => {
        watched = undefined;
      });
      return watched;
    },
    dispose: () => void watched?.then((each) => each.dispose()).catch(() => {}),
  };
}

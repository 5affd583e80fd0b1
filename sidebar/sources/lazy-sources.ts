import { createLazyPart, type LazyPart } from '../state/lazy-part.ts';
import type { SourcesOptions } from './create-sources.ts';
import type { SentSource } from './sent-source.ts';
import type { SourcesState } from './sources-state.ts';

/** Files, images and tabs that may go along, loaded once the panel can be typed into. */
export interface LazySources {
  /** Null until it is loaded. */
  readonly loaded: LazyPart<SourcesState>['loaded'];
  load(): void;
  /** Exactly what was sent under a hash; undefined when it can't be had. */
  readSent(hash: string): Promise<SentSource | undefined>;
}

export function createLazySources(options: SourcesOptions) {
  const { loaded, load, dispose } = createLazyPart(async () =>
    (await import('./create-sources.ts')).createSources(options),
  );
  return {
    loaded,
    load: () => void load(),
    async readSent(hash: string) {
      const { readSentSource } = await import('./sent-source.ts');
      return readSentSource(options.connection, hash);
    },
    async findBlob(hash: string) {
      await load();
      return loaded.peek()?.findBlob(hash);
    },
    /** The file that a viewer of the browser's shows in a tab; undefined when there is nothing that could read it. */
    async readShownFile(tabId: number, contentType: string, signal: AbortSignal) {
      await load();
      return loaded.peek()?.readShownFile(tabId, contentType, signal);
    },
    dispose,
  };
}

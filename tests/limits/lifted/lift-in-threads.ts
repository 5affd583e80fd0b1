/** Preloaded, so that the companion's own threads, which Vitest does not transform, lift the same limit. */
import { registerHooks } from 'node:module';
import { isOfPrograms, liftReads } from './lift.ts';

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!isOfPrograms(url) || loaded.source == null) return loaded;
    return { ...loaded, source: liftReads(String(loaded.source)) };
  },
});

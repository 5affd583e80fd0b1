import type { Plugin } from 'vite';
import { LIMITS } from '../protocol/limits.ts';

/** Begins the name of the file with the words that the first screen needs. */
export const FIRST_WORDS = 'first-words';

/**
 * Bundles a page's script so that the first part of it is small and loads at once.
 *
 * - What `start` needs at once is one file: thirty small ones cost 5 kB of imports and exports.
 * - A schema that a page does not use is left out. The bundler has to be told that `v.object(...)` and reading
 *   `LIMITS.messageChars` do nothing, and then takes every statement away that only reads a property. No statement of ours
 *   may be one (a test looks for them): a signal is subscribed to by `subscribe`, or by using what was read.
 * - A limit is written as its number: a page needs few of them, and would have the whole table.
 *
 * @param start the module that the page's script imports when it has let a frame go first
 */
export function firstScript(start: RegExp): Plugin {
  return {
    name: 'aside:first-script',
    apply: 'build',
    config: () => ({
      build: { rolldownOptions: { treeshake: { manualPureFunctions: ['v'], propertyReadSideEffects: false } } },
    }),
    transform: (code) => (code.includes('/limits.ts') ? { code: writeLimits(code), map: null } : null),
    outputOptions(options) {
      // Scripts for pages and the background are one file each anyway.
      if (options.format !== 'es') return options;
      const groups = [
        // The page's script needs it too, and must not wait for the rest.
        { name: 'preload', test: /preload-helper/, priority: 2 },
        { name: 'first', test: start, priority: 1 },
        // Nothing is shown before its words are there. English stands for all: one language is loaded.
        { name: FIRST_WORDS, test: /words\/english\/first\.ts$/ },
      ];
      return { ...options, codeSplitting: { groups } };
    },
  };
}

/** The same code with numbers in the place of `LIMITS.name`. */
export function writeLimits(code: string): string {
  return code.replace(/\bLIMITS\.(\w+)/g, (read, name: string) =>
    Object.hasOwn(LIMITS, name) ? String(LIMITS[name as keyof typeof LIMITS]) : read,
  );
}

import { basename, join } from 'node:path';
import type { Plugin } from 'vite';
import { LIMITS } from '../protocol/limits.ts';
import { folderOf } from '../words/folder-of.ts';
import { LANGUAGE_CODES } from '../words/languages.ts';
import { wordsFile } from '../words/words-file.ts';
import { CITING_FILE } from './citing-file.ts';
import { importDirectly } from './import-directly.ts';
import { LOAD_STYLES } from './load-styles.ts';
import { PROJECT_FOLDER } from './project-folder.ts';

/** What the words of all languages share: none of them must load another's, or a page's first script. */
const FOR_ALL_WORDS = /\/words\/(?:tongue|once|own-locale|rounded)\.ts$/;
/** What only the words of what is opened share. */
const FOR_LATER_WORDS = /\/words\/(?:amounts|format-bytes|capitalised|look-up-server|first-model|own-command)\.ts$/;
/** What the script of the bare document shares with the panel, and must not wait for. */
const FOR_BARE_DOCUMENT = /\/components\/(?:composer\/composer-keys|shortcuts|pressed-key)\.ts$/;
const LOADS_WORDS = '/words/load-words.ts';
const LOADS_CITING = '/citations/lazy-citing.ts';
/** What its code calls a language by. */
const CODE = `$${'{code}'}`;
/** As `load-words.ts` loads a part of a language. */
const LOADED = /import\(`\.\/\$\{folderOf\(code\)\}\/(\w+)\.ts`\)/g;

/**
 * Bundles a page's script so that the first part of it is small and loads at once.
 *
 * - What `start` needs at once is one file: thirty small ones cost 5 kB of imports and exports.
 * - A schema that a page does not use is left out. The bundler has to be told that `v.object(...)` and reading
 *   `LIMITS.messageChars` do nothing, and then takes every statement away that only reads a property. No statement of ours
 *   may be one (a test looks for them): a signal is subscribed to by `subscribe`, or by using what was read.
 * - The words of each language are files that go by its code: a table of them would be part of the script.
 * - A limit is written as its number: a page needs few of them, and would have the whole table.
 * - A part without styles of its own is imported without what loads styles.
 *
 * @param start the module that the page's script imports when it has let a frame go first
 * @param version a part of the names of the words' files, for a page that may be open while newer ones are put in their place
 */
export function firstScript(start: RegExp, version = ''): Plugin {
  return {
    name: 'aside:first-script',
    apply: 'build',
    config: () => ({
      build: { rolldownOptions: { treeshake: { manualPureFunctions: ['v'], propertyReadSideEffects: false } } },
    }),
    transform(code, id) {
      if (id.endsWith(LOADS_WORDS)) {
        return { code: loadByCode(code, version, (chunk) => this.emitFile(chunk)), map: null };
      }
      // Only the extension has a card beside the panel; a page of its own has one version of all its files.
      if (id.endsWith(LOADS_CITING) && version === '') this.emitFile(CITING);
      if (id.includes('vite/preload-helper')) return { code: LOAD_STYLES, map: null };
      return code.includes('/limits.ts') ? { code: writeLimits(code), map: null } : null;
    },
    outputOptions(options) {
      // Scripts for pages and the background are one file each anyway.
      if (options.format !== 'es') return options;
      const groups = [
        // The page's script needs it too, and must not wait for the rest.
        { name: 'preload', test: /preload-helper/, priority: 2 },
        // What watches the bare document: the first frame is gone before the rest is even fetched.
        { name: 'early', test: FOR_BARE_DOCUMENT, priority: 2 },
        { name: 'first', test: start, priority: 1 },
        { name: 'tongue', test: FOR_ALL_WORDS, priority: 4 },
        { name: 'amounts', test: FOR_LATER_WORDS, priority: 3 },
      ];
      return { ...options, codeSplitting: { groups } };
    },
    generateBundle: {
      // Only then are the styles of each part known.
      order: 'post',
      handler(_options, bundle) {
        const scripts = Object.values(bundle).filter((output) => output.type === 'chunk');
        for (const chunk of scripts) chunk.code = importDirectly(chunk.code);
        // WXT puts one beside each page's script. Its request is made before the page's script runs.
        for (const { fileName } of scripts.filter(({ code }) => code.trim() === '')) {
          for (const chunk of scripts) chunk.code = chunk.code.replace(`import"./${basename(fileName)}";`, '');
          delete bundle[fileName];
        }
      },
    },
  };
}

/** What the card loads by its name, and the panel too. */
const CITING: EmittedChunk = {
  type: 'chunk',
  id: join(PROJECT_FOLDER, 'components/markdown/citations/citing.ts'),
  fileName: CITING_FILE,
  preserveSignature: 'strict',
};

/** The same code with the words' files by the codes of their languages, which are added to what is built. */
export function loadByCode(code: string, version: string, emitFile: (chunk: EmittedChunk) => void): string {
  const parts = [...code.matchAll(LOADED)].map(([, part = '']) => part);
  if (parts.length < 2) throw new Error('load-words.ts loads words in another way than the build knows');
  for (const part of parts) {
    for (const language of LANGUAGE_CODES) {
      const id = join(PROJECT_FOLDER, 'words', folderOf(language), `${part}.ts`);
      emitFile({ type: 'chunk', id, fileName: wordsFile(language, part, version), preserveSignature: 'strict' });
    }
  }
  // From the folder of scripts that are loaded later.
  return code.replace(LOADED, (_, part) => {
    return `import(/* @vite-ignore */ \`../${wordsFile(CODE, part, version)}\`)`;
  });
}

interface EmittedChunk {
  type: 'chunk';
  id: string;
  fileName: string;
  preserveSignature: 'strict';
}

/** The same code with numbers in the place of `LIMITS.name`. */
export function writeLimits(code: string): string {
  return code.replace(/\bLIMITS\.(\w+)/g, (read, name: string) =>
    Object.hasOwn(LIMITS, name) ? String(LIMITS[name as keyof typeof LIMITS]) : read,
  );
}

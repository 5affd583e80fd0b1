import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../words/catalogue.ts';
import { first } from '../../words/english/first.ts';
import { menus } from '../../words/english/menus.ts';
import { rest } from '../../words/english/rest.ts';
import { roomWords } from '../../words/english/rooms.ts';
import { terminal } from '../../words/english/terminal.ts';
import { folderOf } from '../../words/folder-of.ts';
import { directionOf, LANGUAGES, type LanguageCode } from '../../words/languages.ts';
import { markersOf, pathsOf, sayMarked } from './marked-sentences.ts';

const PROJECT = new URL('../..', import.meta.url);
const ENGLISH = { first, rest, menus, terminal };
const languages = Object.entries(LANGUAGES) as [LanguageCode, (typeof LANGUAGES)[LanguageCode]][];

async function catalogueOf(code: LanguageCode): Promise<Catalogue> {
  const folder = `../../words/${folderOf(code)}`;
  const parts = await Promise.all(
    ['first', 'rest', 'menus', 'terminal'].map((part) => import(/* @vite-ignore */ `${folder}/${part}.ts`)),
  );
  return Object.assign({}, ...parts);
}

/** What is no word of any language: names, what is typed or shown as code, addresses, and what is put in. */
const NO_WORDS =
  /⟦\w+⟧|`[^`]*`|https?:\S+|--[\w-]+|[\w/-]+\.\w{2,4}\b|\b[A-Z]\w*|npm (?:run|start|install)(?: -s)?|\bchmod [\w+]+/g;

/** Whether something is said in words, of which languages have their own. */
function hasWords(text: string): boolean {
  return /\p{Ll}{2,} \p{Ll}{2,}/u.test(text.replace(NO_WORDS, '·'));
}

describe.each(languages)('the language %s', (code, language) => {
  it('has each sentence of English and no other', async () => {
    const theirs = [...pathsOf(await catalogueOf(code)).keys()];
    expect(theirs.toSorted()).toEqual([...pathsOf(ENGLISH).keys()].toSorted());
  });

  it('says all that a sentence is given, as English does', async () => {
    const theirs = pathsOf(await catalogueOf(code));
    for (const [path, english] of pathsOf(ENGLISH)) {
      const own = theirs.get(path);
      if (typeof english !== 'function') {
        expect(typeof own, path).toBe('string');
        continue;
      }
      expect([path, markersOf(own as typeof english)]).toEqual([path, markersOf(english)]);
    }
  });

  it.skipIf(code === 'en')('leaves no sentence in English', async () => {
    const theirs = pathsOf(await catalogueOf(code));
    const left = [...pathsOf(ENGLISH)].flatMap(([path, english]) => {
      const [said, own = ''] = [english, theirs.get(path)].map((sentence) => sentence && sayMarked(sentence));
      return said !== undefined && said === own && hasWords(said) ? [`${path}: ${said}`] : [];
    });
    expect(left).toEqual([]);
  });

  it('gives all plural forms that it has, and is itself', () => {
    const source = readFileSync(new URL(`words/${folderOf(code)}/tongue.ts`, PROJECT), 'utf8');
    const [, forms = '', tag] = /createTongue<([^>]*)>\('([^']*)'\)/.exec(source) ?? [];
    const { pluralCategories } = new Intl.PluralRules(code).resolvedOptions();
    expect(tag).toBe(code);
    expect(forms.match(/\w+/g)?.toSorted()).toEqual(pluralCategories.toSorted());
  });

  it('lets no member be called as it calls a host, or the reader', async () => {
    const { host, you } = (await catalogueOf(code)).rest.rooms;
    expect(roomWords.hosts).toEqual(expect.arrayContaining([host, you]));
  });

  it('is named and directed as it calls and writes itself', () => {
    const own = new Intl.DisplayNames(code, { type: 'language' }).of(code)?.toLowerCase();
    expect(own).toContain(language.name.split(' ')[0]?.toLowerCase());
    expect(directionOf(code)).toBe(/\p{Script=Arabic}|\p{Script=Hebrew}/u.test(language.name) ? 'rtl' : 'ltr');
  });
});

it('a sentence of another language is found by its words, whatever stands in it', () => {
  expect(hasWords('Leave it as it is')).toBe(true);
  expect(hasWords('Port ⟦0⟧ is taken on ⟦1⟧.')).toBe(true);
  for (const same of ['Ollama', 'Top P', 'Code', 'npm run build', '--upstream ⟦0⟧', 'LM Studio']) {
    expect([same, hasWords(same)]).toEqual([same, false]);
  }
});

it('is spoken by what runs in a browser, which names no language itself', () => {
  const folders = languages.map(([code]) => folderOf(code)).join('|');
  const naming = new RegExp(`^import (?!type )[^;]*words/(?:${folders})/[^;]*;`, 'm');
  const named = globSync('{components,entrypoints,sidebar,web}/**/*.{ts,tsx}', { cwd: PROJECT }).filter((path) =>
    naming.test(readFileSync(new URL(path, PROJECT), 'utf8')),
  );
  expect(named).toEqual([]);
});

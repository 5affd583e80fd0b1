import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { first } from '../../words/english/first.ts';
import { rest } from '../../words/english/rest.ts';
import { LANGUAGES, type Language } from '../../words/languages.ts';
import { markersOf, pathsOf } from './marked-sentences.ts';

const ENGLISH = { first, rest };
const languages: [string, Language][] = Object.entries(LANGUAGES);

async function catalogueOf({ first: loadFirst, rest: loadRest }: Language) {
  const [{ first }, { rest }] = await Promise.all([loadFirst(), loadRest()]);
  return { first, rest };
}

/** Words that are the same in many languages, names among them. */
const SAME =
  /^[^a-z]*$|^(?:Ollama|Code|Chats|Markdown|JSON|Token|Tokens|Seed|Top P|Version|--upstream|Details|Import|Export|Temporal|Imports?)$/i;

describe.each(languages)('the language %s', (code, language) => {
  it('has each sentence of English and no other', async () => {
    const theirs = [...pathsOf(await catalogueOf(language)).keys()];
    expect(theirs.toSorted()).toEqual([...pathsOf(ENGLISH).keys()].toSorted());
  });

  it('says all that a sentence is given, as English does', async () => {
    const theirs = pathsOf(await catalogueOf(language));
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
    const theirs = pathsOf(await catalogueOf(language));
    const left = [...pathsOf(ENGLISH)].flatMap(([path, english]) =>
      typeof english === 'string' && english === theirs.get(path) && / .* /.test(english) && !SAME.test(english)
        ? [path]
        : [],
    );
    expect(left).toEqual([]);
  });

  it('is named and directed', () => {
    expect(language.name).not.toBe('');
    expect(new Intl.DisplayNames(code, { type: 'language' }).of(code)?.toLowerCase()).toContain(
      language.name.split(' ')[0]?.toLowerCase(),
    );
  });
});

it('is spoken by what runs in a browser, which names no language itself', () => {
  const root = new URL('../..', import.meta.url);
  const named = globSync('{components,sidebar,web}/**/*.{ts,tsx}', { cwd: root }).flatMap((path) => {
    const source = readFileSync(new URL(path, root), 'utf8');
    return /^import (?!type )[^;]*words\/(?:english|de)\b[^;]*;/m.test(source) ? [path] : [];
  });
  expect(named).toEqual([]);
});

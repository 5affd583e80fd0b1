import { effect } from '@preact/signals';
import { expect, it } from 'vitest';
import { speakWithPackedWords } from '../../../components/card/speak-with-packed-words.ts';
import { spokenLanguage } from '../../../words/speaking.ts';
import { words } from '../../../words/spoken.ts';

/** The package: `/words/de-first.js` and its like, as they come from the sources. */
function importFile(path: string): Promise<object> {
  const [, code, part] = /^\/words\/([\w-]+)-(first|rest)\.js$/.exec(path) ?? [];
  return import(`../../../words/${code === 'en' ? 'english' : code}/${part}.ts`);
}

it('what shows words shows those of another language as soon as it is spoken', async () => {
  expect(await speakWithPackedWords('ar', importFile)).toEqual({ code: 'ar', direction: 'rtl' });
  const said: string[] = [];
  const stop = effect(() => void said.push(words.close));
  expect(await speakWithPackedWords('de', importFile)).toEqual({ code: 'de', direction: 'ltr' });
  stop();
  expect(said).toEqual(['إغلاق', 'Schließen']);
});

it('of two that are chosen the later one is spoken, however they are loaded', async () => {
  const late = Promise.withResolvers<void>();
  const first = speakWithPackedWords('fr', async (path) => {
    await late.promise;
    return importFile(path);
  });
  await speakWithPackedWords('pl', importFile);
  late.resolve();
  expect(await first).toEqual({ code: 'pl', direction: 'ltr' });
  expect([spokenLanguage(), words.close]).toEqual(['pl', 'Zamknij']);
});

it('a language that Aside does not speak is English', async () => {
  expect(await speakWithPackedWords('tlh', importFile)).toEqual({ code: 'en', direction: 'ltr' });
  expect(words.close).toBe('Close');
});

import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { loadWithParts } from '../sidebar/state/lazy-part.ts';
import { directionOf, isLanguage, type LanguageCode } from '../words/languages.ts';
import type { WordsLoader } from '../words/load-words.ts';
import { pickLanguage } from '../words/pick-language.ts';
import { speak, trackReads } from '../words/speaking.ts';

export interface SpeechOptions {
  /** What the person chose; empty: the browser's. */
  chosen: ReadonlySignal<string>;
  /** The languages that the browser is set to, the dearest first. */
  preferred: readonly string[];
  load: WordsLoader;
  /** Called with each language that is spoken, before anything is shown in it. */
  tell(language: { code: LanguageCode; direction: 'ltr' | 'rtl' }): void;
}

/** Grows when another language is spoken: whatever shows words reads it with them, and is shown again. */
const changes = signal(0);
/** A part was loaded that says more than the first words. */
let isRestWanted = false;

/**
 * Loads the words of the person's language, and has everything said in them from then on, and in another language as soon
 * as another is chosen. Resolves once there are words.
 */
export async function speakLanguage({ chosen, preferred, load, tell }: SpeechOptions): Promise<() => void> {
  /** What was asked for last: of two that are being loaded only the later one is spoken. */
  let wanted: LanguageCode | undefined;
  let rest: Promise<unknown> | undefined;

  async function change(code: LanguageCode): Promise<void> {
    if (wanted === code) return;
    wanted = code;
    const [{ first }, more] = await Promise.all([load.first(code), isRestWanted ? load.rest(code) : undefined]);
    if (wanted !== code) return;
    speak({ language: code, first, ...more });
    rest = more && Promise.resolve();
    tell({ code, direction: directionOf(code) });
    changes.value += 1;
    // It was wanted while the rest was on its way.
    if (isRestWanted && !more) await addRest();
  }

  function addRest(): Promise<unknown> {
    isRestWanted = true;
    const code = wanted;
    if (code === undefined) return Promise.resolve();
    rest ??= Promise.all([load.first(code), load.rest(code)]).then(([{ first }, { rest: more }]) => {
      if (wanted !== code) return;
      speak({ language: code, first, rest: more });
    });
    rest.catch(() => {
      rest = undefined;
    });
    return rest;
  }

  // Returned, since the bundler takes away what is read for nothing.
  trackReads(() => changes.value);
  loadWithParts(addRest);
  const codeOf = (language: string) => (isLanguage(language) ? language : pickLanguage(preferred));
  await change(codeOf(chosen.peek()));
  const stop = effect(() => {
    // A language that can't be loaded leaves the one that is spoken.
    void change(codeOf(chosen.value)).catch(() => {});
  });
  return () => {
    stop();
    // What is on its way is not spoken any more.
    wanted = undefined;
  };
}

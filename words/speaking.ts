import defaultWords from '#default-words';
import type { Catalogue } from './catalogue.ts';

type Part = 'first' | 'rest' | 'terminal';

/** A language, and as much of its catalogue as has been loaded. */
export interface Speech extends Partial<Pick<Catalogue, Part>> {
  /** BCP 47. */
  language: string;
}

let current: Speech = defaultWords;
let onRead = (): void => {};

/** Says everything in these words from now on. */
export function speak(speech: Speech): void {
  current = speech;
}

/** What `say` returns, said in these words; everything else is said as before. */
export function sayIn<T>(speech: Speech, say: () => T): T {
  const before = current;
  current = speech;
  try {
    return say();
  } finally {
    current = before;
  }
}

/** Has `read` called whenever words are read, so that what shows them can be shown again in other words. */
export function trackReads(read: () => void): void {
  onRead = read;
}

/** The language that is spoken, as BCP 47. */
export function spokenLanguage(): string {
  onRead();
  return current.language;
}

/** A part of the catalogue, which is in the words of whatever language is spoken when it is read. */
export function wordsOf<P extends Part, S extends keyof Catalogue[P]>(part: P, section: S): Catalogue[P][S] {
  return readLate(() => {
    onRead();
    const words = current[part]?.[section as never];
    if (words === undefined) throw new Error(`The words of ${part} are not loaded`);
    return words;
  });
}

/** What reads like the words that there are by then. `follow` is given each of them, and says what is read. */
export function readLate<T>(now: () => object, follow = (value: unknown, _key: PropertyKey) => value): T {
  return new Proxy({} as T & object, {
    get: (_target, key) => follow(Reflect.get(now(), key), key),
    has: (_target, key) => Reflect.has(now(), key),
    ownKeys: () => Reflect.ownKeys(now()),
    getOwnPropertyDescriptor(_target, key) {
      const found = Reflect.getOwnPropertyDescriptor(now(), key);
      // The words are not the proxy's own, and might go.
      return found && { ...found, configurable: true };
    },
  });
}

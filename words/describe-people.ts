import { capitalised } from './capitalised.ts';
import { inSpokenLanguage } from './locale.ts';
import { roomWords } from './spoken-later.ts';

const lists = inSpokenLanguage((locale) => new Intl.ListFormat(locale));

/** More are counted, not named: they would not fit in a line. */
const MOST_NAMED = 2;

/** A name inside of a sentence: the direction in which it is written turns nothing else around. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

/** For example `Anna and Ben`. */
export function listNames(names: readonly string[]): string {
  return lists().format(names.map(isolated));
}

/** Who is there beside the reader. `withHost`: the host too, where that is not the reader. */
export function describeHere(names: readonly string[], withHost: boolean): string {
  const all = withHost ? [...names, roomWords.theHost] : names;
  if (all.length === 0) return roomWords.nobodyHere;
  if (all.length > MOST_NAMED) return roomWords.manyHere(all.length);
  const said = roomWords.areHere(lists().format([...names.map(isolated), ...all.slice(names.length)]), all.length);
  return names.length === 0 ? capitalised(said) : said;
}

/** Who writes; empty when nobody does. */
export function describeTyping(names: readonly string[], withHost: boolean): string {
  const count = names.length + (withHost ? 1 : 0);
  if (count === 0) return '';
  if (count > MOST_NAMED) return roomWords.manyTyping(count);
  if (names.length === 0) return roomWords.hostTypes;
  const host = withHost ? [roomWords.theHost] : [];
  return roomWords.typing(lists().format([...names.map(isolated), ...host]), count);
}

import type { Catalogue } from './catalogue.ts';
import { readLate, wordsOf } from './speaking.ts';

// The part of the catalogue that only the programs on a terminal say, in the language that is spoken.
export const commandLineWords = read('commandLine');
export const commandWords = read('commands');
export const doctorWords = read('doctor');
export const launcherWords = read('launcher');
export const settingsWords = read('settings');
export const startWords = read('start');
export const exportWords = read('exports');

function read<S extends keyof Catalogue['terminal']>(section: S): Catalogue['terminal'][S] {
  return readGroup(() => wordsOf('terminal', section));
}

/** Groups of words may be taken out while a module is loaded; the words in them are read when they are said. */
function readGroup<T extends object>(group: () => T): T {
  return readLate(group, (value, key) => {
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isGroup ? readGroup(() => Reflect.get(group(), key) as object) : value;
  });
}

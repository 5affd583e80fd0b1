import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGE_CODES, type LanguageCode } from '../words/languages.ts';
import { messagesFile } from '../words/packed-messages.ts';
import { wordsFile } from '../words/words-file.ts';
import { collect } from './initial-script-bytes.ts';
import { packedBytes } from './packed-bytes.ts';

export interface WordsMeasure {
  /** Bytes of each language's own files in a zip, with what the zip says of each. */
  packed: ReadonlyMap<LanguageCode, number>;
  /** Bytes that are loaded with every language, as they are. */
  shared: number;
}

/** What the words of each language weigh in a built page: its files, and what comes with them. */
export function measureWords(buildFolder: string): WordsMeasure {
  const loaded = new Map(LANGUAGE_CODES.map((code) => [code, filesOf(buildFolder, code)]));
  const count = new Map<string, number>();
  for (const file of [...loaded.values()].flatMap((files) => [...files])) count.set(file, (count.get(file) ?? 0) + 1);
  const isShared = (file: string) => (count.get(file) ?? 0) > 1;
  const bytesOf = (file: string) => readFileSync(join(buildFolder, file)).length;
  const packed = new Map(
    [...loaded].map(([code, files]) => {
      const messages = [messagesFile(code)].filter((file) => existsSync(join(buildFolder, file)));
      const own = [...files].filter((file) => !isShared(file));
      return [code, [...own, ...messages].reduce((sum, file) => sum + packedBytes(buildFolder, file), 0)];
    }),
  );
  const shared = [...count.keys()].filter(isShared).reduce((sum, file) => sum + bytesOf(file), 0);
  return { packed, shared };
}

function filesOf(buildFolder: string, code: LanguageCode): Set<string> {
  const files = new Set<string>();
  for (const part of ['first*', 'rest*']) {
    for (const file of globSync(wordsFile(code, part), { cwd: buildFolder })) collect(buildFolder, file, files);
  }
  return files;
}

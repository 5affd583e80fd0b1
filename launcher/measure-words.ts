import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { LANGUAGE_CODES, type LanguageCode } from '../words/languages.ts';
import { messagesFile } from '../words/packed-messages.ts';
import { wordsFile } from '../words/words-file.ts';
import { collect } from './initial-script-bytes.ts';

/** A zip names each file twice, with 30 bytes and 46 about it (APPNOTE.TXT, 4.3.7 and 4.3.12). */
const ZIP_ENTRY_BYTES = 30 + 46;

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
  const bytesOf = (file: string) => readFileSync(join(buildFolder, file));
  const inZip = (file: string) =>
    deflateRawSync(bytesOf(file), { level: 9 }).length + ZIP_ENTRY_BYTES + 2 * Buffer.byteLength(file);
  const packed = new Map(
    [...loaded].map(([code, files]) => {
      const messages = [messagesFile(code)].filter((file) => existsSync(join(buildFolder, file)));
      const own = [...files].filter((file) => !isShared(file));
      return [code, [...own, ...messages].reduce((sum, file) => sum + inZip(file), 0)];
    }),
  );
  const shared = [...count.keys()].filter(isShared).reduce((sum, file) => sum + bytesOf(file).length, 0);
  return { packed, shared };
}

function filesOf(buildFolder: string, code: LanguageCode): Set<string> {
  const files = new Set<string>();
  for (const part of ['first*', 'rest*']) {
    for (const file of globSync(wordsFile(code, part), { cwd: buildFolder })) collect(buildFolder, file, files);
  }
  return files;
}

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { settingsWords } from '../../words/spoken-on-terminal.ts';
import { isOpenToOthers } from '../open-to-others.ts';

const { file: words } = settingsWords;

/** The key of a model server, or what is wrong with its file, to follow the file's name. */
export type KeyFile = { key: string } | { problem: string };

/** Longer than any key. */
const MAX_BYTES = 4096;

/** Reads a key from a file that nobody but its owner may read. Never throws. */
export function readKeyFile(path: string): KeyFile {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    return { problem: words.notReadable((error as NodeJS.ErrnoException).code) };
  }
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) return { problem: words.notFile };
    if (isOpenToOthers(stat)) return { problem: words.open(path) };
    if (stat.size > MAX_BYTES) return { problem: words.tooLong };
    const bytes = Buffer.alloc(MAX_BYTES);
    return { key: bytes.toString('utf8', 0, readSync(file, bytes)).trim() };
  } catch (error) {
    return { problem: words.notReadable((error as NodeJS.ErrnoException).code) };
  } finally {
    closeSync(file);
  }
}

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from './place-folder.ts';
import { PROJECT_FOLDER } from './project-folder.ts';

/** Changes with any word of any language, and with the numbers that stand in them. */
export function wordsVersion(): string {
  const hash = createHash('sha256');
  const words = join(PROJECT_FOLDER, 'words');
  const files = filesOf(words).map((file) => join(words, file));
  for (const file of [...files, join(PROJECT_FOLDER, 'protocol', 'limits.ts')]) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 8);
}

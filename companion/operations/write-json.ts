import { renameSync, writeFileSync } from 'node:fs';

/** Writes all of a file or nothing: whatever ends it half-way leaves what was there before. Throws what the disk says. */
export function writeJson(file: string, value: object): void {
  writeFileSync(`${file}.new`, JSON.stringify(value), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

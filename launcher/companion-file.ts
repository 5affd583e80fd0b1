import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where the panel finds the companion, and the key that it shows there. */
export interface CompanionFile {
  /** `host:port`. */
  address: string;
  /** The token in `local.key`. */
  token: string;
}

export const COMPANION_FILE = 'companion.json';

/**
 * Puts `companion.json` into an unpacked build, so that the extension comes with its key. No page, content script or
 * other extension can read it there. A running extension may read it at any moment, so it appears all at once; what is
 * written until then stands beside the build, which another process may be looking at or replacing.
 */
export function writeCompanionFile(buildFolder: string, { address, token }: CompanionFile): void {
  const name = `.${basename(buildFolder)}-${COMPANION_FILE}-${randomBytes(6).toString('hex')}`;
  const draft = join(dirname(buildFolder), name);
  writeFileSync(draft, `${JSON.stringify({ address, token }, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(draft, join(buildFolder, COMPANION_FILE));
}

/** What `companion.json` in an unpacked build says; undefined when there is none that can be read. */
export function readCompanionFile(buildFolder: string): CompanionFile | undefined {
  try {
    const { address, token } = JSON.parse(readFileSync(join(buildFolder, COMPANION_FILE), 'utf8'));
    return typeof address === 'string' && typeof token === 'string' ? { address, token } : undefined;
  } catch {
    return undefined;
  }
}

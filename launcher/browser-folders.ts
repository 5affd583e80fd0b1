import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UNPACKED_EXTENSION_ID } from '../companion/access/known-origins.ts';
import { placeFolder } from './place-folder.ts';

export interface BrowserFolders {
  profile: string;
  extension: string;
}

/**
 * A profile of Aside's own, so that nobody's own browser is touched and a running one does not swallow our flags.
 *
 * A snap's Chromium sees no hidden folder, and both the data folder and the build are in one: it gets its profile and a
 * copy of the extension where it may read.
 */
export function prepareBrowserFolders(
  { isSnap }: { isSnap: boolean },
  { dataDir, buildFolder, home }: { dataDir: string; buildFolder: string; home: string },
): BrowserFolders {
  if (!isSnap) return { profile: prepareProfile(join(dataDir, 'browser')), extension: buildFolder };
  const shared = join(home, 'snap', 'chromium', 'common', 'aside');
  const extension = join(shared, 'extension');
  mkdirSync(shared, { recursive: true, mode: 0o700 });
  const staged = join(shared, '.extension');
  rmSync(staged, { recursive: true, force: true });
  cpSync(buildFolder, staged, { recursive: true });
  placeFolder(staged, extension);
  return { profile: prepareProfile(join(shared, 'browser')), extension };
}

/** A fresh profile has Aside's button pinned; one that is there already is its user's. */
function prepareProfile(profile: string): string {
  const preferences = join(profile, 'Default', 'Preferences');
  if (existsSync(preferences)) return profile;
  mkdirSync(join(profile, 'Default'), { recursive: true, mode: 0o700 });
  const extensions = { pinned_extensions: [UNPACKED_EXTENSION_ID], ui: { developer_mode: true } };
  writeFileSync(preferences, JSON.stringify({ extensions }), { mode: 0o600 });
  return profile;
}

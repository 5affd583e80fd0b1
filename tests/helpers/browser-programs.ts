import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Branded Chrome is not among them: it ignores `--load-extension` since version 137. */
const CHROMIUM_NAMES = ['chromium', 'chromium-browser'];
const DISPLAY_NAMES = ['Xvfb', 'openbox', 'xdotool'];

/** The Chromium that tests drive: `ASIDE_CHROMIUM`, else the first one on the PATH. */
export function findChromium(): string | undefined {
  return process.env.ASIDE_CHROMIUM ?? CHROMIUM_NAMES.map(findProgram).find((path) => path !== undefined);
}

/** What has to be installed before a test can drive a browser: nothing for `headless` but Chromium. */
export function missingPrograms(kind: 'headless' | 'window'): string[] {
  const missing = findChromium() ? [] : ['chromium'];
  if (kind === 'window') missing.push(...DISPLAY_NAMES.filter((name) => !findProgram(name)));
  return missing;
}

function findProgram(name: string): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // not in this folder
    }
  }
  return undefined;
}

import { findProgram } from './find-program.ts';

/** Branded Chrome is not among them: it ignores `--load-extension` since version 137. */
const CHROMIUM_NAMES = ['chromium', 'chromium-browser'];
const FIREFOX_NAMES = ['firefox-esr', 'firefox'];
const DISPLAY_NAMES = ['Xvfb', 'openbox', 'xdotool'];

/** The Chromium that tests drive: `ASIDE_CHROMIUM`, else the first one on the PATH. */
export function findChromium(): string | undefined {
  return process.env.ASIDE_CHROMIUM ?? CHROMIUM_NAMES.map(findProgram).find((path) => path !== undefined);
}

/** The Firefox that tests drive: `ASIDE_FIREFOX`, else the first one on the PATH. */
export function findFirefox(): string | undefined {
  return process.env.ASIDE_FIREFOX ?? FIREFOX_NAMES.map(findProgram).find((path) => path !== undefined);
}

/** What has to be installed before a test can drive a browser: nothing for `headless` but Chromium. */
export function missingPrograms(kind: 'headless' | 'window' | 'firefox'): string[] {
  const missing = findChromium() ? [] : ['chromium'];
  if (kind === 'firefox' && !findFirefox()) missing.push('firefox-esr');
  if (kind === 'window') missing.push(...DISPLAY_NAMES.filter((name) => !findProgram(name)));
  return missing;
}

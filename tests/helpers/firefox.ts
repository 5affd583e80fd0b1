import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Page } from 'puppeteer-core';
import { findFirefox } from './browser-programs.ts';

/** Firefox with the extension and a profile of its own. */
export interface TestFirefox {
  /** Opens a page of the extension in a new tab. */
  openPage(url: string): Promise<Page>;
  /** Address of a page of the extension, for example `sidepanel.html`. */
  extensionUrl(path: string): string;
  dispose(): Promise<void>;
}

/** Firefox makes one up for each profile; this is the profile's. */
const UUID = '4f1c1a1e-8f60-4b43-9a43-0a3c2d1b5e77';

/** Headless: there is no sidebar, and the panel opens as a tab. */
export async function launchFirefox(extension: string): Promise<TestFirefox> {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('no firefox-esr on the PATH');
  const geckoId = await readGeckoId(extension);
  const profile = await mkdtemp(join(tmpdir(), 'aside-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    userDataDir: profile,
    // Pages of extensions are the browser's own to the driver.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: { 'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: UUID }) },
  });
  await browser.installExtension(extension);
  const root = `moz-extension://${UUID}/`;
  return {
    extensionUrl: (path) => root + path,
    async openPage(url) {
      const page = await browser.newPage();
      // The load event of an extension's page does not come.
      await page.goto(url, { waitUntil: [] });
      return page;
    },
    async dispose() {
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

async function readGeckoId(extension: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8'));
  return manifest.browser_specific_settings.gecko.id;
}

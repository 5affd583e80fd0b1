import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findFirefox } from './browser-programs.ts';
import { LAUNCH_TIMEOUT_MS, PROTOCOL_TIMEOUT_MS } from './browser-timeouts.ts';
import { driveFirefoxWindow, type FirefoxWindow } from './firefox-window.ts';
import { makePatient } from './patient-pages.ts';

/** Firefox with the extension and a profile of its own. */
export interface TestFirefox {
  /** Opens a page in a new tab: one of the extension's, or of a site, which is loaded then. */
  openPage(url: string): Promise<Page>;
  /** Address of a page of the extension, for example `sidepanel.html`. */
  extensionUrl(path: string): string;
  /** The browser around the pages. */
  readonly window: FirefoxWindow;
  dispose(): Promise<void>;
}

/** Firefox makes one up for each profile; this is the profile's. */
const UUID = '4f1c1a1e-8f60-4b43-9a43-0a3c2d1b5e77';

/** The one name of a site that is found on this machine. */
const HOST = 'news.test';

/**
 * Headless: nothing of it is on a screen, and all of it is there.
 *
 * @param hasAllSites whether the extension may read every site, which a person allows by a click that no test can make
 */
export async function launchFirefox(extension: string, { hasAllSites = false } = {}): Promise<TestFirefox> {
  const manifest = await readManifest(extension);
  const geckoId = manifest.browser_specific_settings.gecko.id;
  if (hasAllSites) {
    const host_permissions = ['http://*/*', 'https://*/*'];
    await writeFile(join(extension, 'manifest.json'), JSON.stringify({ ...manifest, host_permissions }));
  }
  const { browser, dispose } = await launchPlainFirefox({
    // Pages of extensions are the browser's own to the driver.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: UUID }),
      'extensions.originControls.grantByDefault': true,
      'network.dns.localDomains': HOST,
    },
  });
  await browser.installExtension(extension);
  const window = driveFirefoxWindow(browser, geckoId);
  await window.untilInstalled();
  const root = `moz-extension://${UUID}/`;
  return {
    extensionUrl: (path) => root + path,
    window,
    async openPage(url) {
      const page = await browser.newPage();
      // The load event of an extension's page does not come.
      await page.goto(url, { waitUntil: url.startsWith(root) ? [] : 'load' });
      return page;
    },
    dispose,
  };
}

/** Headless Firefox with a profile of its own, and without the extension. */
export async function launchPlainFirefox(
  options: { args?: string[]; extraPrefsFirefox?: Record<string, string | boolean> } = {},
): Promise<{ browser: Browser; dispose(): Promise<void> }> {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('no firefox-esr on the PATH');
  const profile = await mkdtemp(join(tmpdir(), 'aside-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    timeout: LAUNCH_TIMEOUT_MS,
    protocolTimeout: PROTOCOL_TIMEOUT_MS,
    userDataDir: profile,
    ...options,
  });
  makePatient(browser);
  return {
    browser,
    async dispose() {
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

async function readManifest(extension: string) {
  return JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8'));
}

import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page, type Target, type WebWorker } from 'puppeteer-core';
import type { Display } from './browser-display.ts';
import { findChromium } from './browser-programs.ts';
import { LAUNCH_TIMEOUT_MS, PAGE_TIMEOUT_MS, PROTOCOL_TIMEOUT_MS } from './browser-timeouts.ts';
import { makePatient, patient } from './patient-pages.ts';
import { until } from './until.ts';

/** Chromium with the unpacked extension and a profile of its own. */
export interface TestBrowser {
  readonly browser: Browser;
  readonly extensionId: string;
  /** Address of a page of the extension, for example `sidepanel.html`. */
  extensionUrl(path: string): string;
  /** In a new tab of the window in front. */
  openPage(url: string): Promise<Page>;
  /** In a new window, in front of the others. */
  openWindow(url: string): Promise<Page>;
  /** Side panels that are open, tabs that show the panel included. */
  panels(): Promise<Page[]>;
  /** Waits for the one panel that is open. */
  panel(): Promise<Page>;
  /** The background's service worker, while it lives. */
  worker(): Promise<WebWorker>;
  /** Ends the background as the browser does after half a minute of silence. */
  killWorker(): Promise<void>;
  /** Clicks the toolbar button, which lets the extension into `page`. */
  clickToolbarButton(page: Page): Promise<void>;
  dispose(): Promise<void>;
}

const PANEL = 'sidepanel.html';

/**
 * Without a `display` headless, where there are no menus and no side panels, and the panel opens as a tab.
 *
 * @param others folders of extensions of somebody else's, loaded beside ours
 * @param flags further ones of Chromium's
 * @param isInPrivate whether it may run in private windows, as a switch on the browser's page of extensions allows it
 */
export async function launchBrowser(
  extension: string,
  display?: Display,
  others: readonly string[] = [],
  flags: readonly string[] = [],
  isInPrivate = false,
): Promise<TestBrowser> {
  const extensions = [extension, ...others].join(',');
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no chromium on the PATH');
  const extensionId = await readExtensionId(extension);
  const profile = await mkdtemp(join(tmpdir(), 'aside-browser-'));
  await writePreferences(profile, extensionId, display, isInPrivate);
  const browser = await puppeteer.launch({
    executablePath,
    userDataDir: profile,
    headless: !display,
    pipe: true,
    timeout: LAUNCH_TIMEOUT_MS,
    protocolTimeout: PROTOCOL_TIMEOUT_MS,
    // puppeteer would fix the page's size to 800x600 and so hide what a narrow panel does to it
    defaultViewport: display ? null : { width: 480, height: 800 },
    ...(display && { env: display.env }),
    enableExtensions: true,
    // its bar above the page would only move things
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      `--disable-extensions-except=${extensions}`,
      `--load-extension=${extensions}`,
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--lang=en-US',
      '--host-resolver-rules=MAP *.test 127.0.0.1',
      ...flags,
    ],
  });
  makePatient(browser);
  const root = `chrome-extension://${extensionId}/`;
  const panelPages = new WeakMap<Target, Promise<Page>>();

  function panelTargets(): Target[] {
    return browser.targets().filter((target) => target.type() === 'page' && target.url().startsWith(root + PANEL));
  }

  /** A side panel is no tab, so `target.page()` knows nothing of it, and each `asPage()` opens another session. */
  function asPanel(target: Target): Promise<Page> {
    const known = panelPages.get(target);
    if (known) return known;
    const page = target.page().then(async (tab) => patient(tab ?? (await target.asPage())));
    panelPages.set(target, page);
    return page;
  }

  const isWorker = (target: Target) => target.type() === 'service_worker' && target.url().startsWith(root);

  async function asWorker(target: Target): Promise<WebWorker> {
    const worker = await target.worker();
    if (!worker) throw new Error('the target is no worker');
    return worker;
  }

  const findWorker = async () => asWorker(await browser.waitForTarget(isWorker, { timeout: PAGE_TIMEOUT_MS }));

  /** What is pressed before a page is painted the browser throws away. */
  async function load(page: Page, url: string): Promise<Page> {
    await page.goto(url).catch(async (error: Error) => {
      // The browser put another frame in place of a new tab's first one, and the driver gave up what it had asked of that.
      if (!error.message.includes('frame was detached')) throw error;
      await until('the tab has a frame', () => page.evaluate(() => true));
      await page.goto(url);
    });
    await page
      .evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))))
      // It may have gone on to another page.
      .catch(() => {});
    return page;
  }

  await untilReady(await findWorker());
  return {
    browser,
    extensionId,
    extensionUrl: (path) => root + path,
    openPage: async (url) => load(await browser.newPage(), url),
    openWindow: async (url) => load(await browser.newPage({ type: 'window' }), url),
    panels: () => Promise.all(panelTargets().map(asPanel)),
    async panel() {
      const target = await until('one panel is open', () => {
        const open = panelTargets();
        return open.length === 1 && open[0];
      });
      return asPanel(target);
    },
    worker: findWorker,
    async killWorker() {
      const target = browser.targets().find(isWorker);
      if (!target) throw new Error('the background sleeps already');
      const worker = await asWorker(target);
      await worker.evaluate(() => Object.assign(globalThis, { isOldLife: true }));
      await worker.close();
      await until('the background has ended', async () => {
        const next = browser.targets().find(isWorker);
        return !next || isNewLife(next);
      });
    },
    async clickToolbarButton(page) {
      const extension = (await browser.extensions()).get(extensionId);
      if (!extension) throw new Error('the extension is not installed');
      await extension.triggerAction(page);
    },
    async dispose() {
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/**
 * Whether a background that was killed runs again, in the same target. One that starts again while the driver lets go
 * of it stays halted for a debugger that has left, until somebody says to go on.
 */
async function isNewLife(target: Target): Promise<boolean> {
  const session = await target.createCDPSession();
  const timeout = 1_000;
  try {
    await session.send('Runtime.runIfWaitingForDebugger', undefined, { timeout });
    const expression = '!("isOldLife" in globalThis)';
    const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true }, { timeout });
    return result.value === true;
  } finally {
    await session.detach();
  }
}

/** Events that come before the background's first run has told its listeners are lost; people are not that fast. */
async function untilReady(worker: WebWorker): Promise<void> {
  await until('the background listens and has its menu items', () =>
    worker.evaluate(async () => {
      await chrome.contextMenus.update('summarise-page', {});
      return chrome.action.onClicked.hasListeners();
    }),
  );
}

/** Chromium derives an unpacked extension's id from the manifest's `key`. */
async function readExtensionId(extension: string): Promise<string> {
  const { key } = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8')) as { key: string };
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/** A fresh profile's preferences pin the toolbar button and let the window fill the screen. */
async function writePreferences(
  profile: string,
  extensionId: string,
  display: Display | undefined,
  isInPrivate: boolean,
): Promise<void> {
  const preferences = {
    extensions: {
      pinned_extensions: [extensionId],
      ...(isInPrivate && { settings: { [extensionId]: { incognito: true } } }),
    },
    ...(display && {
      browser: { window_placement: { left: 0, top: 0, right: display.width, bottom: display.height, maximized: true } },
    }),
  };
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
}

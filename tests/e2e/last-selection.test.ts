import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launchBrowser, type TestBrowser } from '../helpers/browser.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { startWebsite, type Website } from './website.ts';

const INNER = '<!doctype html><p id="in">Inner words about lamps</p>';
const OUTER = `<!doctype html><title>Frames</title><h1 id="top">Top words about rope</h1>
  <iframe id="inner" src="/inner" style="width:600px;height:120px"></iframe><div id="host"></div>
  <iframe id="foreign" style="width:600px;height:120px"></iframe>
  <div id="edit" contenteditable>Editable words</div><textarea id="area">one\ntwo</textarea><input id="secret" type="password" value="hush">
  <p id="formula">area <span class="katex"><math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math><span aria-hidden="true">x2</span></span><br>in all</p>
  <pre id="code">if a:
    go()</pre>
  <script>
    document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML = '<p id="shadow">Shadow <b>words</b> about anchors</p>';
    document.getElementById('foreign').src = 'http://other.test:' + location.port + '/inner';
  </script>`;

describeInBrowser('headless', 'the selection that was made last', () => {
  let website: Website;
  let folder: string;

  beforeAll(async () => {
    website = await startWebsite({ '/': OUTER, '/inner': INNER });
    folder = await mkdtemp(join(tmpdir(), 'aside-selection-'));
  });
  afterAll(async () => {
    await website?.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  /** The extension, with leave to read every site from the start where `isOpen`. */
  async function launch(isOpen: boolean): Promise<TestBrowser> {
    const extension = join(folder, isOpen ? 'open' : 'closed');
    await cp(inject('extensionBuild'), extension, { recursive: true });
    if (isOpen) {
      const file = join(extension, 'manifest.json');
      const manifest = JSON.parse(await readFile(file, 'utf8'));
      await writeFile(file, JSON.stringify({ ...manifest, host_permissions: ['http://*/*'] }));
    }
    return launchBrowser(extension, undefined, [], ['--window-size=900,900']);
  }

  async function openPage(browser: TestBrowser): Promise<Page> {
    const page = await browser.openPage(website.url('/'));
    await page.setViewport({ width: 900, height: 900 });
    await until(
      'both frames are there',
      () => page.frames().filter((frame) => frame.url().endsWith('/inner')).length === 2,
    );
    await browser.clickToolbarButton(page);
    const worker = await browser.worker();
    // Until that is known, a panel that nobody clicked for opens as a tab, in front of the page.
    await until('the panel is known to be open', () =>
      worker.evaluate(async () =>
        Object.keys(await chrome.storage.session.get(null)).some((key) => key.startsWith('panel-open:')),
      ),
    );
    return page;
  }

  /** As a reader does: three clicks on a paragraph. */
  async function select(page: Page, selector: string): Promise<void> {
    const element = (await page.waitForSelector(selector)) as ElementHandle<Element>;
    await until(`${selector} is selected`, async () => {
      await element.click({ count: 3 });
      return element.evaluate((it) => {
        const isFocused = document.activeElement === it;
        const selection = (it.getRootNode() as Document).getSelection();
        // What is selected in a field is no selection of the page's.
        return it.localName === 'input' ? isFocused : selection?.containsNode(it, true) && !selection.isCollapsed;
      });
    });
  }

  /** The same on the first line in a frame, by its place: the frame of another site is another process. */
  async function selectInFrame(page: Page, selector: string): Promise<void> {
    const element = await page.waitForSelector(selector);
    const frame = await element?.contentFrame();
    await until(`words in ${selector} are selected`, async () => {
      const box = await element?.boundingBox();
      if (box) await page.mouse.click(box.x + 40, box.y + 28, { count: 3 });
      return frame?.evaluate(() => String(getSelection()) !== '');
    });
    // A frame that is another process tells the page around it a moment later.
    await until(`${selector} has the keyboard`, () =>
      page.evaluate((selector) => document.activeElement?.matches(selector), selector),
    );
  }

  /** What the shortcut leaves for the panel, before the panel takes it: the text, or the hint. */
  async function ask(browser: TestBrowser): Promise<string> {
    const worker = await browser.worker();
    return worker.evaluate(async () => {
      // The page's, whose address is open to us by the click, also when a panel in a tab of its own is in front.
      const tab = (await chrome.tabs.query({})).find(({ url }) => url?.startsWith('http'));
      const left = new Promise<string>((resolve) => {
        const { onChanged } = chrome.storage.session;
        onChanged.addListener(function onLeft(changes) {
          // The panel keeps what it has taken in its draft, a moment later.
          const orders = Object.entries(changes).filter(([key]) => /^(inbox|page):/.test(key));
          for (const [, { newValue }] of orders) {
            const left = JSON.stringify(newValue ?? null);
            const [, text, hint] = /"text":("(?:[^"\\]|\\.)+")|"hint":(\{.*?\}\})/.exec(left) ?? [];
            const isPage = left.includes('"kind":"attach"');
            if (!text && !hint && !isPage) continue;
            onChanged.removeListener(onLeft);
            resolve(text ? (JSON.parse(text) as string) : (hint ?? 'the page'));
          }
        });
      });
      const { onCommand } = chrome.commands as unknown as {
        onCommand: { dispatch(name: string, tab: unknown): void };
      };
      onCommand.dispatch('ask-selection', tab);
      return left;
    });
  }

  it('is read wherever it was made on one site, and is never an older one', async () => {
    const browser = await launch(false);
    try {
      const page = await openPage(browser);
      await select(page, '#top');
      expect(await ask(browser)).toBe('Top words about rope');
      await selectInFrame(page, '#inner');
      expect(await ask(browser)).toBe('Inner words about lamps');
      await select(page, '#host >>> #shadow');
      expect(await ask(browser)).toBe('Shadow words about anchors');
      await selectInFrame(page, '#inner');
      await select(page, '#edit');
      expect(await ask(browser)).toBe('Editable words');
      await page.$eval('#area', (area) => {
        (area as HTMLTextAreaElement).focus();
        (area as HTMLTextAreaElement).select();
      });
      expect(await ask(browser)).toBe('one\ntwo');
      await select(page, '#formula');
      await page.$eval('#formula', (formula) => getSelection()?.selectAllChildren(formula));
      expect(await ask(browser)).toBe('area $x^2$\nin all');
      await page.$eval('#code', (code) => getSelection()?.selectAllChildren(code));
      expect(await ask(browser)).toBe('if a:\n    go()');
      await select(page, '#secret');
      expect(await ask(browser)).toBe('the page');
    } finally {
      await browser.dispose();
    }
  });

  it('is named as closed where it may be in a frame of another site, and is no older one', async () => {
    const browser = await launch(false);
    try {
      const page = await openPage(browser);
      await select(page, '#top');
      await selectInFrame(page, '#foreign');
      expect(await ask(browser)).toContain('"site":"other.test"');
    } finally {
      await browser.dispose();
    }
  });

  it('is read in a frame of another site where that is open to us', async () => {
    const browser = await launch(true);
    try {
      const page = await openPage(browser);
      await select(page, '#top');
      await selectInFrame(page, '#foreign');
      expect(await ask(browser)).toBe('Inner words about lamps');
      await select(page, '#top');
      expect(await ask(browser)).toBe('Top words about rope');
    } finally {
      await browser.dispose();
    }
  });
});

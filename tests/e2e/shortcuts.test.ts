import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import type { TestBrowser } from '../helpers/browser.ts';
import { selectByMouse } from '../helpers/browser-menu.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { drivePanel } from './panel-driver.ts';
import { openWindowStage } from './stage.ts';
import { ARTICLE_FACT } from './website.ts';

describeInBrowser('window', 'the keyboard', () => {
  it('opens the panel with Alt+A, ready to be typed into, and closes it with the same', async () => {
    const { browser, display, ollama, website } = await openWindowStage();
    await openInFront(browser, website.url('/article'));
    await display.keys('alt+a');
    const panel = drivePanel(await browser.panel());
    await panel.takesKeys();
    ollama.script(tokens(['Hello.']));
    await display.type('Hi');
    await display.keys('Return');
    await panel.shows('Hello.');

    await display.keys('alt+a');
    await until('the panel is closed', async () => (await browser.panels()).length === 0);
  });

  it('asks about the selection with Alt+Q', async () => {
    const { browser, display, website } = await openWindowStage();
    const page = await openInFront(browser, website.url('/article'));
    await selectByMouse(display, page, '#p0', '#p0');
    await display.keys('alt+q');
    const panel = drivePanel(await browser.panel());
    await until('the quote has landed', async () => (await panel.quotes()).length === 1);
    expect(await panel.quotes()).toEqual([ARTICLE_FACT]);
  });

  it('asks about the page with Alt+Q where nothing is selected', async () => {
    const { browser, display, ollama, website } = await openWindowStage();
    await openInFront(browser, website.url('/article'));
    await display.keys('alt+q');
    const panel = drivePanel(await browser.panel());
    await panel.carriesPage();
    await panel.takesKeys();
    ollama.script(tokens(['A keeper counts.']));
    await display.type('Who counts');
    await display.keys('Return');
    await panel.shows('A keeper counts.');
    const asked = (await ollama.nextRequest()).body.messages.at(-1).content;
    expect(asked).toContain('Who counts');
    expect(asked).toContain(ARTICLE_FACT);
  });

  it('summarises the page with Alt+S', async () => {
    const { browser, display, ollama, website } = await openWindowStage();
    ollama.script(tokens(['A keeper', ' counts.']));
    await openInFront(browser, website.url('/article'));
    await display.keys('alt+s');
    const panel = drivePanel(await browser.panel());
    await panel.shows('A keeper counts.');
    expect((await ollama.nextRequest()).body.messages.at(-1).content).toContain(ARTICLE_FACT);
  });
});

/** Opens a page, and waits until the window manager has given the keyboard to its window. */
async function openInFront(browser: TestBrowser, url: string): Promise<Page> {
  const page = await browser.openPage(url);
  await until('the page has the keyboard', () => page.evaluate(() => document.hasFocus()));
  return page;
}

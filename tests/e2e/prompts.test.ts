import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { chooseFromMenu, selectByMouse } from '../helpers/browser-menu.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { drivePanel, openPanelTab } from './panel-driver.ts';
import { openStage, openWindowStage } from './stage.ts';
import { attachedTitles } from './tab-picker-driver.ts';
import { ARTICLE_FACT } from './website.ts';

/** Chooses a prompt as a person does: by `/`, some of its name, and Enter. */
async function choosePrompt(panel: Page, name: string): Promise<void> {
  await panel.waitForSelector('.attach');
  await panel.focus('.composer-field');
  await panel.keyboard.type(`/${name}`);
  await panel.waitForSelector('.tab-option.is-active');
  await panel.keyboard.press('Enter');
}

async function openLibrary(panel: Page): Promise<void> {
  await panel.waitForSelector('.attach');
  await panel.focus('.composer-field');
  await panel.keyboard.type('/');
  await panel.waitForSelector('.tab-option');
  const options = await panel.$$('.tab-option');
  await options.at(-1)?.click();
  await panel.waitForSelector('.prompt-row');
}

async function write(panel: Page, name: string | null, text: string, isPinned = false): Promise<void> {
  await panel.waitForSelector('.prompt-editor');
  const fields = [['input.field-input', name] as const, ['textarea', text] as const];
  for (const [selector, typed] of fields) {
    if (typed === null) continue;
    await panel.click(`.prompt-editor ${selector}`, { count: 3 });
    await panel.keyboard.down('Control');
    await panel.keyboard.press('a');
    await panel.keyboard.up('Control');
    await panel.keyboard.type(typed);
  }
  if (isPinned) await panel.click('.prompt-pin input');
  await panel.click('.prompt-editor button[type=submit]');
  await panel.waitForSelector('.prompt-list');
}

describeInBrowser('headless', 'prompts', () => {
  it('a new one is asked for with `/`, asks what it wants to know, and takes the page along', async () => {
    const { browser, ollama, website } = await openStage({ title: '', hasAllSites: true });
    ollama.script(tokens(['Dear Ada.']));
    await browser.openPage(website.url('/article'));
    const panel = await openPanelTab(browser);
    await openLibrary(panel.page);
    await panel.page.click('.prompts-foot .button');
    await write(panel.page, 'Letter', 'Write a letter {{ask:To whom?}} about this.\n\n{{page}}');
    await panel.page.keyboard.press('Escape');
    await panel.page.waitForSelector('.drawer', { hidden: true });

    await choosePrompt(panel.page, 'letter');
    await panel.page.waitForSelector('.prompt-question input');
    await panel.page.keyboard.type('to Ada');
    await panel.page.keyboard.press('Enter');
    const request = await ollama.nextRequest();
    const asked = request.body.messages.at(-1).content;
    expect(asked).toContain(ARTICLE_FACT);
    expect(asked).toContain('Write a letter to Ada about this.');
    expect(asked).not.toContain('{{');
    await panel.shows('Dear Ada.');
    expect(await attachedTitles(panel.page)).toEqual([]);
  });

  it('one that is changed in one window is the same in another', async () => {
    const { browser } = await openStage({ title: '' });
    const [one, other] = [await openPanelTab(browser), await openPanelTab(browser)];
    await other.page.bringToFront();
    await openLibrary(other.page);
    await one.page.bringToFront();
    await openLibrary(one.page);
    await one.page.click('.prompts-foot .button');
    await write(one.page, 'Haiku', 'Write a haiku.');
    await until('the other window has it', () =>
      other.page.$$eval('.prompt-name', (names) => names.some(({ textContent }) => textContent === 'Haiku')),
    );
  });
});

describeInBrowser('window', 'prompts in the context menu', () => {
  it('are those that were pinned, and a changed “Explain” is what the menu sends', async () => {
    const { browser, display, ollama, website } = await openWindowStage({ title: '' });
    const page = await browser.openPage(website.url('/article'));
    await browser.clickToolbarButton(page);
    const panel = drivePanel(await browser.panel());
    await openLibrary(panel.page);
    await panel.page.click('.prompt-row .prompt-open');
    await write(panel.page, null, 'Explain this like a pirate.');
    await panel.page.waitForFunction(() => document.querySelector('.prompts')?.textContent?.includes('like a pirate'));
    await panel.page.click('.prompts-foot .button');
    await write(panel.page, 'Rhyme', 'Make a rhyme of this.\n\n{{selection}}', true);
    await panel.page.waitForFunction(() => document.querySelector('.prompts')?.textContent?.includes('Rhyme'));
    await panel.page.keyboard.press('Escape');

    ollama.script(tokens(['Arr, storks.']));
    await selectByMouse(display, page, '#p0', '#p0');
    await chooseFromMenu(display, page, '#p0', { submenu: 1 });
    const explained = (await ollama.nextRequest()).body.messages.at(-1).content;
    expect(explained).toContain('Explain this like a pirate.');
    expect(explained).toContain(ARTICLE_FACT);
    await panel.shows('Arr, storks.');

    ollama.script(tokens(['Storks in rows.']));
    await selectByMouse(display, page, '#p0', '#p0');
    // Behind those of Aside's own: the fifth of the menu.
    await chooseFromMenu(display, page, '#p0', { submenu: 4 });
    const rhymed = (await ollama.nextRequest()).body.messages.at(-1).content;
    expect(rhymed).toContain('Make a rhyme of this.');
    expect(rhymed).toContain(ARTICLE_FACT);
    await panel.shows('Storks in rows.');
  });
});

import { expect, it } from 'vitest';
import { chooseFromMenu, selectByMouse } from '../helpers/browser-menu.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { drivePanel, openPanelTab, type PanelDriver } from './panel-driver.ts';
import { openStage, openWindowStage } from './stage.ts';
import { attachedTitles } from './tab-picker-driver.ts';
import { ARTICLE_FACT } from './website.ts';

/** Chooses a prompt as a person does: by `/`, some of its name, and Enter. */
async function choosePrompt({ page, type }: PanelDriver, name: string): Promise<void> {
  await type(`/${name.toLowerCase()}`);
  await until(`${name} is what Enter takes`, () =>
    page.$eval('.tab-option.is-active .tab-title', (title, name) => title.textContent === name, name),
  );
  await page.keyboard.press('Enter');
}

async function openLibrary({ page, type, click }: PanelDriver): Promise<void> {
  await type('/');
  await click('.tab-option:last-child');
  await page.waitForSelector('.prompt-row');
}

/** Opens the editor for a new one, as soon as the companion is there to keep it. */
async function add(panel: PanelDriver, name: string, text: string, isPinned = false): Promise<void> {
  await panel.click('.prompts-foot .button:not(:disabled)');
  await write(panel, name, text, isPinned);
}

async function write({ page, click }: PanelDriver, name: string | null, text: string, isPinned = false): Promise<void> {
  await page.waitForSelector('.prompt-editor');
  const fields = [['input.field-input', name] as const, ['textarea', text] as const];
  for (const [field, typed] of fields) {
    if (typed === null) continue;
    await click(`.prompt-editor ${field}`);
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await page.keyboard.type(typed);
  }
  if (isPinned) await click('.prompt-pin input');
  await click('.prompt-editor button[type=submit]');
  await page.waitForSelector('.prompt-list');
}

describeInBrowser('headless', 'prompts', () => {
  it('a new one is asked for with `/`, asks what it wants to know, and takes the page along', async () => {
    const { browser, ollama, website } = await openStage({ title: '', hasAllSites: true });
    ollama.script(tokens(['Dear Ada.']));
    await browser.openPage(website.url('/article'));
    const panel = await openPanelTab(browser);
    await openLibrary(panel);
    await add(panel, 'Letter', 'Write a letter {{ask:To whom?}} about this.\n\n{{page}}');
    await panel.page.keyboard.press('Escape');
    await panel.page.waitForSelector('.drawer', { hidden: true });

    await choosePrompt(panel, 'Letter');
    await panel.page.waitForSelector('.prompt-question input:focus');
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
    await openLibrary(other);
    await one.page.bringToFront();
    await openLibrary(one);
    await add(one, 'Haiku', 'Write a haiku.');
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
    await openLibrary(panel);
    // What can be kept can be changed.
    await panel.page.waitForSelector('.prompts-foot .button:not(:disabled)');
    await panel.click('.prompt-row .prompt-open');
    await write(panel, null, 'Explain this like a pirate.');
    await panel.page.waitForFunction(() => document.querySelector('.prompts')?.textContent?.includes('like a pirate'));
    await add(panel, 'Rhyme', 'Make a rhyme of this.\n\n{{selection}}', true);
    const rhyme = await until('the rhyme is in the library', () =>
      panel.page.$$eval('[data-prompt]', (handles) => {
        const found = (handles as HTMLElement[]).find(({ ariaLabel }) => ariaLabel?.includes('Rhyme'));
        return found?.dataset.prompt;
      }),
    );
    const worker = await browser.worker();
    await until('the rhyme is in the menu', async () => {
      // Fails where there is no such item.
      await worker.evaluate((id) => chrome.contextMenus.update(id, {}), `prompt:selection:${rhyme}`);
      return true;
    });
    await panel.page.keyboard.press('Escape');
    await panel.page.waitForSelector('.drawer', { hidden: true });

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

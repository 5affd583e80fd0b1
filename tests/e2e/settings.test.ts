import { expect, it } from 'vitest';
import { words } from '../../words/english/panel.ts';
import { preferenceWords } from '../../words/english/preferences.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { drivePanel, openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';

describeInBrowser('headless', 'the settings', () => {
  it('are the extension’s options page, hold in all windows at once, and delete all chats', async () => {
    const { browser, ollama } = await openStage();
    const panel = await openPanelTab(browser);
    const { page } = panel;
    ollama.script(tokens(['Because.']));
    await panel.ask('Why is the sky blue?');
    await panel.shows('Because.');
    await panel.hasAnswered();

    const options = await browser.openPage(browser.extensionUrl('options.html'));
    const choose = async (name: string, value: string) => {
      const field = await options.waitForSelector(`aria/${name}[role="combobox"]`);
      await field?.select(value);
    };
    const themeOf = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    await choose(preferenceWords.names.theme, 'dark');
    await until('the panel is dark', async () => (await themeOf()) === 'dark');
    await choose(preferenceWords.names.sendKey, 'mod_enter');
    await until('the panel has the key', () =>
      page.evaluate(() => document.documentElement.dataset.sendKey === 'mod_enter'),
    );
    await options.bringToFront();
    await drivePanel(options).click('.settings-delete-all[aria-disabled="false"]');
    await options.waitForSelector('.settings-delete input:focus');
    await options.keyboard.type(preferenceWords.deleteWord);
    await options.keyboard.press('Enter');
    await until('all chats are deleted', async () =>
      (await options.$eval('.settings', (all) => (all as HTMLElement).innerText)).includes(preferenceWords.deleted(1)),
    );
  });

  it('have what was typed, also when Escape closes them', async () => {
    const { browser } = await openStage();
    const panel = await openPanelTab(browser);
    const { page } = panel;
    const openInstructions = async () => {
      await panel.offers(words.settings);
      await panel.press(words.settings);
      return page.waitForSelector(`aria/${preferenceWords.names.defaultInstructions}[role="textbox"]`);
    };
    await (await openInstructions())?.click();
    await page.keyboard.type('Answer in rhymes.');
    await page.keyboard.press('Escape');
    await until('they are closed', async () => (await page.$('dialog[open]')) === null);
    const field = await openInstructions();
    expect(await field?.evaluate((each) => (each as HTMLTextAreaElement).value)).toBe('Answer in rhymes.');
  });
});

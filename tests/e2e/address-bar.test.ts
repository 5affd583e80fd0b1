import { expect, it } from 'vitest';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { drivePanel } from './panel-driver.ts';
import { openWindowStage } from './stage.ts';

describeInBrowser('window', 'the keyword in the address bar', () => {
  it('opens the side panel and asks what is typed behind it, each time in a new chat; a chat that matches is opened', async () => {
    const { browser, display, ollama, website } = await openWindowStage();
    const page = await browser.openPage(website.url('/article'));
    ollama.script(tokens(['Far', ' north.']));
    const hasKeyboard = () => page.evaluate(() => document.hasFocus());
    const type = async (text: string) => {
      // From the page: in the side panel the key is the panel's.
      await display.click(200, 700);
      await until('the page has the keyboard', hasKeyboard);
      await display.keys('ctrl+l');
      // What is typed before goes to the page.
      await until('the address bar has the keyboard', async () => !(await hasKeyboard()));
      await display.type('aside');
      await display.keys('Tab');
      await display.type(text);
    };
    const worker = await browser.worker();
    const suggested = () =>
      worker.evaluate(async () => {
        const kept = await chrome.storage.session.get('suggested-chats');
        return kept['suggested-chats'] as Record<string, string> | undefined;
      });
    await type('where do storks breed?');
    // By then the background knows in which window the panel is to be opened.
    await until('it was looked for chats', async () => (await suggested()) !== undefined);
    await display.keys('Return');
    const panel = drivePanel(await browser.panel());
    // The real one, and no tab.
    expect(await browser.browser.pages()).not.toContain(panel.page);
    await panel.shows('Far north.');
    expect((await ollama.nextRequest()).body.messages.at(-1)?.content).toBe('where do storks breed?');

    ollama.script(tokens(['No.']));
    await type('can they swim?');
    await display.keys('Return');
    await panel.shows('No.');
    const { body } = await ollama.nextRequest();
    expect(body.messages.map(({ content }: { content: string }) => content)).not.toContain('where do storks breed?');
    await panel.lacks('Far north.');
    expect(await browser.panels()).toHaveLength(1);

    await type('breed');
    const name = await until('the chat is suggested', async () => {
      const names = Object.keys((await suggested()) ?? {});
      return names.length === 1 && names[0];
    });
    // The browser shows its rows when it likes and tells nobody, so this is what it would say once that one is picked.
    await worker.evaluate((name) => {
      const { onInputEntered } = chrome.omnibox as unknown as {
        onInputEntered: { dispatch(text: string, disposition: string): void };
      };
      onInputEntered.dispatch(name, 'currentTab');
    }, name);
    await panel.shows('Far north.');
  });
});

import { expect, it } from 'vitest';
import { chooseFromMenu, selectByMouse } from '../helpers/browser-menu.ts';
import { manual, tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { drivePanel } from './panel-driver.ts';
import { openWindowStage } from './stage.ts';
import { ARTICLE_FACT } from './website.ts';

const ASK = { submenu: 0 };
const EXPLAIN = { submenu: 1 };

describeInBrowser('window', 'a selection, through the real context menu into the real side panel', () => {
  it('lands as a quote with its line breaks, and its answer streams', async () => {
    const { browser, display, ollama, website } = await openWindowStage();
    const page = await browser.openPage(website.url('/article'));
    const selected = await selectByMouse(display, page, '#p0', '#p1');
    expect(selected).toContain('\n');

    await chooseFromMenu(display, page, '#p0', ASK);
    const panel = drivePanel(await browser.panel());
    await until('the quote has landed', async () => (await panel.quotes()).length === 1);
    expect(await panel.quotes()).toEqual([selected.trim()]);
    expect(ollama.requests.some(({ path }) => path === '/api/chat')).toBe(false);

    // a panel that was just opened has the keyboard: what is typed now is the question
    await panel.takesKeys();
    const answer = manual();
    ollama.script(answer);
    await display.type('How many storks?');
    await display.keys('Return');
    const request = await ollama.nextRequest();
    expect(request.body.messages.at(-1).content).toContain(ARTICLE_FACT);
    expect(request.body.messages.at(-1).content).toContain('How many storks?');
    answer.token('Forty-one');
    await panel.shows('Forty-one');
    answer.token(', on one day.');
    answer.done();
    await panel.shows('Forty-one, on one day.');
    expect(await panel.quotes()).toEqual([]);
  });

  it('is explained at once when that is what was picked', async () => {
    const { browser, display, ollama, website } = await openWindowStage();
    const page = await browser.openPage(website.url('/article'));
    ollama.script(tokens(['It is about', ' counting.']));
    await selectByMouse(display, page, '#p0', '#p0');
    await chooseFromMenu(display, page, '#p0', EXPLAIN);
    const panel = drivePanel(await browser.panel());
    await panel.shows('It is about counting.');
  });

  it('lands in the panel of its own window only', async () => {
    const { browser, display, website } = await openWindowStage();
    const first = await browser.openPage(website.url('/article'));
    await selectByMouse(display, first, '#p0', '#p0');
    await chooseFromMenu(display, first, '#p0', ASK);
    const firstPanel = drivePanel(await browser.panel());
    await until('the first quote has landed', async () => (await firstPanel.quotes()).length === 1);

    const second = await browser.openWindow(website.url('/other'));
    await selectByMouse(display, second, '#p1', '#p1');
    await chooseFromMenu(display, second, '#p1', ASK);
    const secondPage = await until('a second panel is open', async () =>
      (await browser.panels()).find((panel) => panel !== firstPanel.page),
    );
    const secondPanel = drivePanel(secondPage);
    await until('the second quote has landed', async () => (await secondPanel.quotes()).length === 1);
    expect(await secondPanel.quotes()).toEqual([expect.stringContaining('tram')]);
    expect(await firstPanel.quotes()).toEqual([ARTICLE_FACT]);
  });

  it('joins a chat whose answer runs, and leaves that answer running', async () => {
    const { browser, display, ollama, website } = await openWindowStage();
    const page = await browser.openPage(website.url('/article'));
    await browser.clickToolbarButton(page);
    const panel = drivePanel(await browser.panel());
    const answer = manual();
    ollama.script(answer);
    await panel.ask('Tell me a story.');
    answer.token('Once upon');
    await panel.shows('Once upon');

    await selectByMouse(display, page, '#p0', '#p0');
    await chooseFromMenu(display, page, '#p0', ASK);
    await until('the quote has landed', async () => (await panel.quotes()).length === 1);
    answer.token(' a time.');
    answer.done();
    await panel.shows('Once upon a time.');
    expect(await panel.quotes()).toEqual([ARTICLE_FACT]);
  });
});

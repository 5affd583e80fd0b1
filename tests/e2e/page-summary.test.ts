import { expect, it, onTestFinished } from 'vitest';
import { chooseFromMenu } from '../helpers/browser-menu.ts';
import { manual, tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { drivePanel } from './panel-driver.ts';
import { openWindowStage } from './stage.ts';
import { ARTICLE_FACT, startWebsite } from './website.ts';

describeInBrowser('window', 'a summary of the page', () => {
  it('comes from the context menu into a panel that was closed', async () => {
    const { browser, display, ollama, website } = await openWindowStage();
    const answer = manual();
    ollama.script(answer);
    const page = await browser.openPage(website.url('/article'));
    await chooseFromMenu(display, page, 'h1', 'page');

    const panel = drivePanel(await browser.panel());
    const request = await ollama.nextRequest();
    const asked = request.body.messages.at(-1).content;
    expect(asked).toContain(ARTICLE_FACT);
    expect(asked).toContain('The keeper who counted');
    expect(asked).not.toContain('Home News Weather');
    answer.token('A keeper');
    await panel.shows('A keeper');
    answer.token(' counts birds.');
    answer.done();
    await panel.shows('A keeper counts birds.');
  });

  it('asked for in the panel without access says what to click, and goes on by itself after the click', async () => {
    const { browser, ollama, website } = await openWindowStage();
    const first = await browser.openPage(website.url('/other'));
    await browser.clickToolbarButton(first);
    const panel = drivePanel(await browser.panel());
    // another site: the click on the toolbar has opened nothing there
    await first.goto(website.url('/article', 'elsewhere.test'));

    await panel.press('Summarise this page');
    await panel.shows('Click Aside in the toolbar or press Alt+A to let it read this page.');
    await panel.offers('Allow on all sites');
    expect(ollama.requests.some(({ path }) => path === '/api/chat')).toBe(false);

    ollama.script(tokens(['A keeper', ' counts birds.']));
    await browser.clickToolbarButton(first);
    await panel.shows('A keeper counts birds.');
    expect(await browser.panels()).toHaveLength(1);
    const request = await ollama.nextRequest();
    expect(request.body.messages.at(-1).content).toContain(ARTICLE_FACT);
    await panel.offers('Always on elsewhere.test');
  });

  it('is not asked for any more once the page was left', async () => {
    const { browser, ollama, website } = await openWindowStage();
    const page = await browser.openPage(website.url('/other'));
    await browser.clickToolbarButton(page);
    const panel = drivePanel(await browser.panel());
    await page.goto(website.url('/article', 'elsewhere.test'));
    await panel.press('Summarise this page');
    await panel.shows('to let it read this page.');

    await page.goto(website.url('/other', 'third.test'));
    await panel.lacks('to let it read this page.');
    expect(ollama.requests.some(({ path }) => path === '/api/chat')).toBe(false);
  });

  it('is made of the page’s own sentences where there is no Ollama', async () => {
    const { browser, display, website } = await openWindowStage({ isOllamaDown: true });
    const page = await browser.openPage(website.url('/article'));
    await chooseFromMenu(display, page, 'h1', 'page');
    const panel = drivePanel(await browser.panel());
    await panel.shows('notebooks');
    await until('it is said whose answer it is', async () => (await panel.answers())[0]?.includes('reader'));
  });

  it('made in parts has its steps and their notes still after the panel was loaded again', async () => {
    const { browser, display } = await openWindowStage({ ollama: { contextTokens: 900 } });
    const lines = Array.from(
      { length: 60 },
      (_, day) => `<p>On day ${day} the keeper counted ${day * 7} storks over the harbour, and wrote it down.`,
    );
    const website = await startWebsite({
      '/long': `<!doctype html><title>Storks</title><article><h1>Storks</h1>${lines.join('')}`,
    });
    onTestFinished(() => website.dispose());
    const page = await browser.openPage(website.url('/long'));
    await chooseFromMenu(display, page, 'h1', 'page');
    const panel = drivePanel(await browser.panel());
    await panel.hasAnswered();
    await panel.shows(' steps');
    const steps = () => panel.page.$$eval('.steps li', (items) => items.map(({ textContent }) => textContent ?? ''));
    const shown = await steps();
    expect(shown[0]).toMatch(/^Reading part 1 of \dHello there\.$/);
    expect(shown.at(-1)).toMatch(/^Writing the summary/);

    await panel.page.reload();
    await panel.hasAnswered();
    await panel.shows(' steps');
    await until('the steps are the same', async () => JSON.stringify(await steps()) === JSON.stringify(shown));
  });

  it('is refused in words where a page can’t be read', async () => {
    const { browser, website } = await openWindowStage();
    const page = await browser.openPage(website.url('/article'));
    await browser.clickToolbarButton(page);
    const panel = drivePanel(await browser.panel());
    await page.goto('chrome://version');
    await panel.press('Summarise this page');
    await panel.shows('can’t read this page');
  });
});

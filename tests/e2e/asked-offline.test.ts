import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { words } from '../../words/english/panel.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { drivePanel } from './panel-driver.ts';
import { openWindowStage } from './stage.ts';
import { untilPanelIsClosed } from './until-panel-is-closed.ts';
import { ARTICLE_FACT } from './website.ts';

describeInBrowser('window', 'a question that was asked while the companion is away', () => {
  it('is asked once, with its page, when the panel is opened again after it was closed', async () => {
    const { browser, companion, ollama, website } = await openWindowStage({ title: '' });
    ollama.script(tokens(['A keeper.']), tokens(['Asked twice.']));
    await companion.stop();
    const page = await browser.openPage(website.url('/article'));
    await browser.clickToolbarButton(page);
    const panel = drivePanel(await browser.panel());
    // The notice pushes down what stands below it.
    await panel.shows('Aside’s companion isn’t running');
    await panel.press(words.askAboutPage);
    await panel.carriesPage();
    await panel.ask('Who is it about?');
    await panel.shows(words.waitingForCompanion);
    // It waits where it outlives the panel, and that takes a moment.
    await until('the question is kept', () => countKept(panel.page));
    await close();

    // Once more, still without a companion: it stands there, and waits.
    await browser.clickToolbarButton(page);
    const meanwhile = drivePanel(await browser.panel());
    await meanwhile.shows('Who is it about?');
    await meanwhile.shows(words.waitingForCompanion);
    expect(await meanwhile.text()).not.toContain(words.openingChat);
    await close();

    await companion.restart();
    await browser.clickToolbarButton(page);
    const again = drivePanel(await browser.panel());
    await again.shows('A keeper.');
    await again.shows('Who is it about?');
    const [asked] = questions();
    expect(asked?.body.messages.at(-1).content).toContain(ARTICLE_FACT);

    await close();
    await browser.clickToolbarButton(page);
    const last = drivePanel(await browser.panel());
    await last.shows('A keeper.');
    expect(questions()).toHaveLength(1);

    async function close(): Promise<void> {
      await browser.clickToolbarButton(page);
      await untilPanelIsClosed(browser);
    }

    function questions() {
      return ollama.requests.filter(({ path }) => path === '/api/chat');
    }
  });
});

/** How many questions wait in the panel's database. */
function countKept(panel: Page): Promise<number> {
  return panel.evaluate(async () => {
    const found = (await indexedDB.databases()).find(({ name }) => name === 'aside-outbox');
    // To open one that is not there would make one.
    if (!found?.name) return 0;
    const database = await settled(indexedDB.open(found.name));
    try {
      return await settled(database.transaction('questions').objectStore('questions').count());
    } finally {
      database.close();
    }

    function settled<T>(request: IDBRequest<T>): Promise<T> {
      return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    }
  });
}

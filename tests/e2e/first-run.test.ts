import { expect, it } from 'vitest';
import { firstRunWords as say } from '../../words/english/first-run.ts';
import { words } from '../../words/english/panel.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';

describeInBrowser('headless', 'the first run of a fresh profile', () => {
  it('goes from no companion over no model to a first answer by itself, and is gone after that', async () => {
    const { browser, companion, ollama, website } = await openStage({ ollama: { models: [] }, hasAllSites: true });
    await companion.stop();
    await browser.openPage(website.url('/article'));
    const panel = await openPanelTab(browser);
    const step = () => panel.page.$eval('[aria-current=step] h3', (title) => (title as HTMLElement).innerText);
    const isAt = (title: string) =>
      until(`the step is “${title}”`, async () => (await step().catch(() => '')) === title);
    await isAt(say.todo.companion);
    await panel.shows('npm start');

    await companion.restart();
    await isAt(say.todo.model);
    await panel.offers('Download ');

    ollama.models = [{ name: 'smollm2:135m' }];
    await isAt(say.todo.try);
    await panel.shows(say.done(2, 3));
    ollama.script(tokens(['A keeper', ' counts.']));
    await panel.press(words.summarisePage);
    await panel.shows('A keeper counts.');
    await panel.hasAnswered();
    await until('the first run is over for good', () =>
      panel.page.evaluate(async () => (await chrome.storage.local.get('isNew')).isNew === false),
    );

    await panel.page.reload();
    await panel.shows('A keeper counts.');
    await panel.press(words.newChat);
    await panel.offers(words.summarisePage);
    await panel.lacks(say.title);
    const another = await openPanelTab(browser);
    await another.offers(words.summarisePage);
    expect(await another.text()).not.toContain(say.title);
  });
});

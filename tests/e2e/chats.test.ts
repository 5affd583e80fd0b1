import { expect, it } from 'vitest';
import { historyWords } from '../../words/english/history.ts';
import { words } from '../../words/english/panel.ts';
import { manual, tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openDrawer } from './drawer-driver.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';

describeInBrowser('headless', 'the chats of before', () => {
  it('are found by a word of their answers and shown as they were, also in another browser', async () => {
    const { browser, ollama, replaceBrowser } = await openStage({ title: '' });
    ollama.script(tokens(['The chimney', ' is warm.']), tokens(['Frogs', ' and voles.']));
    const panel = await openPanelTab(browser);
    await panel.ask('Why the roof?');
    await panel.shows('The chimney is warm.');
    await panel.press(words.newChat);
    await panel.ask('What do they eat?');
    await panel.shows('Frogs and voles.');

    const drawer = await openDrawer(panel);
    await drawer.lists('What do they eat?', 'Why the roof?');
    await drawer.search('chimney');
    await until('the one chat is found', async () => (await drawer.lines()).length === 1);
    await drawer.open('Why the roof?');
    await panel.shows('The chimney is warm.');
    expect(await panel.answers()).toHaveLength(1);

    const other = await openPanelTab(await replaceBrowser());
    await other.shows(words.emptyTitle);
    const otherDrawer = await openDrawer(other);
    await otherDrawer.lists('What do they eat?', 'Why the roof?');
    await otherDrawer.open('What do they eat?');
    await other.shows('Frogs and voles.');
  });

  it('come back when their deletion is undone, and only then', async () => {
    const { browser, ollama } = await openStage({ title: '' });
    ollama.script(tokens(['The chimney', ' is warm.']), tokens(['Frogs', ' and voles.']));
    const panel = await openPanelTab(browser);
    await panel.ask('Why the roof?');
    await panel.shows('The chimney is warm.');
    await panel.press(words.newChat);
    await panel.ask('What do they eat?');
    await panel.shows('Frogs and voles.');

    const drawer = await openDrawer(panel);
    await drawer.remove('Why the roof?');
    await drawer.lists('What do they eat?');
    await panel.shows(historyWords.deleted('Why the roof?'));
    await panel.press(historyWords.undo);
    await drawer.lists('What do they eat?', 'Why the roof?');
    await drawer.open('Why the roof?');
    await panel.shows('The chimney is warm.');

    await (await openDrawer(panel)).remove('What do they eat?');
    await panel.page.close();
    const again = await openPanelTab(browser);
    await again.shows('The chimney is warm.');
    await (await openDrawer(again)).lists('Why the roof?');
  });

  it('are answered while another one is shown, and are whole when they are come back to', async () => {
    const answer = manual();
    const { browser, ollama } = await openStage({ title: '' });
    ollama.script(answer);
    const panel = await openPanelTab(browser);
    await panel.ask('How do storks travel?');
    answer.token('They glide');
    await panel.shows('They glide');

    await panel.press(words.newChat);
    await panel.lacks('They glide');
    answer.token(' on warm air');
    const drawer = await openDrawer(panel);
    await drawer.lists(`How do storks travel? ${historyWords.answeringNow}`);
    answer.token(' to the south.');
    answer.done();
    await drawer.lists('How do storks travel?');

    await drawer.open('How do storks travel?');
    await panel.shows('They glide on warm air to the south.');
    expect((await panel.text()).split('They glide')).toHaveLength(2);
    expect(await panel.answers()).toHaveLength(1);
  });

  it('are come back to while their answer still runs, and it goes on where it is', async () => {
    const answer = manual();
    const { browser, ollama } = await openStage({ title: '' });
    ollama.script(answer);
    const panel = await openPanelTab(browser);
    await panel.ask('How do storks travel?');
    answer.token('They glide');
    await panel.shows('They glide');
    await panel.press(words.newChat);
    await panel.lacks('They glide');
    answer.token(' on warm air');

    await (await openDrawer(panel)).open('How do storks travel?');
    await panel.shows('They glide on warm air');
    answer.token(' to the south.');
    answer.done();
    await panel.shows('They glide on warm air to the south.');
    expect((await panel.text()).split('They glide')).toHaveLength(2);
    expect(await panel.answers()).toHaveLength(1);
  });
});

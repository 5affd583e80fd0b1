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
    expect(await drawer.lines()).toHaveLength(1);
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

  it('are tagged, filtered, archived and deleted together, and what was deleted is undone', async () => {
    const { browser, ollama } = await openStage({ title: '' });
    const asked = ['Why the roof?', 'What do they eat?', 'Where do they sleep?'];
    ollama.script(...asked.map(() => tokens(['On the chimney.'])));
    const panel = await openPanelTab(browser);
    for (const [index, message] of asked.entries()) {
      if (index > 0) await panel.press(words.newChat);
      await panel.ask(message);
      // The list is in the order in which they were used, and the end of an answer is a use.
      await panel.hasAnswered(1);
    }
    const { page } = panel;
    const drawer = await openDrawer(panel);
    await drawer.lists(...asked.toReversed());
    for (const key of ['ArrowDown', 'Space', 'ArrowDown', 'Space'] as const) await page.keyboard.press(key);
    await panel.shows(historyWords.selected(2));
    await panel.press(historyWords.tags);
    await page.keyboard.type('storks');
    await page.keyboard.press('Enter');
    await panel.shows(historyWords.taggedMany(2, 'storks'));
    await drawer.lists('Where do they sleep? storks', 'What do they eat? storks', 'Why the roof?');
    await page.keyboard.press('Escape');

    await page.focus('.search-field');
    await page.keyboard.type('tag:storks chimney');
    await until('the tagged ones are found', async () => (await drawer.lines()).length === 2);
    await panel.shows(historyWords.chipTag('storks'));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await panel.shows(historyWords.selected(2));
    await panel.press(historyWords.archive);
    await panel.shows(historyWords.archivedMany(2));
    await page.$eval('.search-field', (field) => (field as HTMLInputElement).select());
    await page.keyboard.press('Backspace');
    await panel.press(historyWords.removeFilter(historyWords.chipTag('storks')));
    await drawer.lists('Why the roof?');

    await page.keyboard.type('is:archived ');
    await until('the archive is listed', async () => (await drawer.lines()).length === 2);
    for (const key of ['ArrowDown', 'Space'] as const) await page.keyboard.press(key);
    await panel.press(historyWords.selectAll);
    await panel.shows(historyWords.selected(2));
    await panel.press(historyWords.delete);
    await panel.shows(historyWords.deletedMany(2));
    await until('they are gone', async () => (await drawer.lines()).length === 0);
    await panel.press(historyWords.undo);
    await until('they are back', async () => (await drawer.lines()).length === 2);
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

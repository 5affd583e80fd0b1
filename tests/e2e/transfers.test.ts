import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { historyWords } from '../../words/english/history.ts';
import { words } from '../../words/english/panel.ts';
import { transferWords } from '../../words/english/transfers.ts';
import { takeDownloads } from '../helpers/downloads.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openDrawer } from './drawer-driver.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';

/** A panel with two chats, the second of them shown, and a folder for what it saves. */
async function start() {
  const { browser, ollama } = await openStage({ title: '' });
  ollama.script(tokens(['The **chimney**', ' is warm.']), tokens(['Frogs', ' and voles.']));
  const downloads = await takeDownloads(browser.browser);
  onTestFinished(() => downloads.dispose());
  const panel = await openPanelTab(browser);
  await panel.ask('Why the roof?');
  await panel.shows('is warm.');
  await panel.press(words.newChat);
  await panel.ask('What do they eat?');
  await panel.shows('Frogs and voles.');
  return { panel, downloads };
}

describeInBrowser('headless', 'chats as files', () => {
  it('leave one by one as Markdown, under the name of the chat and with all that was said', async () => {
    const { panel, downloads } = await start();
    const drawer = await openDrawer(panel);
    await drawer.lists('What do they eat?', 'Why the roof?');
    await panel.press(historyWords.chatActions('Why the roof?'));
    await panel.press(transferWords.markdown);
    const { name, text } = await downloads.next('.md');
    expect(name).toMatch(/^Why the roof \d{4}-\d\d-\d\d\.md$/);
    await panel.shows(transferWords.exported(name));
    expect(text).toContain('# Why the roof?');
    expect(text).toMatch(/## You\n\nWhy the roof\?\n\n## [^\n]+\n\nThe \*\*chimney\*\* is warm\.\n/);
    expect(text).not.toContain('Frogs');
  });

  it('leave together as JSON, and come back from it when they were deleted', async () => {
    const { panel, downloads } = await start();
    const drawer = await openDrawer(panel);
    await panel.press(transferWords.exportAll);
    await panel.press(transferWords.json);
    const { name, text } = await downloads.next('.json');
    expect(JSON.parse(text)).toMatchObject({ format: 'aside', conversations: [{}, {}] });
    await drawer.remove('Why the roof?');
    await drawer.remove('What do they eat?');
    await panel.shows(historyWords.noChats);

    const choosing = panel.page.waitForFileChooser();
    await panel.press(transferWords.importChats);
    await (await choosing).accept([join(downloads.folder, name)]);
    await panel.shows('2 chats can be imported.');
    await panel.press(transferWords.importNow);
    await panel.shows(transferWords.imported(2));
    await drawer.lists('What do they eat?', 'Why the roof?');
    await drawer.search('chimney');
    await drawer.open('Why the roof?');
    await panel.shows('The chimney is warm.');
  });
});

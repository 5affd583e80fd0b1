import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { firstRunWords } from '../../words/english/first-run.ts';
import { historyWords } from '../../words/english/history.ts';
import { pageNoticeWords } from '../../words/english/page-notice.ts';
import { words } from '../../words/english/panel.ts';
import { sourceWords } from '../../words/english/sources.ts';
import { manual, tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { driveCard, isAnyFrame } from './card-driver.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { type FirefoxStage, useFirefox } from './firefox-stage.ts';
import { chooseInFirefox, driveSidebar, openPairedSidebar } from './sidebar-driver.ts';
import { ARTICLE_FACT } from './website.ts';

describeInBrowser('firefox', 'the real sidebar in Firefox', () => {
  const openStage = useFirefox();

  it('pairs, chats, stops, is asked from the real menu about a selection and a page, and finds an earlier chat', async () => {
    const stage = await openStage({ title: '' });
    const { ollama, website, firefox } = stage;
    const { window } = firefox;
    // Firefox shows it once it is installed.
    expect(await window.isSidebarOpen()).toBe(true);
    await driveSidebar(window).shows(firstRunWords.todo.companion);
    const sidebar = await openPairedSidebar(stage);

    const storks = manual();
    ollama.script(storks);
    await sidebar.ask('Where do storks live?');
    storks.token('North');
    await sidebar.shows('North');
    storks.token(' of here.');
    storks.done();
    await sidebar.shows('North of here.');
    await ollama.nextRequest();

    const endless = manual();
    ollama.script(endless);
    await sidebar.press(words.newChat);
    await sidebar.lacks('North of here.');
    await sidebar.ask('Tell me all of it.');
    const asked = await ollama.nextRequest();
    endless.token('It was');
    await sidebar.shows('It was');
    await sidebar.press(words.stop);
    expect(await asked.closed).toBe('aborted');
    await sidebar.shows(words.stoppedEarly);

    const page = await firefox.openPage(website.url('/article'));
    await page.waitForSelector('#p4');
    await chooseInFirefox(window, page, '#p0', 'ask-selection');
    await sidebar.shows(ARTICLE_FACT);
    ollama.script(tokens(['Forty-one.']));
    await sidebar.ask('How many?');
    await sidebar.shows('Forty-one.');
    expect(await lastQuestion(stage)).toContain(ARTICLE_FACT);

    ollama.script(tokens(['A keeper', ' counts.']));
    await chooseInFirefox(window, page, 'h1', 'summarise-page');
    await sidebar.shows('A keeper counts.');
    expect(await lastQuestion(stage)).toContain(ARTICLE_FACT);

    await sidebar.press(historyWords.title);
    await sidebar.type('.drawer[open] input[type=search]', 'north');
    await sidebar.press('Where do storks live?');
    await sidebar.shows('North of here.');
    await sidebar.lacks('A keeper counts.');
  });

  it('stays open for the click that lets it read a page, asks for sites in the browser’s own words, and again once they are taken back', async () => {
    const stage = await openStage();
    const { ollama, website, firefox } = stage;
    const { window } = firefox;
    const sidebar = await openPairedSidebar(stage);

    await (await firefox.openPage(website.url('/other'))).waitForSelector('#p4');
    await sidebar.press(words.summarisePage);
    await sidebar.shows(pageNoticeWords.allowAllSites);
    await sidebar.waitsForAccess();
    // What the background knew of the panel is gone, as after half a minute; the click starts it anew.
    await window.endBackground();
    ollama.script(tokens(['Trams', ' are late.']));
    await window.clickToolbarButton();
    await sidebar.shows('Trams are late.');
    expect(await window.isSidebarOpen()).toBe(true);
    // It is the page beside the panel that the chat is about.
    expect(await sidebar.text()).not.toContain(sourceWords.useAlso);

    await sidebar.press(words.newChat);
    await (await firefox.openPage(website.url('/article', '127.0.0.1'))).waitForSelector('#p4');
    await sidebar.press(words.summarisePage);
    await sidebar.press(pageNoticeWords.allowAllSites);
    ollama.script(tokens(['A keeper', ' counts.']));
    await window.allow();
    await sidebar.shows('A keeper counts.');

    await window.revokeSites();
    await sidebar.press(words.newChat);
    await (await firefox.openPage(website.url('/other', '127.0.0.1'))).waitForSelector('#p4');
    await sidebar.press(words.summarisePage);
    await sidebar.shows(pageNoticeWords.allowAllSites);

    await sidebar.waitsForAccess();
    await window.clickToolbarButton();
    // The same text was summarised before.
    await sidebar.shows('Trams are late.');
    await sidebar.waitsForNothing();
    // Now a click closes it, and the next one opens it.
    await window.clickToolbarButton();
    await until('the sidebar is closed', async () => !(await window.isSidebarOpen()));
    await window.clickToolbarButton();
    await until('the sidebar is open', window.isSidebarOpen);
  });

  it('is asked with Alt+Q about the page where nothing is selected in it', async () => {
    const stage = await openStage({ title: '' });
    const { ollama, website, firefox } = stage;
    const sidebar = await openPairedSidebar(stage);
    const page = await firefox.openPage(website.url('/article'));
    await page.waitForSelector('#p4');
    await page.bringToFront();
    await firefox.window.pressShortcut('Q');
    await until('the page is attached', () =>
      firefox.window.inSidebar<boolean>(`return content.document.querySelector('.composer .chip') !== null;`),
    );
    ollama.script(tokens(['A keeper counts.']));
    await sidebar.ask('Who counts?');
    await sidebar.shows('A keeper counts.');
    expect(await lastQuestion(stage)).toContain(ARTICLE_FACT);
  });

  it('is paired in a private window as anywhere, and nothing of what is asked there is kept', async () => {
    const stage = await openStage({ title: '' });
    const { ollama, companion, website, firefox, dataDir } = stage;
    await firefox.window.openPrivateWindow();
    const sidebar = await openPairedSidebar(stage);
    await sidebar.shows(words.temporaryChat);
    ollama.script(tokens(['Quagga', ' answers.']));
    await sidebar.ask('Which zebra?');
    await sidebar.shows('Quagga answers.');

    const page = await firefox.openPage(website.url('/article'));
    await page.waitForSelector('#p0');
    expect(await firefox.window.run(`return gBrowser.currentURI.spec`)).toBe(page.url());
    ollama.script(tokens(['Quagga, ', 'by the card.']), tokens(['No zebra at all.']));
    await chooseInFirefox(firefox.window, page, '#p0', 'ask-here');
    const card = driveCard(page, -1, isAnyFrame);
    await card.shows('Quagga, by the card.');
    await card.ask('And which other zebra?');
    await card.shows('No zebra at all.');
    await companion.stop();
    for (const file of await readdir(dataDir, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const kept = await readFile(join(file.parentPath, file.name), 'latin1');
      expect(kept, file.name).not.toMatch(/Quagga|zebra/);
    }
  });
});

/** What the model was asked last, all of it. */
async function lastQuestion({ ollama }: FirefoxStage): Promise<string> {
  return String((await ollama.nextRequest()).body.messages.at(-1)?.content);
}

import type { BrowserContext } from 'puppeteer-core';
import { expect, it, onTestFinished } from 'vitest';
import { pairingWords } from '../../words/english/pairing.ts';
import { preferenceWords } from '../../words/english/preferences.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { patient } from '../helpers/patient-pages.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openDrawer } from './drawer-driver.ts';
import { openCompanionScreen, openSettingsScreen } from './pairing-driver.ts';
import { drivePanel, openPanelTab, type PanelDriver } from './panel-driver.ts';
import { runAside } from './run-aside.ts';
import { openStage, type Stage } from './stage.ts';

const NOT_PAIRED = 'This browser is no longer paired';

/** Has an administrator invite somebody, and gives the link that is to be sent to them. */
async function invite(stage: Stage, name: string, ...quotas: string[]): Promise<string> {
  const said = await runAside(stage, 'people', '--invite', name, ...quotas);
  const [link] = /http:\S+\/#invite=[\w.-]+/.exec(said) ?? [];
  if (!link) throw new Error(`no link in ${said}`);
  return link;
}

/** Opens a link as somebody does who has never been there. */
async function openLink({ browser }: Stage, link: string): Promise<PanelDriver> {
  const context: BrowserContext = await browser.browser.createBrowserContext();
  onTestFinished(() => context.close().catch(() => {}));
  const page = patient(await context.newPage());
  await page.goto(link);
  return drivePanel(page);
}

describeInBrowser('headless', 'somebody who is invited', () => {
  it('opens the link, chats on the companion’s own page by themselves, and is told when they were removed', async () => {
    const stage = await openStage({ flags: ['--people'] });
    const { ollama, companion } = stage;
    const link = await invite(stage, 'Anna', '--turns', '2', '--questions', '60');
    const anna = await openLink(stage, link);
    await anna.shows('smollm2:135m');
    expect(anna.page.url()).toBe(`http://${companion.address}/`);
    ollama.script(tokens(['In tall', ' trees.']));
    await anna.takesKeys();
    await anna.ask('Where do herons nest?');
    await anna.shows('In tall trees.');
    await anna.hasAnswered();

    await openSettingsScreen(anna);
    await anna.shows('Anna');
    await anna.shows(preferenceWords.atOnce(2));
    await anna.shows(preferenceWords.inAnHour(1, 60));
    await anna.shows(preferenceWords.thisBrowser);
    await anna.page.keyboard.press('Escape');

    // Whoever started the companion has chats of their own, and somebody else who has the link comes too late.
    const host = await openPanelTab(stage.browser);
    const drawer = await openDrawer(host);
    await host.lacks('A title');
    await drawer.close();
    expect(await runAside(stage, 'people')).toMatch(/Anna/);
    const late = await openLink(stage, link);
    await late.shows('This link has been used already.');

    await anna.page.bringToFront();
    await runAside(stage, 'people', '--revoke', 'Anna');
    await anna.shows(NOT_PAIRED);
    await anna.page.reload();
    await anna.shows(pairingWords.pairInvited);
  });

  it('pastes the link in the extension, pairs another browser from there, and takes its key away again', async () => {
    const stage = await openStage({ flags: ['--people'], isStranger: true });
    const { ollama, companion, browser } = stage;
    const panel = await openPanelTab(browser);
    const screen = await openCompanionScreen(panel);
    await screen.says(pairingWords.pairInvited);
    await screen.pair(await invite(stage, 'Bert'), companion.address);
    await screen.isGone();
    await panel.takesKeys();
    ollama.script(tokens(['North', ' of here.']));
    await panel.ask('Where do storks live?');
    await panel.shows('North of here.');
    await panel.hasAnswered();

    await openSettingsScreen(panel);
    await panel.shows('Bert');
    await panel.shows(preferenceWords.unbounded);
    await panel.press(preferenceWords.pairAnother);
    const code = await panel.page.waitForSelector('.person-code code');
    const typed = String(await code?.evaluate((shown) => shown.textContent)).replace('-', '');
    const other = await openLink(stage, `http://${companion.address}/#pair=${typed}`);
    await other.shows('smollm2:135m');
    const drawer = await openDrawer(other);
    await drawer.lists('A title');
    await drawer.close();

    await panel.page.bringToFront();
    await panel.page.waitForSelector('.person-code', { hidden: true });
    await panel.press(preferenceWords.removeBrowser);
    await panel.click('.room-question .is-danger');
    await other.page.bringToFront();
    await other.shows(NOT_PAIRED);
    await panel.page.bringToFront();
    await panel.shows(preferenceWords.thisBrowser);
    await runAside(stage, 'people', '--revoke', 'Bert');
    await panel.shows(NOT_PAIRED);
  });
});

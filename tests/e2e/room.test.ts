import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { expect, it, onTestFinished } from 'vitest';
import { manual, tokens } from '../helpers/fake-ollama-answers.ts';
import { launchPlainFirefox } from '../helpers/firefox.ts';
import { patient } from '../helpers/patient-pages.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { drivePanel, openPanelTab, type PanelDriver } from './panel-driver.ts';
import { openStage } from './stage.ts';

/** A name in a sentence keeps its direction to itself. */
const named = (name: string) => `\u2068${name}\u2069`;

/** Has the host's panel make a link for whoever has it. */
async function makeLink({ page, press }: PanelDriver): Promise<string> {
  await press('Create link');
  const field = await page.waitForSelector('.new-link input');
  return (await field?.evaluate((input) => (input as HTMLInputElement).value)) ?? '';
}

async function closeDrawer({ page }: PanelDriver): Promise<void> {
  await page.keyboard.press('Escape');
  await page.waitForSelector('.drawer[open]', { hidden: true });
}

/** Opens a link as somebody does who has never been there, and goes in by a name. */
async function join(browser: Browser | BrowserContext, link: string, name: string): Promise<PanelDriver> {
  const page = patient(await browser.newPage());
  await page.goto(link);
  const field = await page.waitForSelector('.room-page input');
  expect(await page.evaluate(() => location.href)).not.toContain('room=');
  await field?.type(name);
  await field?.press('Enter');
  await page.waitForSelector('.panel');
  return drivePanel(page);
}

async function newContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.createBrowserContext();
  onTestFinished(() => context.close().catch(() => {}));
  return context;
}

const questions = ({ page }: PanelDriver) =>
  page.$$eval('.question-text, .waiting-text > bdi:last-child', (all) =>
    all.map((each) => (each as HTMLElement).innerText),
  );
const askers = ({ page }: PanelDriver) =>
  page.$$eval('.question, .waiting-text', (all) =>
    all.map((each) => (each.querySelector('.question-asker, .waiting-asker') as HTMLElement | null)?.innerText ?? ''),
  );
const answers = ({ page }: PanelDriver) =>
  page.$$eval('.markdown', (all) => all.map((each) => (each as HTMLElement).innerText));

const showsAsked = (panel: PanelDriver, wanted: readonly string[]) =>
  until(`the questions are ${wanted.join(' ')}`, async () => (await questions(panel)).join() === wanted.join());
const showsAskers = (panel: PanelDriver, wanted: readonly string[]) =>
  until(`the askers are ${wanted.join(' ')}`, async () => (await askers(panel)).join() === wanted.join());
const showsAnswers = (panel: PanelDriver, wanted: readonly string[]) =>
  until(`the answers are ${wanted.join(' ')}`, async () => (await answers(panel)).join() === wanted.join());

/** Presses a button of the host's that asks first, and then the one that means it. */
async function pressForGood(panel: PanelDriver, button: string): Promise<void> {
  await panel.press(button);
  await panel.click('.room-question .is-danger');
}

/** Waits until it says at the place of the chat why there is none any more. */
const isTold = ({ page }: PanelDriver, words: string) =>
  until(`it says "${words}"`, () =>
    page.$eval('.room-page-title', (title, words) => title.textContent === words, words),
  );

/** Keeps the page's thread busy, as a slow machine does. */
async function withBusyPage(page: Page, act: () => Promise<void>): Promise<void> {
  await page.evaluate(() => {
    const until = performance.now() + 4_000;
    setTimeout(() => {
      while (performance.now() < until);
    });
  });
  await act();
}

/** The host's panel, in which a chat is about to be shared. */
async function openSharing({ browser, ollama }: Pick<Awaited<ReturnType<typeof openStage>>, 'browser' | 'ollama'>) {
  const host = await openPanelTab(browser);
  ollama.script(tokens(['A room has people.']));
  await host.ask('What is a room?');
  await host.shows('A room has people.');
  await host.press('Share this chat');
  return host;
}

describeInBrowser('firefox', 'a chat that is shared', () => {
  it('has people of three browsers ask in it, in order, and stop each other; one is removed, one killed', async () => {
    const { browser, ollama } = await openStage();
    const host = await openSharing({ browser, ollama });
    const link = await makeLink(host);
    await closeDrawer(host);

    const chromium = await newContext(browser.browser);
    const anna = await join(chromium, link, 'Anna');
    await anna.shows('A room has people.');
    await host.shows(`${named('Anna')} is here`);
    const firefox = await launchPlainFirefox();
    onTestFinished(() => firefox.dispose());
    const ben = await join(firefox.browser, link, 'Ben');
    await ben.shows('A room has people.');
    await anna.shows(`${named('Ben')} and the host are here`);

    // What one writes is told to the others, once somebody is known to be there.
    // Firefox tells no marks of direction.
    await ben.shows('and the host are here');
    await ben.page.waitForSelector('textarea');
    await ben.page.focus('textarea');
    await ben.page.keyboard.type('B');
    await anna.shows(`${named('Ben')} is typing…`);
    await ben.page.keyboard.press('Backspace');

    const [first, second, third] = [manual(), manual(), manual()];
    ollama.script(first, second, third);
    await anna.ask('Anna?');
    first.token('To Anna: ');
    await host.shows('To Anna:');
    await ben.ask('Ben?');
    await host.shows('Ben?');
    await host.ask('Host?');
    const all = ['What is a room?', 'Anna?', 'Ben?', 'Host?'];
    for (const panel of [host, anna, ben]) await showsAsked(panel, all);
    await showsAskers(host, ['', 'Anna', 'Ben', '']);
    await showsAskers(anna, ['Host', 'You', 'Ben', 'Host']);
    await anna.shows('Asked next');

    await ben.press('Stop');
    await anna.shows(`Stopped by ${named('Ben')}`);
    await host.shows(`Stopped by ${named('Ben')}`);

    await second.started;
    await withBusyPage(anna.page, async () => {
      for (const piece of ['To ', 'Ben', ': fast.']) second.token(piece);
      second.done();
      third.token('To the host: all.');
      third.done();
      await host.shows('To the host: all.');
    });
    const said = ['A room has people.', 'To Anna:', 'To Ben: fast.', 'To the host: all.'];
    for (const panel of [host, anna, ben]) await showsAnswers(panel, said);

    // Who comes late has all of it, and so has who comes back.
    const late = await newContext(browser.browser);
    const clara = await join(late, link, 'Clara');
    await showsAsked(clara, all);
    await showsAnswers(clara, said);
    await anna.page.reload();
    await showsAnswers(anna, said);
    await showsAskers(anna, ['Host', 'You', 'Ben', 'Host']);

    await host.shows('3 people are here');
    await clara.page.goto('chrome://crash').catch(() => {});
    await host.shows(`${named('Anna')} and ${named('Ben')} are here`);

    await host.press(`${named('Anna')} and ${named('Ben')} are here`);
    await pressForGood(host, `Remove ${named('Ben')}`);
    await isTold(ben, 'You were removed from this chat');
    await closeDrawer(host);
    await host.shows(`${named('Anna')} is here`);

    await host.press(`${named('Anna')} is here`);
    await pressForGood(host, 'Stop sharing');
    await isTold(anna, 'This chat is no longer shared');
  });
});

describeInBrowser('headless', 'a link to a chat', () => {
  it('that lets one person read lets nobody else in, and its reader ask nothing', async () => {
    const { browser, ollama } = await openStage();
    const host = await openSharing({ browser, ollama });
    await host.page.waitForSelector('.room-form');
    const [may, uses] = await host.page.$$('.room-form select');
    await may?.select('1');
    await uses?.select('1');
    const link = await makeLink(host);
    await closeDrawer(host);

    const reader = await join(await newContext(browser.browser), link, 'Anna');
    await reader.shows('A room has people.');
    await reader.shows('You’re reading along.');
    expect(await reader.page.$('textarea')).toBeNull();

    const second = await (await newContext(browser.browser)).newPage();
    await second.goto(link);
    const field = await second.waitForSelector('.room-page input');
    await field?.type('Ben');
    await field?.press('Enter');
    await until('it says why not', () =>
      second.$eval('.room-page .field-problem', (problem) => (problem.textContent ?? '').trim() !== ''),
    );

    await reader.press('The host is here');
    await pressForGood(reader, 'Leave this chat');
    await isTold(reader, 'You left this chat');
    // The link is used up, and nobody is left.
    await host.offers('Share this chat');
  });
});

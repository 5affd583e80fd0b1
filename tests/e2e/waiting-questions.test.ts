import { expect, it } from 'vitest';
import { manual, tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab, type PanelDriver } from './panel-driver.ts';
import { openStage } from './stage.ts';

const waitingOf = ({ page }: PanelDriver) =>
  page.$$eval('.waiting-text', (all) => all.map((each) => (each as HTMLElement).innerText.trim()));
const waits = (panel: PanelDriver, ...wanted: string[]) =>
  until(`what waits is ${wanted.join(', ')}`, async () => (await waitingOf(panel)).join() === wanted.join());

describeInBrowser('headless', 'questions that are asked next', () => {
  it('stand alike in two windows, whichever moves, changes or removes them, and are asked so', async () => {
    const { browser, ollama } = await openStage();
    const panel = await openPanelTab(browser);
    const first = manual();
    ollama.script(first, tokens(['A.']), tokens(['B.']), tokens(['C.']));
    await panel.ask('head');
    first.token('first answer');
    await panel.shows('first answer');
    for (const question of ['one', 'two', 'three', 'four']) await panel.ask(question);
    await waits(panel, 'one', 'two', 'three', 'four');
    const other = await openPanelTab(browser);
    await waits(other, 'one', 'two', 'three', 'four');

    await panel.page.bringToFront();
    const rows = await panel.page.$$('.waiting-row .waiting-text');
    await rows[0]?.drop(rows[3] as NonNullable<(typeof rows)[0]>);
    await waits(panel, 'four', 'one', 'two', 'three');
    await waits(other, 'four', 'one', 'two', 'three');

    await other.page.bringToFront();
    await other.click('.waiting-row:nth-child(2) .waiting-remove');
    await waits(other, 'four', 'two', 'three');
    await waits(panel, 'four', 'two', 'three');

    await panel.page.bringToFront();
    await panel.page.focus('.composer textarea');
    await panel.page.keyboard.press('ArrowUp');
    await panel.page.waitForSelector('.waiting .edit textarea:focus');
    await panel.page.keyboard.type(', please');
    await panel.page.keyboard.press('Enter');
    await waits(panel, 'four', 'two', 'three, please');
    await waits(other, 'four', 'two', 'three, please');

    first.done();
    for (const answer of ['A.', 'B.', 'C.']) await panel.shows(answer);
    const asked = ollama.requests
      .filter(({ path }) => path === '/api/chat')
      .map(({ body }) => body.messages.at(-1).content);
    expect(asked).toEqual(['head', 'four', 'two', 'three, please']);
  });
});

import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { manual, tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab, type PanelDriver } from './panel-driver.ts';
import { openStage } from './stage.ts';

const LONG = Array.from({ length: 60 }, (_, n) => `Stork ${n} stands.\n\n`);

describeInBrowser('headless', 'chats that were left', () => {
  it('are found by their words, while another one goes on being answered', async () => {
    const { browser, ollama } = await openStage();
    const panel = await openPanelTab(browser);
    const cranes = manual();
    ollama.script(tokens(['Standing on one leg.']), cranes);
    await panel.ask('What do storks do?');
    await panel.shows('Standing on one leg.');
    await panel.shows('A title');
    await panel.type('half a thought');

    await panel.press('New chat');
    await until('its draft stays behind', async () => (await written(panel)) === '');
    await panel.ask('And cranes?');
    cranes.token('They dance');
    await panel.shows('They dance');

    await panel.press('Chats');
    await panel.page.waitForSelector('.drawer[open]');
    await panel.page.keyboard.type('stor');
    // What the first letters found stands there until all of them are looked for.
    await panel.page.waitForSelector('.hits[aria-busy=false] .hit');
    expect(await panel.page.$$eval('.drawer mark', (marks) => marks.map((mark) => mark.textContent))).toEqual([
      'storks',
    ]);
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('Enter');
    await panel.shows('Standing on one leg.');
    await panel.lacks('They dance');
    await until('its draft is there', async () => (await written(panel)) === 'half a thought');

    await panel.offers('Chats: one is answering');
    cranes.token(' in pairs.');
    cranes.done();
    await until('nothing runs elsewhere', async () => !(await isBusyElsewhere(panel.page)));
    await panel.press('Chats');
    await panel.page.waitForSelector('.drawer[open]');
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('Enter');
    await panel.shows('They dance in pairs.');
  });

  it('are as they were read and written when the panel is loaded again', async () => {
    const { browser, ollama } = await openStage();
    const panel = await openPanelTab(browser);
    ollama.script(tokens(LONG));
    await panel.ask('Count the storks.');
    await panel.shows('Stork 59 stands.');
    await panel.hasAnswered();
    await panel.type('half a thought');
    await panel.keeps('half a thought');
    await panel.restsAt('end');
    await panel.page.hover('.conversation-scroll');
    await panel.page.mouse.wheel({ deltaY: -600 });
    await panel.restsAt('middle');
    // Where it rests is told a moment later, and kept a moment after that.
    await panel.keeps('"offset":-');
    const before = await scrollTop(panel.page);

    await panel.page.reload();
    await panel.shows('Stork 59 stands.');
    await until('the place is found again', async () => Math.abs((await scrollTop(panel.page)) - before) < 2);
    await until('its draft is there', async () => (await written(panel)) === 'half a thought');
  });
});

function written(panel: PanelDriver): Promise<string> {
  return panel.page.$eval('textarea', (field) => field.value);
}

function isBusyElsewhere(page: Page): Promise<boolean> {
  return page.$eval('.history-button', (button) => button.classList.contains('is-running'));
}

function scrollTop(page: Page): Promise<number> {
  return page.$eval('.conversation-scroll', (box) => box.scrollTop);
}

import { expect, it } from 'vitest';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';

const long = (word: string) => Array.from({ length: 60 }, (_, nth) => `${word} ${nth}.`).join('\n\n');

describeInBrowser('headless', 'an answer from another model', () => {
  it('is asked for from the end of the first, stands beside it, and either is what the chat goes on from', async () => {
    const { browser, ollama } = await openStage({
      ollama: { models: [{ name: 'smollm2:135m' }, { name: 'qwen3:8b' }] },
    });
    ollama.script(tokens([long('Stork')]), tokens([long('Heron')]), tokens(['Both.']));
    const panel = await openPanelTab(browser);
    const { page } = panel;
    await page.setViewport({ width: 900, height: 700 });
    // What is on its way in stands nowhere yet.
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await panel.ask('Which birds stand on one leg?');
    await panel.hasAnswered(1);
    const first = await page.$eval('.usage-model', (model) => model.textContent);
    await panel.click('.again-with');
    await page.waitForSelector('.model-choice [role=option]');
    const other = await page.$eval('.model-choice [aria-selected=false]', (option) => option.getAttribute('data-key'));
    await panel.choose(other ?? '');
    await panel.shows('Heron 59.');
    const asked = ollama.requests.filter(({ path }) => path === '/api/chat').map(({ body }) => body.model);
    expect(asked).toEqual([first, other]);

    await panel.hasAnswered(1);
    await panel.click('.compare-button');
    await until(
      'both are there to their ends',
      async () =>
        (await page.$$('.compare-side .markdown')).length === 2 &&
        (await page.$eval('.compare', (compare) => (compare as HTMLElement).innerText)).match(/(Stork|Heron) 59\./g)
          ?.length === 2,
    );
    const places = () =>
      page.$$eval('.compare-side', (sides) =>
        sides.map((side) => {
          const { left, width } = side.getBoundingClientRect();
          return {
            left: Math.round(left),
            width: Math.round(width),
            isSeen: getComputedStyle(side).visibility === 'visible',
          };
        }),
      );
    expect(await places()).toEqual([
      { left: 0, width: 450, isSeen: true },
      { left: 450, width: 450, isSeen: true },
    ]);
    // Each is scrolled by itself.
    await page.$eval('.compare-side .compare-text', (text) => text.scrollTo(0, 300));
    expect(await page.$$eval('.compare-text', (texts) => texts.map(({ scrollTop }) => scrollTop))).toEqual([300, 0]);

    await page.setViewport({ width: 420, height: 700 });
    await until('one is over the other', async () => (await places()).every(({ left }) => left === 0));
    expect((await places()).map(({ isSeen }) => isSeen)).toEqual([false, true]);
    await panel.click('.compare-switch button');
    await until('the other is seen', async () => (await places())[0]?.isSeen === true);
    expect(await page.$$eval('.compare-text', (texts) => texts.map(({ scrollTop }) => scrollTop))).toEqual([300, 0]);

    await panel.click('.compare-side.is-front .button');
    await until('it is gone', async () => (await page.$('.compare')) === null);
    await panel.shows('Stork 59.');
    await until('the keyboard is at the versions', () =>
      page.evaluate(() => document.activeElement?.closest('.branches') != null),
    );
    await panel.ask('Both?');
    await panel.shows('Both.');
    const last = ollama.requests.findLast(({ path }) => path === '/api/chat');
    expect(last?.body.messages.at(-2).content).toContain('Stork 1.');
  });
});

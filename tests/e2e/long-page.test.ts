import { expect, it, onTestFinished } from 'vitest';
import { type ManualAnswer, manual, tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';
import { startWebsite } from './website.ts';

/** Tokens that the model takes at once. */
const CONTEXT = 1_000;
const DAYS = 500;
const days = Array.from(
  { length: DAYS },
  (_, day) => `<p>On day ${day + 1} the keeper counted ${day * 7} storks over the harbour, and wrote it all down.</p>`,
);
const PAGE = `<!doctype html><title>Storks</title><article><h1>Storks</h1>${days.join('\n')}</article>`;
/** About a quarter of its characters are tokens. */
const PAGE_TOKENS = days.join('').replace(/<[^>]*>/g, '').length / 4;

const NOT_RUNNING = 'Aside’s companion isn’t running';

describeInBrowser('headless', 'a page ten times as long as the context', () => {
  it('is summarised in parts, stopped at the third, taken up after a restart, kept, and written anew', async () => {
    expect(PAGE_TOKENS).toBeGreaterThan(10 * CONTEXT);
    let third: ManualAnswer | undefined = manual();
    const held = third;
    /** The first day of each part that the model has read, and 'summary' for the last step. */
    const read: string[] = [];
    const { browser, companion, ollama } = await openStage({
      title: '',
      hasAllSites: true,
      ollama: {
        contextTokens: CONTEXT,
        answer({ body }) {
          const asked = String(body.messages.at(-1)?.content);
          const [, first] = /On day (\d+) /.exec(asked) ?? [];
          if (read.length === 2 && third) {
            third = undefined;
            return held;
          }
          read.push(first ?? 'summary');
          return tokens([first === undefined ? 'The whole summary.' : `Note from day ${first}.`]);
        },
      },
    });
    const website = await startWebsite({ '/storks': PAGE });
    onTestFinished(() => website.dispose());
    await browser.openPage(website.url('/storks'));
    const panel = await openPanelTab(browser);
    await panel.press('Summarise this page');

    const stopped = await held.started;
    await panel.shows('Reading part 3 of ');
    held.token('Half a note');
    await panel.press('Stop');
    expect(await stopped.request.closed).toBe('aborted');
    await panel.shows('Stopped');
    const before = [...read];
    expect(before).toHaveLength(2);

    await companion.stop();
    // It offers to retry as well: until that is gone there are two of these buttons.
    await panel.shows(NOT_RUNNING);
    await companion.restart();
    await panel.lacks(NOT_RUNNING);
    await panel.press('Retry');
    await panel.shows('The whole summary.');
    // What was read before it was stopped is not read again, and each part after it once.
    expect(read.slice(0, 2)).toEqual(before);
    const parts = read.filter((part) => part !== 'summary');
    expect(new Set(parts).size).toBe(parts.length);
    expect(parts.length).toBeGreaterThan(10);
    expect(ollama.requests.length).toBeGreaterThan(parts.length);

    const asked = read.length;
    await panel.press('New chat');
    await panel.press('Summarise this page');
    await panel.shows('The whole summary.');
    await panel.offers('Refresh');
    expect(read).toHaveLength(asked);

    await panel.press('Refresh');
    await until('it is read anew', () => read.length >= 2 * asked);
    await panel.lacks('Refresh');
    expect(read.slice(asked)).toEqual(read.slice(0, asked));
  });
});

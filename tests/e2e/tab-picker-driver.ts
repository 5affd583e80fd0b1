import type { Page } from 'puppeteer-core';
import { until } from '../helpers/until.ts';

/** Waits until the one tab whose title or address holds these words is loaded. */
export async function hasTab(panel: Page, words: string): Promise<void> {
  await until(`the tab “${words}” is loaded`, () =>
    panel.evaluate(async (words) => {
      const isMeant = ({ title, url }: chrome.tabs.Tab) =>
        `${title}\n${url}`.toLowerCase().includes(words.toLowerCase());
      const [tab, ...others] = (await chrome.tabs.query({})).filter(isMeant);
      return others.length === 0 && tab?.status === 'complete';
    }, words),
  );
}

/** Attaches the one tab whose title or address holds these words, as a person does: by `@` and Enter. */
export async function pickTab(panel: Page, words: string): Promise<void> {
  // The picker lists the tabs as they are when it opens.
  await hasTab(panel, words);
  // Without the part that picks, it would only be text.
  await panel.waitForSelector('.attach');
  await panel.focus('textarea');
  await panel.keyboard.type(`@${words}`);
  await panel.waitForSelector('.tab-option.is-active');
  await until('one tab is left', () => panel.$$eval('.tab-option', (all) => all.length === 1));
  await panel.keyboard.press('Enter');
  await panel.waitForSelector('.tab-picker', { hidden: true });
}

/** The titles of what will go along with the next question. */
export function attachedTitles(panel: Page): Promise<string[]> {
  return panel.$$eval('.composer .receipt-title', (all) => all.map((title) => (title as HTMLElement).innerText));
}

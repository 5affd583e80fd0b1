import type { ElementHandle, Page } from 'puppeteer-core';
import { until } from '../helpers/until.ts';

/** A person at the panel: finds things by their words and roles, as a screen reader does. */
export interface PanelDriver {
  readonly page: Page;
  /** Types a question and sends it with Enter. */
  ask(question: string): Promise<void>;
  press(button: string): Promise<void>;
  /** Waits until what is typed on the keyboard lands in the composer. */
  takesKeys(): Promise<void>;
  /** Picks from the list that is open. */
  choose(option: string): Promise<void>;
  /** The visible text of the whole panel, with a plain space in the place of one that never breaks. */
  text(): Promise<string>;
  /** Waits until the panel shows these words somewhere. */
  shows(words: string): Promise<void>;
  /** Waits until the panel no longer shows these words. */
  lacks(words: string): Promise<void>;
  /** Waits until a button of this name can be pressed. */
  offers(button: string): Promise<void>;
  /** The text of each answer, oldest first. */
  answers(): Promise<string[]>;
  /** Quotes that will go along with the next question. */
  quotes(): Promise<string[]>;
  /** Waits until a page will go along with the next question. */
  carriesPage(): Promise<void>;
}

export function drivePanel(page: Page): PanelDriver {
  // the region that only a screen reader hears keeps what was said last
  const text = () =>
    page.$$eval('.panel > :not([role=status])', (parts) =>
      parts
        .map((part) => (part as HTMLElement).innerText)
        .join('\n')
        .replaceAll('\u00a0', ' '),
    );
  const says = async (words: string) => (await text()).includes(words.replaceAll('\u00a0', ' '));
  /** By the beginning of its name: what is to be read aloud may go on with a shortcut or a hint. */
  const findButton = async (name: string) => {
    for (const button of await page.$$('button:not(:disabled)')) {
      const label = await button.evaluate((element) => element.ariaLabel ?? (element.innerText || element.title));
      if (label.trim().startsWith(name)) return button;
    }
    return null;
  };
  return {
    page,
    text,
    async ask(question) {
      await page.focus('textarea');
      await page.keyboard.type(question);
      await page.keyboard.press('Enter');
    },
    async press(name) {
      await settle(page, `the button "${name}" was pressed`, async () => {
        const found = await findButton(name);
        return found !== null && isPressed(found);
      });
    },
    takesKeys: () =>
      settle(page, 'the composer has the keyboard', () =>
        page.evaluate(() => document.hasFocus() && document.activeElement instanceof HTMLTextAreaElement),
      ),
    async choose(option) {
      const click = (name: string) =>
        page.$$eval(
          '[role=option]',
          (options, name) => {
            const found = options.find((option) => (option as HTMLElement).innerText.includes(name)) as
              | HTMLElement
              | undefined;
            found?.click();
            return found !== undefined;
          },
          name,
        );
      await until(`there is an option "${option}"`, () => click(option));
    },
    shows: (words) => settle(page, `the panel says "${words}"`, () => says(words)),
    lacks: (words) => settle(page, `the panel no longer says "${words}"`, async () => !(await says(words))),
    offers: (name) => settle(page, `there is a button "${name}"`, async () => (await findButton(name)) !== null),
    answers: () => page.$$eval('.answer', (all) => all.map((answer) => (answer as HTMLElement).innerText)),
    quotes: () => page.$$eval('.composer blockquote', (all) => all.map((quote) => (quote as HTMLElement).innerText)),
    carriesPage: () => settle(page, 'a page is attached', async () => (await page.$('.composer .chip')) !== null),
  };
}

/**
 * Clicks a button, and says whether the click met it: when a notice comes in between the look and the click, the button
 * has moved away, as it has from under a person's hand.
 */
async function isPressed(button: ElementHandle): Promise<boolean> {
  const heard = await button.evaluateHandle((element) => {
    const heard = { click: false };
    const note = () => {
      heard.click = true;
    };
    element.addEventListener('click', note, { capture: true, once: true });
    return heard;
  });
  await button.click();
  // The press may have taken the panel along.
  return heard.evaluate(({ click }) => click).catch(() => true);
}

/** Waits, and says what the panel showed when it waited in vain. */
async function settle(page: Page, what: string, probe: () => Promise<boolean>): Promise<void> {
  try {
    await until(what, probe);
  } catch (cause) {
    const shown = await page.evaluate(() => document.body.innerText).catch(String);
    throw new Error(`${(cause as Error).message}; it shows:\n${shown}`, { cause });
  }
}

/** The panel as a tab, where a headless browser has no side panel. */
export async function openPanelTab(browser: {
  openPage(url: string): Promise<Page>;
  extensionUrl(path: string): string;
}): Promise<PanelDriver> {
  return drivePanel(await browser.openPage(browser.extensionUrl('sidepanel.html')));
}

import type { ElementHandle, Page } from 'puppeteer-core';
import { until } from '../helpers/until.ts';
import { isPressed } from './is-pressed.ts';

/** A person at the panel: finds things by their words and roles, as a screen reader does. */
export interface PanelDriver {
  readonly page: Page;
  /** Types into the composer, where its caret is. */
  type(text: string): Promise<void>;
  /** Types a question, and sends it with Enter as soon as it can be sent. */
  ask(question: string): Promise<void>;
  /** Clicks a button, in the drawer if one is open. By the beginning of its name. */
  press(button: string): Promise<void>;
  /** Clicks what this finds first, once it is there. */
  click(selector: string): Promise<void>;
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
  /** Waits until so many answers are whole, each with what can be done with it, and none is on its way. */
  hasAnswered(count?: number): Promise<void>;
  /** Waits until these words are among what outlives the panel. */
  keeps(words: string): Promise<void>;
  /** Waits until the conversation stands still, with its end in view or something before it. */
  restsAt(place: 'end' | 'middle'): Promise<void>;
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
  /** What is to be read aloud may go on with a shortcut or a hint. */
  const findButton = (name: string) =>
    find(
      page,
      (name) => {
        // What is behind a drawer is out of reach.
        const within = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document;
        return [...within.querySelectorAll<HTMLElement>('button:not(:disabled)')].find((button) =>
          (button.ariaLabel ?? (button.innerText || button.title)).trim().startsWith(name),
        );
      },
      name,
    );
  const findElement = (selector: string) => find(page, (selector) => document.querySelector(selector), selector);
  const press = (what: string, find: () => Promise<ElementHandle | null>) =>
    settle(page, `${what} was pressed`, async () => {
      const found = await find();
      return found !== null && isPressed(found);
    });
  async function type(text: string): Promise<void> {
    await settle(page, 'there is a field to ask in', async () => {
      await page.focus(FIELD);
      return true;
    });
    await page.keyboard.type(text);
  }
  return {
    page,
    text,
    type,
    async ask(question) {
      await type(question);
      // Something that is to go along may still be on its way.
      await settle(page, `"${question}" can be sent`, () =>
        page.$eval(
          FIELD,
          (field, question) =>
            (field as HTMLTextAreaElement).value.endsWith(question) &&
            field.closest('form')?.querySelector('[type=submit]:not(:disabled)') != null,
          question,
        ),
      );
      await page.keyboard.press('Enter');
    },
    press: (name) => press(`the button "${name}"`, () => findButton(name)),
    click: (selector) => press(selector, () => findElement(selector)),
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
    hasAnswered: (count) =>
      settle(page, 'it is answered', () =>
        page.evaluate((count) => {
          const { length } = document.querySelectorAll('.answer');
          const isCounted = count === undefined ? length > 0 : length === count;
          return isCounted && document.querySelectorAll('.answer[aria-busy=false] > .turn-end').length === length;
        }, count),
      ),
    restsAt: (place) =>
      settle(page, `the conversation rests at its ${place}`, async () => (await findRest(page)) === place),
    keeps: (words) =>
      settle(page, `"${words}" is kept`, () =>
        page.evaluate(async (words) => JSON.stringify(await chrome.storage.session.get()).includes(words), words),
      ),
    answers: () => page.$$eval('.answer', (all) => all.map((answer) => (answer as HTMLElement).innerText)),
    quotes: () => page.$$eval('.composer blockquote', (all) => all.map((quote) => (quote as HTMLElement).innerText)),
    carriesPage: () => settle(page, 'a page is attached', async () => (await page.$('.composer .chip')) !== null),
  };
}

/** Where the conversation is scrolled to; null while it moves or grows. */
function findRest(page: Page): Promise<'end' | 'middle' | null> {
  return page.$eval('.conversation-scroll', async (box) => {
    const measure = () => [box.scrollTop, box.scrollHeight, box.clientHeight].join();
    const before = measure();
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    if (measure() !== before) return null;
    return box.scrollHeight - box.clientHeight - box.scrollTop < 2 ? 'end' : 'middle';
  });
}

/** What a question is written in; what an earlier one is changed in looks alike. */
const FIELD = 'form.composer textarea';

/** One look at the page, in which nothing can change. */
async function find(
  page: Page,
  look: (words: string) => Element | null | undefined,
  words: string,
): Promise<ElementHandle | null> {
  return (await page.evaluateHandle(look, words)).asElement() as ElementHandle | null;
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

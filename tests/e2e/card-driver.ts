import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { until } from '../helpers/until.ts';
import { hearsClick } from './hears-click.ts';

/** A person at the in-page card, which is a frame of the extension's own: it is looked at through the debugger. */
export interface CardDriver {
  /** Its visible text; undefined while there is no card. */
  text(): Promise<string | undefined>;
  shows(words: string): Promise<void>;
  press(button: string): Promise<void>;
  offers(button: string): Promise<void>;
  /** Clicks what this finds first. */
  follow(selector: string): Promise<void>;
  /** Types a follow-up, and does not send it. */
  type(question: string): Promise<void>;
  /** Types a follow-up and sends it with Enter. */
  ask(question: string): Promise<void>;
  /** Selects all its text, and copies it with the keyboard. */
  copyAll(): Promise<string>;
  isGone(): Promise<void>;
}

const isCardPage = (frame: Frame) => frame.url().endsWith('/card.html');

/** Firefox does not tell the address of such a frame: to be used on pages that have no other frames. */
export const isAnyFrame = (frame: Frame) => frame.parentFrame() !== null;

/** The `index`th card of a page; the last one by default. */
export function driveCard(page: Page, index = -1, isCard = isCardPage): CardDriver {
  const find = () => page.frames().filter(isCard).at(index);
  const text = async () => find()?.evaluate(() => document.body.innerText);
  const there = () => until('there is a card', find);
  // Some can't be pressed before the browser has told that nothing covers them.
  const nameButton = (name: string) => `button[aria-label="${name}"]:enabled`;
  /** What is typed reaches the frame once the page around it has heard that it has the keyboard. */
  const takesKeys = () =>
    until('the card has the keyboard', () => page.evaluate(() => document.activeElement?.localName === 'aside-card'));
  async function type(question: string): Promise<void> {
    const field = await (await there()).waitForSelector('textarea', { visible: true });
    await field?.focus();
    await takesKeys();
    await page.keyboard.type(question);
    await until('the question is typed', async () => (await field?.evaluate(({ value }) => value)) === question);
  }
  return {
    text,
    async shows(words) {
      let last: string | undefined;
      await until(`the card says "${words}"`, async () => {
        last = await text().catch(() => undefined);
        return last?.includes(words);
      }).catch((cause) => {
        throw new Error(`the card says ${JSON.stringify(last)}, not "${words}"`, { cause });
      });
    },
    async press(name) {
      await until(`the button "${name}" was pressed`, async () => {
        const frame = find();
        const button = await frame?.$(nameButton(name));
        if (!frame || !button || !(await standsStill(button))) return false;
        // A press may take the frame away, and then nothing answers that the button was let go of.
        return Promise.race([hearsClick(button), isDetached(page, frame)]);
      });
    },
    async follow(selector) {
      await until(`${selector} was clicked`, async () => {
        const found = await find()?.$(selector);
        return found !== null && found !== undefined && (await standsStill(found)) && hearsClick(found);
      });
    },
    async offers(name) {
      await (await there()).waitForSelector(nameButton(name), { visible: true });
    },
    type,
    async ask(question) {
      await type(question);
      await page.keyboard.press('Enter');
    },
    async copyAll() {
      const frame = await there();
      const body = await frame.waitForSelector('.card-turns');
      await body?.click();
      await takesKeys();
      return until('all of it is selected', async () => {
        await page.keyboard.down('Control');
        await page.keyboard.press('a');
        await page.keyboard.press('c');
        await page.keyboard.up('Control');
        return frame.evaluate(() => String(getSelection()));
      });
    },
    async isGone() {
      await until('the card is gone', async () => find() === undefined && (await page.$('aside-card')) === null);
    },
  };
}

/** A card that still grows takes its buttons along. */
async function standsStill(button: ElementHandle): Promise<boolean> {
  const before = JSON.stringify(await button.boundingBox());
  await button.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
  return JSON.stringify(await button.boundingBox()) === before;
}

/** Once a frame is taken out of its page. */
function isDetached(page: Page, frame: Frame): Promise<true> {
  return new Promise((resolve) => {
    page.on('framedetached', function onDetached(detached) {
      if (detached !== frame) return;
      page.off('framedetached', onDetached);
      resolve(true);
    });
  });
}

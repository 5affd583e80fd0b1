import type { Frame, Page } from 'puppeteer-core';
import { until } from '../helpers/until.ts';

/** A person at the in-page card, which is a frame of the extension's own: it is looked at through the debugger. */
export interface CardDriver {
  /** Its visible text; undefined while there is no card. */
  text(): Promise<string | undefined>;
  shows(words: string): Promise<void>;
  press(button: string): Promise<void>;
  offers(button: string): Promise<void>;
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
  // Some can't be pressed before the browser has told that nothing covers them.
  const findButton = (frame: Frame | undefined, name: string) =>
    frame?.waitForSelector(`button[aria-label="${name}"]:enabled`, { visible: true });
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
      const frame = find();
      const button = await findButton(frame, name);
      // A card that still grows takes its buttons along.
      let last = '';
      await until(`the button "${name}" stands still`, async () => {
        const before = last;
        last = JSON.stringify(await button?.boundingBox());
        return last === before;
      });
      // A press may take the frame away, and then nothing answers that the button was let go of.
      const click = async () => (await findButton(frame, name))?.click();
      await Promise.race([click(), isDetached(page, frame)]);
    },
    async offers(name) {
      await findButton(find(), name);
    },
    async ask(question) {
      const field = await find()?.waitForSelector('textarea', { visible: true });
      await field?.type(question);
      await field?.press('Enter');
    },
    async copyAll() {
      const frame = find();
      const body = await frame?.waitForSelector('.card-turns');
      await body?.click();
      await page.keyboard.down('Control');
      await page.keyboard.press('a');
      await page.keyboard.press('c');
      await page.keyboard.up('Control');
      return (await frame?.evaluate(() => String(getSelection()))) ?? '';
    },
    async isGone() {
      await until('the card is gone', async () => find() === undefined && (await page.$('aside-card')) === null);
    },
  };
}

/** Once a frame is taken out of its page. */
function isDetached(page: Page, frame: Frame | undefined): Promise<void> {
  return new Promise((resolve) => {
    page.on('framedetached', function onDetached(detached) {
      if (detached !== frame) return;
      page.off('framedetached', onDetached);
      resolve();
    });
  });
}

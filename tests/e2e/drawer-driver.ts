import { historyWords } from '../../words/english/history.ts';
import { words } from '../../words/english/panel.ts';
import { until } from '../helpers/until.ts';
import type { PanelDriver } from './panel-driver.ts';

/** A person in the drawer of chats. */
export interface DrawerDriver {
  /** What each line of the list says, the latest chat first; of what was found while something is looked for. */
  lines(): Promise<string[]>;
  /** Waits until the list is this one, line by line. */
  lists(...lines: string[]): Promise<void>;
  /** Looks for words, and waits for what is found. */
  search(text: string): Promise<void>;
  /** Opens the first line that begins with these words, which closes the drawer. */
  open(title: string): Promise<void>;
  remove(title: string): Promise<void>;
  close(): Promise<void>;
}

/** Presses the button that opens the chats, and waits for the drawer. */
export async function openDrawer(panel: PanelDriver): Promise<DrawerDriver> {
  const { page } = panel;
  await panel.press(historyWords.title);
  const field = await page.waitForSelector('.drawer[open] input[type=search]');

  const isGone = () => until('the drawer is closed', async () => (await page.$('.drawer')) === null);
  const lines = () =>
    page.$$eval('.drawer .chat-open', (rows) => rows.map((row) => (row as HTMLElement).innerText.replace(/\s+/g, ' ')));
  return {
    lines,
    async lists(...wanted) {
      await until(
        `the drawer lists ${wanted.join(' | ')}`,
        async () => (await lines()).join('\n') === wanted.join('\n'),
      );
    },
    async search(text) {
      await field?.type(text);
      await page.waitForSelector('.drawer .hits[aria-busy=false], .drawer .history-note');
    },
    async open(title) {
      await panel.press(title);
      await isGone();
    },
    async remove(title) {
      await panel.press(historyWords.chatActions(title));
      await panel.press(historyWords.delete);
    },
    async close() {
      await panel.press(words.close);
      await isGone();
    },
  };
}

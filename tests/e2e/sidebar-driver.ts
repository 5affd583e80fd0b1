import type { Page } from 'puppeteer-core';
import type { MenuItemId } from '../../sidebar/gestures/menus.ts';
import { ACCESS_WANTED } from '../../sidebar/pages/page-orders.ts';
import { pairingWords } from '../../words/english/pairing.ts';
import { words } from '../../words/english/panel.ts';
import type { FirefoxWindow } from '../helpers/firefox-window.ts';
import { until } from '../helpers/until.ts';
import type { FirefoxStage } from './firefox-stage.ts';
import { showPairingCode } from './run-aside.ts';

/** A person at Firefox's real sidebar, which no driver lists among its pages. */
export interface SidebarDriver {
  text(): Promise<string>;
  shows(words: string): Promise<void>;
  lacks(words: string): Promise<void>;
  /** By the beginning of its name. */
  press(button: string): Promise<void>;
  /** Types into what this selector finds, over whatever is there. */
  type(selector: string, text: string): Promise<void>;
  /** Waits until the background knows that the sidebar waits to be let into the page beside it, however soon a click comes. */
  waitsForAccess(): Promise<void>;
  /** Waits until the background knows that it waits for nothing. */
  waitsForNothing(): Promise<void>;
  /** Types a question and sends it with Enter. */
  ask(question: string): Promise<void>;
}

export function driveSidebar(window: FirefoxWindow): SidebarDriver {
  const text = () => window.inSidebar<string>(`return content.document.body.innerText.replaceAll('\\u00a0', ' ');`);
  const type: SidebarDriver['type'] = async (selector, typed) => {
    await until(`there is ${selector}`, () =>
      window.inSidebar(
        `const field = content.document.querySelector(args[0]);
        field.focus();
        field.value = args[1];
        field.dispatchEvent(new content.Event('input', { bubbles: true }));
        return true;`,
        selector,
        typed,
      ),
    );
  };
  async function settle(what: string, isSo: (shown: string) => boolean): Promise<void> {
    let last = '';
    await until(what, async () => {
      last = await text();
      return isSo(last);
    }).catch((cause) => {
      throw new Error(`waited in vain until ${what}; it shows:\n${last}`, { cause });
    });
  }
  /** What the background reads at once: its copy of what the sidebar waits for. */
  const isWaiting = () =>
    window.inSidebar<boolean>(
      `return Object.keys(content.localStorage).some((key) => key.startsWith(args[0]));`,
      ACCESS_WANTED,
    );
  return {
    text,
    type,
    async waitsForAccess() {
      await until('the background knows that the sidebar waits', isWaiting);
    },
    async waitsForNothing() {
      await until('the background knows that nothing is waited for', async () => !(await isWaiting()));
    },
    shows: (words) => settle(`the sidebar says "${words}"`, (shown) => shown.includes(words.replaceAll('\u00a0', ' '))),
    lacks: (words) => settle(`the sidebar no longer says "${words}"`, (shown) => !shown.includes(words)),
    async press(name) {
      await until(`the button "${name}" was pressed`, () =>
        window.inSidebar(
          `const nameOf = (button) => (button.ariaLabel ?? (button.innerText || button.title)).trim();
          const found = [...content.document.querySelectorAll('button:not(:disabled)')];
          found.find((each) => nameOf(each).startsWith(args[0])).click();
          return true;`,
          name,
        ),
      );
    },
    async ask(question) {
      await type('.composer-field', question);
      await window.inSidebar(
        `const key = { key: 'Enter', bubbles: true, cancelable: true };
        content.document.querySelector('.composer-field').dispatchEvent(new content.KeyboardEvent('keydown', key));`,
      );
    },
  };
}

/** Opens the sidebar of the window in front, unless it is open, and pairs it with the code that `aside pair` shows. */
export async function openPairedSidebar(stage: FirefoxStage): Promise<SidebarDriver> {
  const { window } = stage.firefox;
  const sidebar = driveSidebar(window);
  if (!(await window.isSidebarOpen())) await window.clickToolbarButton();
  await sidebar.press(`${words.model}:`);
  await sidebar.press(words.companionMenu);
  await sidebar.shows(pairingWords.pairRun);
  await sidebar.type('.pairing input:not(.is-code)', stage.companion.address);
  await sidebar.type('.pairing .is-code', await showPairingCode(stage));
  await sidebar.press(pairingWords.pair);
  await sidebar.lacks(pairingWords.pairRun);
  await sidebar.lacks(words.notConnected);
  return sidebar;
}

/** Picks one of our items from the real context menu on an element; of the page's own, with nothing selected. */
export async function chooseInFirefox(
  window: FirefoxWindow,
  page: Page,
  selector: string,
  item: MenuItemId,
): Promise<void> {
  await page.bringToFront();
  await page.$eval(
    selector,
    (element, isPage) => {
      const selection = getSelection();
      if (isPage) selection?.removeAllRanges();
      else if (element instanceof HTMLTextAreaElement) {
        element.focus();
        element.select();
      } else selection?.selectAllChildren(element);
    },
    item === 'summarise-page',
  );
  await page.click(selector, { button: 'right', offset: { x: 4, y: 4 } });
  await window.pick(item);
}

import type { WxtBrowser } from 'wxt/browser';

/** The shortcut that really presses the toolbar button, as the browser writes it; empty when there is none. */
export async function readToolbarShortcut(browser: WxtBrowser): Promise<string> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === '_execute_action')?.shortcut ?? '';
}

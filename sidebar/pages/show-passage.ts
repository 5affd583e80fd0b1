import type { WxtBrowser } from 'wxt/browser';
import type { Passage } from '../../protocol/passages.ts';
import { findPageTab, type PanelWindow } from '../browser/panel-window.ts';
import { type Marked, markPassage } from './mark-passage.ts';
import { passageAddress, plainLines } from './passage-address.ts';
import { whenTabParsed } from './when-tab-parsed.ts';

/**
 * Leads to a passage: in the tab beside the panel when that shows its page, else in another tab of the window that does and
 * is open to us, else in a new one, which the browser takes to its first words.
 */
export async function showPassage(
  browser: WxtBrowser,
  window: Pick<PanelWindow, 'windowId' | 'ownTabId'>,
  passage: Passage,
): Promise<void> {
  const address = passageAddress(passage);
  if (address === null) return;
  const url = passage.url.replace(/#.*$/s, '');
  const beside = await findPageTab(browser, window);
  if (beside?.id !== undefined && (await mark(browser, beside.id, url, passage))) return;
  // Only tabs that are open to us have an address here.
  const tabs = await browser.tabs.query({ windowId: window.windowId });
  const other = tabs.find((tab) => tab.id !== beside?.id && tab.url?.replace(/#.*$/s, '') === url);
  if (other?.id !== undefined && (await mark(browser, other.id, url, passage))) {
    await browser.tabs.update(other.id, { active: true });
    return;
  }
  await browser.tabs.create({ url: address, windowId: window.windowId });
}

async function mark(browser: WxtBrowser, tabId: number, url: string, passage: Passage): Promise<boolean> {
  try {
    const marked = await look(browser, tabId, url, passage);
    // Where a page still loads the passage may be on its way.
    const isAwaited = marked === 'missing' && (await whenTabParsed(browser, tabId));
    return (isAwaited ? await look(browser, tabId, url, passage) : marked) === 'shown';
  } catch {
    // The page is closed to us, or went away.
    return false;
  }
}

async function look(browser: WxtBrowser, tabId: number, url: string, { text }: Passage): Promise<Marked | undefined> {
  const [injection] = await browser.scripting.executeScript({
    target: { tabId },
    func: markPassage,
    args: [url, plainLines(text)],
    injectImmediately: true,
  });
  return injection?.result;
}

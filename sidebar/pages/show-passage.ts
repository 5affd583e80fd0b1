import type { WxtBrowser } from 'wxt/browser';
import type { Passage } from '../../protocol/passages.ts';
import { findPageTab, type PanelWindow } from '../browser/panel-window.ts';
import { type Marked, markPassage } from './mark-passage.ts';
import { passageAddress, plainLines } from './passage-address.ts';
import { pdfPage } from './pdf-page.ts';
import { whenTabParsed } from './when-tab-parsed.ts';
import { withoutFragment } from './without-fragment.ts';

/**
 * Leads to a passage: in the tab beside the panel when that shows its page, else in another tab that does and is open to us,
 * those of the window first, else in a new one, which the browser takes to its first words. A PDF is shown in the tab that it
 * is in, at the page where the passage begins.
 */
export async function showPassage(
  browser: WxtBrowser,
  window: Pick<PanelWindow, 'windowId' | 'ownTabId'>,
  passage: Passage,
): Promise<void> {
  const address = passageAddress(passage);
  if (address === null) return;
  const url = withoutFragment(passage.url);
  const beside = await findPageTab(browser, window);
  for (const tab of [beside, ...(await otherTabs(browser, window.windowId, beside?.id))]) {
    const isOther = tab !== beside && withoutFragment(tab?.url ?? '') !== url;
    if (tab?.id === undefined || isOther) continue;
    const marked = await mark(browser, tab.id, url, passage);
    // Firefox's viewer lets no script in that could tell.
    const isPdf = marked === 'viewer' || (!marked && withoutFragment(tab.url ?? '') === url && isOfPdf(passage));
    if (marked !== 'shown' && !isPdf) continue;
    const at = isPdf && isOfPdf(passage) ? { url: address } : {};
    if (tab !== beside || isPdf) await browser.tabs.update(tab.id, { active: true, ...at });
    if (tab.windowId !== window.windowId) await browser.windows.update(tab.windowId, { focused: true });
    return;
  }
  await browser.tabs.create({ url: address, windowId: window.windowId });
}

/** Only tabs that are open to us have an address here. Private windows and others lead to none of each other's. */
async function otherTabs(browser: WxtBrowser, windowId: number, besideId: number | undefined) {
  const tabs = await browser.tabs.query({});
  const own = tabs.filter((tab) => tab.windowId === windowId);
  const others = tabs.filter((tab) => tab.windowId !== windowId && tab.incognito === own[0]?.incognito);
  return [...own, ...others].filter(({ id }) => id !== besideId);
}

const isOfPdf = ({ text }: Passage) => pdfPage(text) !== undefined;

/** Undefined where the page is closed to us, or went away. */
async function mark(browser: WxtBrowser, tabId: number, url: string, passage: Passage): Promise<Marked | undefined> {
  try {
    const marked = await look(browser, tabId, url, passage);
    // Where a page still loads the passage may be on its way.
    const isAwaited = marked === 'missing' && (await whenTabParsed(browser, tabId));
    return isAwaited ? await look(browser, tabId, url, passage) : marked;
  } catch {
    return undefined;
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

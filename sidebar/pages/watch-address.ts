import type { WxtBrowser } from 'wxt/browser';
import { findPageTab, type PanelWindow } from '../browser/panel-window.ts';

/**
 * Tells the address of the page that a panel means, now and whenever it is another one; empty where the browser does not say
 * it, which it does for pages that Aside was let in to. Nothing is asked for. Returns its end.
 */
export function watchAddress(
  browser: WxtBrowser,
  window: Pick<PanelWindow, 'windowId' | 'ownTabId'>,
  listener: (address: string) => void,
): () => void {
  let last: string | undefined;
  let isOver = false;

  async function look(): Promise<void> {
    const tab = await findPageTab(browser, window).catch(() => undefined);
    const address = tab?.url ?? '';
    if (isOver || address === last) return;
    last = address;
    listener(address);
  }

  const onChange = () => void look();
  const events = [browser.tabs.onActivated, browser.tabs.onUpdated, browser.permissions.onAdded];
  for (const event of events) (event as { addListener(listener: () => void): void }).addListener(onChange);
  void look();
  return () => {
    isOver = true;
    for (const event of events) (event as { removeListener(listener: () => void): void }).removeListener(onChange);
  };
}

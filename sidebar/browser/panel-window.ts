import type { WxtBrowser } from 'wxt/browser';

/** Which window this panel belongs to: whose page it reads and whose inbox it takes. */
export interface PanelWindow {
  windowId: number;
  /** The tab that this panel fills where no side panel can appear; undefined in a side panel. */
  ownTabId: number | undefined;
  /** Of a private window: what is asked there is not kept. */
  isPrivate: boolean;
}

/** `search` is the panel's own `location.search`; a panel in a tab names its window there. */
export async function findPanelWindow(browser: WxtBrowser, search: string): Promise<PanelWindow> {
  const [tab, current] = await Promise.all([browser.tabs.getCurrent(), browser.windows.getCurrent()]);
  const named = new URLSearchParams(search).get('window') ?? '';
  return {
    windowId: /^\d+$/.test(named) ? Number(named) : (current.id ?? -1),
    ownTabId: tab?.id,
    isPrivate: current.incognito,
  };
}

/**
 * The tab whose page a panel means: the active one of its window, or the one last used before a panel that is itself a
 * tab there. Undefined when there is none.
 */
export async function findPageTab(
  browser: WxtBrowser,
  { windowId, ownTabId }: Pick<PanelWindow, 'windowId' | 'ownTabId'>,
) {
  const tabs = (await browser.tabs.query({ windowId })).filter((tab) => tab.id !== ownTabId);
  return tabs.find((tab) => tab.active) ?? tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
}

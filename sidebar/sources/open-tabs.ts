import type { WxtBrowser } from 'wxt/browser';
import { ALL_SITES, requestSites } from '../pages/site-access.ts';

/** A tab that may go along. */
export interface OpenTab {
  id: number;
  title: string;
  url: string;
  /** Put to sleep by the browser: there is no page in it until it is shown again. */
  isAsleep: boolean;
}

export interface OpenTabs {
  /** In the order of their windows, the panel's own first. Without the permission only those that are open to us by now. */
  list(): Promise<{ tabs: readonly OpenTab[]; isAllowed: boolean }>;
  /** Asks the browser to let us see all tabs. Must be called first thing in a click's or a key's handler. */
  allow(): Promise<boolean>;
}

/** Tabs of this window and of all others of its kind: no private window's tabs are offered to another. */
export function createOpenTabs(
  browser: Pick<WxtBrowser, 'tabs' | 'permissions'>,
  { windowId, ownTabId, isPrivate }: { windowId: number; ownTabId: number | undefined; isPrivate: boolean },
): OpenTabs {
  return {
    async list() {
      const [all, isAllowed] = await Promise.all([
        browser.tabs.query({}),
        browser.permissions.contains({ origins: ALL_SITES }),
      ]);
      const tabs = all.flatMap((tab): (OpenTab & { windowId: number })[] => {
        const { id, title = '', url = '', discarded, status, incognito } = tab;
        // A tab without an address is closed to us.
        if (id === undefined || id === ownTabId || incognito !== isPrivate || !/^(?:https?|file):/.test(url)) return [];
        const isAsleep = discarded === true || status === 'unloaded';
        return [{ id, title: title || url, url, isAsleep, windowId: tab.windowId ?? -1 }];
      });
      const isHere = (tab: { windowId: number }) => Number(tab.windowId === windowId);
      tabs.sort((a, b) => isHere(b) - isHere(a));
      return { tabs, isAllowed };
    },
    allow: () => requestSites(browser, ALL_SITES),
  };
}

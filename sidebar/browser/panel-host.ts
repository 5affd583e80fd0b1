import type { Browser, WxtBrowser } from 'wxt/browser';
import { createPageOrders } from '../pages/page-orders.ts';
import { createSteadyStorage } from './steady-storage.ts';
import { createWaitingPanels } from './waiting-panels.ts';

/**
 * The one place that knows how a browser shows the panel: `sidePanel` (Chrome), `sidebarAction` (Firefox), or a tab
 * where neither can. Created once, as the background starts.
 */
export interface PanelHost {
  /** Opens a window's panel. To be called first thing in a gesture's handler: any await before it loses the gesture. */
  open(windowId: number): Promise<void>;
  /**
   * Opens a window's panel, or closes the one that is open there unless `mustStay` says otherwise. The same rule about
   * gestures.
   */
  toggle(windowId: number, mustStay: () => Promise<boolean>): Promise<void>;
  dispose(): void;
}

/** Not in `wxt/browser`'s types, which are Chrome's. */
interface SidebarAction {
  open(): Promise<void>;
  toggle(): Promise<void>;
  isOpen(window: { windowId: number }): Promise<boolean>;
}

export function createPanelHost(browser: WxtBrowser): PanelHost {
  const { sidePanel, sidebarAction } = browser as Partial<WxtBrowser> & { sidebarAction?: SidebarAction };
  if (sidePanel) return createSidePanelHost(browser, sidePanel);
  const openTab = (windowId: number) => openAsTab(browser, windowId);
  if (sidebarAction) {
    const session = createSteadyStorage(browser.storage.session);
    const waiting = createWaitingPanels(session, localStorage);
    // Refused after messages from a page and the like, which costs nothing where the sidebar is open already.
    const openElsewhere = async (windowId: number) => {
      if (await sidebarAction.isOpen({ windowId })) return;
      const [beside] = await browser.tabs.query({ active: true, windowId });
      await openTab(windowId);
      if (beside?.id === undefined) return;
      const hint = { code: 'sidebar_refused' as const, params: {} };
      await createPageOrders(session, windowId).put({ kind: 'notice', tabId: beside.id, hint });
    };
    return {
      open: (windowId) => sidebarAction.open().catch(() => openElsewhere(windowId)),
      // Firefox ends the gesture at any await, so there is no asking first: it has to toggle by itself.
      async toggle(windowId, mustStay) {
        const shown = waiting.has(windowId) ? sidebarAction.open() : sidebarAction.toggle();
        await mustStay();
        await shown.catch(() => openElsewhere(windowId));
      },
      dispose: waiting.dispose,
    };
  }
  return { open: openTab, toggle: openTab, dispose() {} };
}

function createSidePanelHost(browser: WxtBrowser, sidePanel: WxtBrowser['sidePanel']): PanelHost {
  const session = createSteadyStorage(browser.storage.session);
  const openKey = (windowId: number) => `panel-open:${windowId}`;
  const onOpened = ({ windowId }: Browser.sidePanel.PanelOpenedInfo) => void session.set({ [openKey(windowId)]: true });
  const onClosed = ({ windowId }: Browser.sidePanel.PanelClosedInfo) => void session.remove(openKey(windowId));
  sidePanel.onOpened.addListener(onOpened);
  sidePanel.onClosed.addListener(onClosed);

  async function show(windowId: number): Promise<void> {
    try {
      await sidePanel.open({ windowId });
    } catch {
      // Refused without a gesture, which costs nothing where the panel is open already.
      const key = openKey(windowId);
      return (await session.get(key))[key] ? undefined : openAsTab(browser, windowId);
    }
    // In a window without room for one (a popup, an installed app) `open` resolves and nothing appears.
    const { type } = await browser.windows.get(windowId);
    if (type !== 'normal') await openAsTab(browser, windowId);
  }

  return {
    open: show,
    async toggle(windowId, mustStay) {
      // Both reads are under way before `open` and thus tell the state before the click; awaiting them would lose it.
      const wasOpen = session.get(openKey(windowId));
      const stays = mustStay();
      const shown = show(windowId);
      if ((await wasOpen)[openKey(windowId)] && !(await stays)) {
        await shown;
        await sidePanel.close({ windowId });
      }
      await shown;
    },
    dispose() {
      sidePanel.onOpened.removeListener(onOpened);
      sidePanel.onClosed.removeListener(onClosed);
    },
  };
}

/** The address of the panel as a tab; it belongs to the window it was opened for, wherever the tab itself stands. */
function panelTabUrl(browser: WxtBrowser, windowId: number): string {
  return `${browser.runtime.getURL('/sidepanel.html')}?window=${windowId}`;
}

async function openAsTab(browser: WxtBrowser, windowId: number): Promise<void> {
  const url = panelTabUrl(browser, windowId);
  const [there] = await browser.runtime.getContexts({ contextTypes: ['TAB'], documentUrls: [url] });
  if (there) {
    await browser.tabs.update(there.tabId, { active: true });
    await browser.windows.update(there.windowId, { focused: true });
    return;
  }
  const { type } = await browser.windows.get(windowId);
  // A popup can't hold tabs; without a window the browser takes the last normal one.
  await browser.tabs.create(type === 'normal' ? { url, windowId } : { url });
}

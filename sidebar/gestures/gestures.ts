import type { Browser, WxtBrowser } from 'wxt/browser';
import type { SourcePart } from '../../protocol/question-parts.ts';
import type { PanelHost } from '../browser/panel-host.ts';
import { createSteadyStorage } from '../browser/steady-storage.ts';
import { deliver } from '../inbox/inbox.ts';
import type { PageHint } from '../pages/page-hint.ts';
import { createPageOrders, isAccessWanted } from '../pages/page-orders.ts';
import { CLOSED_PAGE_HINT, classifyRefusal } from '../pages/read-page.ts';
import { readSelection, type SelectionReading } from '../pages/selection/read-selection.ts';
import type { ChosenAction } from '../selection-button/row-messages.ts';
import { type MenuItemId, promptOfItem, type SelectionItem } from './menus.ts';

type Tab = Browser.tabs.Tab;

/**
 * What the toolbar button, the menu items and the shortcuts do. Each is a user's gesture, which lets us open the panel
 * (before anything is awaited) and read the page that it was made in.
 */
export interface Gestures {
  toolbar(tab: Tab): void;
  menu(item: MenuItemId, click: Pick<Browser.contextMenus.OnClickData, 'frameId' | 'selectionText'>, tab: Tab): void;
  /** A button beside a selection in the page itself; it is one of ours only if `isMeant` resolves so. */
  button(chosen: ChosenAction, tab: Tab, isMeant: Promise<boolean>): void;
  command(name: string, tab: Tab): void;
}

export interface GesturesOptions {
  browser: WxtBrowser;
  panel: PanelHost;
  /** Answers about a selection in a card on its page; resolves with whether there was room for it. */
  askInPage(tab: { id: number; windowId: number; incognito: boolean }, selection: SourcePart): Promise<boolean>;
}

/** What each selection item asks, and whether at once. */
const ASKED = {
  'ask-selection': { task: 'chat', send: false },
  explain: { task: 'explain', send: true },
  'summarise-selection': { task: 'summarise', send: true },
  translate: { task: 'translate', send: true },
} as const satisfies Record<Exclude<SelectionItem, 'ask-here'>, object>;

/** What is asked of a selection: a task, or in its place a prompt of the person's library. */
type Asked = (typeof ASKED)[keyof typeof ASKED] | { task: 'chat'; prompt: string; send: true };

/** Where the selection is: in a frame, else wherever it was made last. */
interface Clicked {
  frameId?: number | undefined;
  fallbackText?: string | undefined;
  /** Where nothing is selected, the page is asked about. */
  orPage?: true;
}

const NO_ROOM: PageHint = { code: 'no_room', params: {} };
const NOTHING_SELECTED: PageHint = { code: 'nothing_selected', params: {} };

export function createGestures({ browser, panel, askInPage }: GesturesOptions): Gestures {
  const session = createSteadyStorage(browser.storage.session);

  /** Tells the panel that a gesture has just opened the page to us, if it waits for that; says whether it does. */
  async function giveAccess(windowId: number, tabId: number): Promise<boolean> {
    if (!(await isAccessWanted(session, windowId, tabId))) return false;
    await createPageOrders(session, windowId).put({ kind: 'access', tabId });
    return true;
  }

  async function deliverSelection(asked: Asked, clicked: Clicked, tab: Tab, tabId: number): Promise<void> {
    const reading = await readSelection(browser, { ...tab, id: tabId }, clicked);
    if (reading.kind === 'nothing' && clicked.orPage) {
      await createPageOrders(session, tab.windowId).put({ kind: 'attach', tabId });
      return;
    }
    if (reading.kind !== 'selection') return noticeNoSelection(reading, tab.windowId, tabId);
    const isDelivered = await deliver(session, tab.windowId, {
      id: crypto.randomUUID(),
      ...asked,
      sources: [reading.selection],
      language: browser.i18n.getUILanguage(),
    });
    if (!isDelivered) await notice(tab.windowId, tabId, NO_ROOM);
    await giveAccess(tab.windowId, tabId);
  }

  async function noticeNoSelection(
    reading: Exclude<SelectionReading, { kind: 'selection' }>,
    windowId: number,
    tabId: number,
  ): Promise<void> {
    if (reading.kind === 'closed') {
      return notice(windowId, tabId, { code: 'closed_frame', params: { site: reading.site } });
    }
    const refusal = await browser.scripting
      .executeScript({ target: { tabId }, func: () => true, injectImmediately: true })
      .then(
        () => undefined,
        (error: Error) => classifyRefusal(error.message),
      );
    const why = refusal && 'hint' in refusal ? refusal.hint : CLOSED_PAGE_HINT;
    await notice(windowId, tabId, refusal ? why : NOTHING_SELECTED);
  }

  async function notice(windowId: number, tabId: number, hint: PageHint): Promise<void> {
    await createPageOrders(session, windowId).put({ kind: 'notice', tabId, hint });
  }

  async function askHere(tab: Tab & { id: number }, clicked: Clicked): Promise<void> {
    const reading = await readSelection(browser, tab, clicked);
    if (reading.kind !== 'selection') return noticeNoSelection(reading, tab.windowId, tab.id);
    if (!(await askInPage(tab, reading.selection))) await notice(tab.windowId, tab.id, NO_ROOM);
    await giveAccess(tab.windowId, tab.id);
  }

  function summarisePage(windowId: number, tabId: number, prompt?: string): void {
    void panel.open(windowId);
    void createPageOrders(session, windowId).put({ kind: 'summarise', tabId, ...(prompt && { prompt }) });
  }

  async function sendSelection(asked: Asked, tab: Tab, clicked: Clicked, isMeant: Promise<boolean>) {
    if (tab.id === undefined) return;
    void panel.open(tab.windowId);
    if (await isMeant) await deliverSelection(asked, clicked, tab, tab.id);
  }

  async function useSelection(item: SelectionItem, tab: Tab, clicked: Clicked, isMeant = Promise.resolve(true)) {
    if (item !== 'ask-here') return sendSelection(ASKED[item], tab, clicked, isMeant);
    if (tab.id !== undefined && (await isMeant)) await askHere({ ...tab, id: tab.id }, clicked);
  }

  return {
    toolbar(tab) {
      const { id, windowId } = tab;
      // A click that gives what the panel waits for does not close it.
      void panel.toggle(windowId, async () => id !== undefined && giveAccess(windowId, id));
    },

    menu(item, { frameId, selectionText }, tab) {
      if (tab.id === undefined) return;
      const own = promptOfItem(item);
      if (own?.about === 'page') return summarisePage(tab.windowId, tab.id, own.prompt);
      if (item === 'summarise-page') return summarisePage(tab.windowId, tab.id);
      const clicked = { frameId: frameId ?? 0, fallbackText: selectionText };
      if (!own) return void useSelection(item as SelectionItem, tab, clicked);
      void sendSelection({ task: 'chat', prompt: own.prompt, send: true }, tab, clicked, Promise.resolve(true));
    },

    button({ action, isInFrame }, tab, isMeant) {
      // The frame that was selected in is the one with the focus.
      void useSelection(action, tab, isInFrame ? {} : { frameId: 0 }, isMeant);
    },

    command(name, tab) {
      if (tab.id === undefined) return;
      if (name === 'ask-selection') void useSelection('ask-selection', tab, { orPage: true });
      else if (name === 'summarise-page') summarisePage(tab.windowId, tab.id);
    },
  };
}

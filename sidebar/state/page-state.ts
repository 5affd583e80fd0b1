import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { WxtBrowser } from 'wxt/browser';
import type { Passage } from '../../protocol/passages.ts';
import type { SourcePart } from '../../protocol/question-parts.ts';
import { findPageTab, type PanelWindow } from '../browser/panel-window.ts';
import { createSteadyStorage } from '../browser/steady-storage.ts';
import { readToolbarShortcut } from '../browser/toolbar-shortcut.ts';
import type { PageHint } from '../pages/page-hint.ts';
import { accessWantedKey, createPageOrders } from '../pages/page-orders.ts';
import { BROWSER_PAGE_HINT, readPage } from '../pages/read-page.ts';
import { ALL_SITES, hasLastingAccess, siteOf } from '../pages/site-access.ts';
import { createLazyPart } from './lazy-part.ts';

/** The page beside the panel: reading it, and the permission to. */
export interface PageState {
  /**
   * `reading`: being captured. `needs-access`: a request is kept until the person lets us in; `hint` says how.
   * `unreadable`: this page can't be read; `hint` says why.
   */
  readonly status: ReadonlySignal<'idle' | 'reading' | 'needs-access' | 'unreadable'>;
  /** What the status says, with the real shortcut; null when idle. */
  readonly hint: ReadonlySignal<PageHint | null>;
  /** The site that was just read under a passing grant, to offer "Always on <site>"; empty when there is no offer. */
  readonly offerSite: ReadonlySignal<string>;
  /** Captures the page and asks for its summary; without access keeps the request and goes on when access comes. */
  summarise(): void;
  /** Captures the page and puts it into the composer as a chip; waits for access likewise. */
  attachPage(): void;
  /** Leads to a passage in the page that it is from. */
  showPassage(passage: Passage): void;
  /** Gives up a request that waits for access, or an offer. */
  dismiss(): void;
  /** Asks the browser for all sites. Must be called first thing in a click's handler. */
  allowAllSites(): void;
  /** Asks the browser for `offerSite`. Must be called first thing in a click's handler. */
  allowOfferedSite(): void;
}

/** Few answers cite anything. */
const showPart = createLazyPart(async () => (await import('../pages/show-passage.ts')).showPassage);

export interface PageStateOptions {
  browser: WxtBrowser;
  /** See `findPanelWindow`. */
  window: Pick<PanelWindow, 'windowId' | 'ownTabId'>;
  /** Asks for the summary of a page. */
  onSummarise(page: SourcePart): void;
  /** Puts a page into the composer. */
  onAttach(page: SourcePart): void;
  /** The text of the PDF that a tab shows, which can't be read in the tab; undefined when it can't be had. */
  readPdf?(tabId: number): Promise<SourcePart | undefined>;
}

type Want = 'summarise' | 'attach';

export function createPageState(options: PageStateOptions): PageState & { dispose(): void } {
  const { browser, window, onSummarise, onAttach } = options;
  const session = createSteadyStorage(browser.storage.session);
  const wantedKey = accessWantedKey(window.windowId);
  const status = signal<'idle' | 'reading' | 'needs-access' | 'unreadable'>('idle');
  const hint = signal<PageHint | null>(null);
  const offer = signal<{ name: string; pattern: string } | null>(null);

  /** What was asked for last and is not settled: being read, or waiting for access to `tabId`. */
  let request: { want: Want; tabId: number } | undefined;
  /** The tab that status, hint and offer are about; they go when its page does. */
  let shownTabId: number | undefined;

  function show(next: (typeof status)['value'], reason: PageHint | null = null): void {
    batch(() => {
      status.value = next;
      hint.value = reason;
      if (next !== 'idle') offer.value = null;
    });
  }

  function settle(next: 'idle' | 'unreadable', reason: PageHint | null = null): void {
    if (status.peek() === 'needs-access') void session.remove(wantedKey);
    request = undefined;
    show(next, reason);
  }

  async function start(want: Want, named?: { tabId: number; granted: true }): Promise<void> {
    if (status.peek() === 'needs-access') void session.remove(wantedKey);
    show('reading');
    // Taken before the first await: of two requests only the later one may answer.
    const current = { want, tabId: named?.tabId ?? -1 };
    request = current;
    if (!named) current.tabId = (await findPageTab(browser, window))?.id ?? -1;
    shownTabId = current.tabId;
    const reading = await readPage(browser, current.tabId);
    if (request !== current) return;

    const isPdf = reading.kind === 'unreadable' && reading.hint.code === 'pdf';
    const page = reading.kind === 'page' ? reading.page : isPdf ? await fetchPdf(current.tabId) : undefined;
    if (request !== current) return;

    if (page) {
      settle('idle');
      if (want === 'summarise') onSummarise(page);
      else onAttach(page);
      return offerSite(page.url, current.tabId);
    }
    if (reading.kind === 'page') return;
    if (reading.kind === 'gone') return settle('idle');
    if (reading.kind === 'unreadable') return settle('unreadable', reading.hint);
    // With a fresh gesture's grant and still no way in, it is the page that is closed.
    if (named?.granted) return settle('unreadable', BROWSER_PAGE_HINT);
    const shortcut = await readToolbarShortcut(browser);
    if (request !== current) return;
    // Known to the background before the person is told what to click, so that the click can't close the panel.
    await session.set({ [wantedKey]: { tabId: current.tabId } });
    if (request !== current) return void session.remove(wantedKey);
    show('needs-access', { code: 'needs_access', params: { shortcut } });
  }

  async function fetchPdf(tabId: number): Promise<SourcePart | undefined> {
    return options.readPdf?.(tabId).catch(() => undefined);
  }

  async function offerSite(url: string, tabId: number): Promise<void> {
    const site = siteOf(url);
    if (!site || (await hasLastingAccess(browser, site.pattern))) return;
    if (shownTabId === tabId && status.peek() === 'idle') offer.value = site;
  }

  /** Goes on with the request that waits for access, if one does. */
  function resume(tabId: number, granted: boolean): void {
    if (status.peek() !== 'needs-access' || request?.tabId !== tabId) return;
    void start(request.want, granted ? { tabId, granted } : undefined);
  }

  /** The page that everything here is about went away. */
  function leave(): void {
    shownTabId = undefined;
    offer.value = null;
    settle('idle');
  }

  const onActivated = ({ tabId, windowId }: { tabId: number; windowId: number }) => {
    if (windowId === window.windowId && tabId !== window.ownTabId && tabId !== shownTabId) leave();
  };
  const onUpdated = (tabId: number, change: { status?: string }) => {
    if (tabId === shownTabId && change.status === 'loading') leave();
  };
  const onRemoved = (tabId: number) => {
    if (tabId === shownTabId) leave();
  };
  const onPermission = () => {
    if (request) resume(request.tabId, false);
  };
  browser.tabs.onActivated.addListener(onActivated);
  browser.tabs.onUpdated.addListener(onUpdated);
  browser.tabs.onRemoved.addListener(onRemoved);
  browser.permissions.onAdded.addListener(onPermission);

  // A panel that was closed while it waited has left this behind, and waits no more.
  void session.remove(wantedKey);
  const orders = createPageOrders(session, window.windowId).take((order) => {
    if (order.kind === 'access') resume(order.tabId, true);
    else if (order.kind === 'summarise') void start('summarise', { tabId: order.tabId, granted: true });
    else {
      shownTabId = order.tabId;
      settle('unreadable', order.hint);
    }
  });

  return {
    status,
    hint,
    offerSite: computed(() => offer.value?.name ?? ''),
    summarise: () => void start('summarise'),
    attachPage: () => void start('attach'),
    showPassage: (passage) => void showPart.load().then(() => showPart.loaded.peek()?.(browser, window, passage)),
    dismiss() {
      offer.value = null;
      settle('idle');
    },
    allowAllSites: () => void browser.permissions.request({ origins: ALL_SITES }),
    allowOfferedSite() {
      const site = offer.peek();
      if (!site) return;
      void browser.permissions.request({ origins: [site.pattern] }).then((isGranted) => {
        if (isGranted && offer.peek() === site) offer.value = null;
      });
    },
    dispose() {
      orders.dispose();
      browser.tabs.onActivated.removeListener(onActivated);
      browser.tabs.onUpdated.removeListener(onUpdated);
      browser.tabs.onRemoved.removeListener(onRemoved);
      browser.permissions.onAdded.removeListener(onPermission);
      settle('idle');
    },
  };
}

import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { WxtBrowser } from 'wxt/browser';
import type { Passage } from '../../protocol/passages.ts';
import type { SourcePart } from '../../protocol/question-parts.ts';
import { findPageTab, type PanelWindow } from '../browser/panel-window.ts';
import { createSteadyStorage } from '../browser/steady-storage.ts';
import { readToolbarShortcut } from '../browser/toolbar-shortcut.ts';
import type { PageHint } from '../pages/page-hint.ts';
import { accessWantedKey, createPageOrders } from '../pages/page-orders.ts';
import type { PageReading } from '../pages/read-page.ts';
import { ALL_SITES, hasLastingAccess, requestSites, siteOf } from '../pages/site-access.ts';
import type { ShownHint, SourceRefusal } from '../sources/source-refusal.ts';
import { createLazyPart } from './lazy-part.ts';

type PageStatus = 'idle' | 'reading' | 'needs-access' | 'unreadable';

/** The page beside the panel: reading it, and the permission to. */
export interface PageState {
  /**
   * `reading`: being captured. `needs-access`: a request is kept until the person lets us in; `hint` says how.
   * `unreadable`: this page can't be read; `hint` says why.
   */
  readonly status: ReadonlySignal<PageStatus>;
  /** What the status says, with the real shortcut; null when idle. */
  readonly hint: ReadonlySignal<ShownHint | null>;
  /** The site that was just read under a passing grant, or needs a lasting one, to offer "Always on <site>"; else empty. */
  readonly offerSite: ReadonlySignal<string>;
  /** Captures the page and asks for its summary; without access keeps the request and goes on when access comes. */
  summarise(): void;
  /**
   * Captures the page and puts it into the composer as a chip, in the place of another if one is named; waits for access
   * likewise.
   */
  attachPage(instead?: SourcePart): void;
  /** Whether a page is on its way into the composer. */
  readonly isAttaching: ReadonlySignal<boolean>;
  /** Leads to a passage in the page that it is from. */
  showPassage(passage: Passage): void;
  /** Gives up what is being read, a request that waits for access, or an offer. */
  dismiss(): void;
  /** Asks the browser for all sites: see `requestSites`. */
  allowAllSites(): Promise<boolean>;
  /** Asks the browser for `offerSite` likewise. */
  allowOfferedSite(): Promise<boolean>;
}

/** Most panels open to ask, and read a page later. */
export const pageReader = createLazyPart(() => import('../pages/read-page.ts'));
/** Few answers cite anything. */
const showPart = createLazyPart(async () => (await import('../pages/show-passage.ts')).showPassage);

export interface PageStateOptions {
  browser: WxtBrowser;
  /** See `findPanelWindow`. */
  window: Pick<PanelWindow, 'windowId' | 'ownTabId'>;
  /** Asks for the summary of a page, or by a prompt of the person's library. */
  onSummarise(page: SourcePart, prompt: string | undefined): void;
  /** Puts a page into the composer, in the place of another if one was named. */
  onAttach(page: SourcePart, instead: SourcePart | undefined): void;
  /** The file that a viewer of the browser's shows in a tab; undefined when there is nothing that could read it. */
  readFile?(tabId: number, contentType: string, signal: AbortSignal): Promise<SourcePart | SourceRefusal | undefined>;
}

/** What is wanted of a page; each is pinned to the tab that it was asked in. */
interface Request {
  want: 'summarise' | 'attach';
  prompt?: string | undefined;
  instead?: SourcePart | undefined;
  tabId: number;
}

const LEFT: PageHint = { code: 'left', params: {} };

/** Why nothing could be read of a tab. */
function hintFor(reading: PageReading, { fileHint }: typeof import('../pages/read-page.ts')): PageHint {
  if ('hint' in reading) return reading.hint;
  return reading.kind === 'file' ? { code: fileHint(reading.contentType), params: {} } : LEFT;
}

function hintOf(refusal: SourceRefusal): ShownHint {
  return refusal.code === 'tab_unreadable' ? refusal.params.hint : { code: 'refused_file', params: { refusal } };
}

export function createPageState(options: PageStateOptions): PageState & { dispose(): void } {
  const { browser, window, onSummarise, onAttach } = options;
  const session = createSteadyStorage(browser.storage.session);
  const wantedKey = accessWantedKey(window.windowId);
  /** What is being read, at most one for each tab: of two requests only the later one is answered. */
  const readings = signal<readonly Request[]>([]);
  /** What there is to say of a tab; `waiting` for access to it, or `failed` for want of lasting access. */
  const notice = signal<{ tabId: number; hint: ShownHint; waiting?: Request; failed?: Request } | null>(null);
  const offer = signal<{ tabId: number; name: string; pattern: string } | null>(null);

  /** The site of the page that was read last, whether or not it is offered. */
  let offered: { tabId: number; name: string; pattern: string } | undefined;
  const status = computed<PageStatus>(() => {
    if (notice.value) return notice.value.waiting ? 'needs-access' : 'unreadable';
    return readings.value.length > 0 ? 'reading' : 'idle';
  });

  function say(next: (typeof notice)['value']): void {
    if (notice.peek()?.waiting) void session.remove(wantedKey);
    notice.value = next;
    if (next) offer.value = null;
  }

  const isRead = (request: Request) => readings.peek().includes(request);

  /** Says whether it was still wanted. */
  function drop(request: Request): boolean {
    const was = isRead(request);
    readings.value = readings.peek().filter((other) => other !== request);
    return was;
  }

  async function start(wanted: Omit<Request, 'tabId'>, named?: { tabId: number; granted: true }): Promise<void> {
    const request: Request = { ...wanted, tabId: named?.tabId ?? -1 };
    batch(() => {
      say(null);
      offer.value = null;
      readings.value = [...readings.peek(), request];
    });
    const tabId = named?.tabId ?? (await findPageTab(browser, window))?.id ?? -1;
    request.tabId = tabId;
    readings.value = readings.peek().filter((other) => other === request || other.tabId !== tabId);
    await pageReader.load();
    const reader = pageReader.loaded.peek();
    // That a part is missing is said elsewhere.
    if (!reader) return void drop(request);
    const reading = await reader.readPage(browser, tabId);
    if (!isRead(request)) return;

    const page = reading.kind === 'page' ? reading.page : await readFile(request, reading);
    if (page && !('code' in page)) {
      if (!drop(request)) return;
      if (request.want === 'summarise') onSummarise(page, request.prompt);
      else onAttach(page, request.instead);
      return offerSite(page.url, tabId);
    }
    // With a fresh gesture's grant and still no way in, it is the page that is closed.
    if (reading.kind === 'no-access' && !named?.granted) return wait(request);
    if (!drop(request)) return;
    const hint = page ? hintOf(page) : hintFor(reading, reader);
    const isShut = page?.code === 'not_fetched' && reading.kind === 'file' && reading.contentType === '';
    if (!isShut) return say({ tabId, hint });
    say({ tabId, hint, failed: request });
    // Firefox's viewer keeps scripts out, and a gesture lets nobody fetch what it shows.
    const { url = '' } = await browser.tabs.get(tabId).catch(() => ({ url: '' }));
    if (notice.peek()?.failed === request) await offerSite(url, tabId);
  }

  async function wait(request: Request): Promise<void> {
    const { tabId } = request;
    const shortcut = await readToolbarShortcut(browser);
    if (!isRead(request)) return;
    if ((await findPageTab(browser, window))?.id !== tabId) {
      // The way in leads through the page, and another one is in front by now.
      if (drop(request)) say({ tabId, hint: LEFT });
      return;
    }
    // Known to the background before the person is told what to click, so that the click can't close the panel.
    await session.set({ [wantedKey]: { tabId } });
    if (!drop(request)) return void session.remove(wantedKey);
    batch(() => {
      // What waited before waits no more; the key is the new one's.
      notice.value = null;
      say({ tabId, hint: { code: 'needs_access', params: { shortcut } }, waiting: request });
    });
  }

  async function readFile(request: Request, reading: PageReading): Promise<SourcePart | SourceRefusal | undefined> {
    if (reading.kind !== 'file' || !options.readFile) return undefined;
    const ending = new AbortController();
    const stop = effect(() => {
      if (!readings.value.includes(request)) ending.abort();
    });
    const read = options.readFile(request.tabId, reading.contentType, ending.signal);
    return read.catch(() => undefined).finally(stop);
  }

  async function offerSite(url: string, tabId: number): Promise<void> {
    const site = siteOf(url);
    const shown = { tabId, ...(site ?? { name: '', pattern: '' }) };
    offered = shown;
    if (!site || (await hasLastingAccess(browser, site.pattern))) return;
    if (offered === shown && (status.peek() === 'idle' || notice.peek()?.failed)) offer.value = shown;
  }

  /** Goes on with the request that waits for access, if one does. */
  function resume(tabId: number): void {
    const waiting = notice.peek()?.waiting;
    if (waiting?.tabId === tabId) void start(waiting, { tabId, granted: true });
  }

  /** Nothing is said any more of tabs that are not in front, or whose page is another now. What is read goes on. */
  function forget(isOver: (tabId: number) => boolean): void {
    const shown = notice.peek();
    if (shown && isOver(shown.tabId)) say(null);
    if (offered && isOver(offered.tabId)) {
      offered = undefined;
      offer.value = null;
    }
  }

  /** The page of a tab went away, perhaps while it was read. */
  function leave(tabId: number): void {
    const lost = readings.peek().filter((request) => request.tabId === tabId);
    batch(() => {
      forget((shown) => shown === tabId);
      for (const request of lost) drop(request);
      if (lost.length > 0) say({ tabId, hint: LEFT });
    });
  }

  const onActivated = ({ tabId, windowId }: { tabId: number; windowId: number }) => {
    if (windowId === window.windowId && tabId !== window.ownTabId) forget((shown) => shown !== tabId);
  };
  const onUpdated = (tabId: number, change: { status?: string }) => {
    if (change.status === 'loading') leave(tabId);
  };
  const onPermission = () => {
    const { waiting, failed } = notice.peek() ?? {};
    const request = waiting ?? failed;
    if (request) void start(request);
  };
  browser.tabs.onActivated.addListener(onActivated);
  browser.tabs.onUpdated.addListener(onUpdated);
  browser.tabs.onRemoved.addListener(leave);
  browser.permissions.onAdded.addListener(onPermission);

  // A panel that was closed while it waited has left this behind, and waits no more.
  void session.remove(wantedKey);
  const orders = createPageOrders(session, window.windowId).take((order) => {
    if (order.kind === 'access') resume(order.tabId);
    else if (order.kind === 'notice') say({ tabId: order.tabId, hint: order.hint });
    else {
      const prompt = order.kind === 'summarise' ? order.prompt : undefined;
      void start({ want: order.kind, prompt }, { tabId: order.tabId, granted: true });
    }
  });

  return {
    status,
    hint: computed(() => notice.value?.hint ?? null),
    offerSite: computed(() => offer.value?.name ?? ''),
    isAttaching: computed(() => readings.value.some(({ want }) => want === 'attach')),
    summarise: () => void start({ want: 'summarise' }),
    attachPage: (instead) => void start({ want: 'attach', instead }),
    showPassage: (passage) => void showPart.load().then(() => showPart.loaded.peek()?.(browser, window, passage)),
    dismiss() {
      if (status.peek() === 'reading') readings.value = [];
      offer.value = null;
      say(null);
    },
    allowAllSites: () => requestSites(browser, ALL_SITES),
    async allowOfferedSite() {
      const site = offer.peek();
      const isGranted = site !== null && (await requestSites(browser, [site.pattern]));
      if (isGranted && offer.peek() === site) offer.value = null;
      return isGranted;
    },
    dispose() {
      orders.dispose();
      browser.tabs.onActivated.removeListener(onActivated);
      browser.tabs.onUpdated.removeListener(onUpdated);
      browser.tabs.onRemoved.removeListener(leave);
      browser.permissions.onAdded.removeListener(onPermission);
      readings.value = [];
      say(null);
    },
  };
}

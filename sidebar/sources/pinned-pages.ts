import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Browser, WxtBrowser } from 'wxt/browser';
import { type AnySource, isKnownSource, type SourcePart } from '../../protocol/question-parts.ts';
import { findPageTab, type PanelWindow } from '../browser/panel-window.ts';
import { answerWithin } from '../connection/answer-within.ts';
import { type Clock, systemClock } from '../connection/clock.ts';
import { setTabOf, stampOf, tabOf } from '../pages/page-origin.ts';
import { findSentNumbers, type SentNumber } from '../pages/sent-numbers.ts';
import { type PageStamp, stampPage } from '../pages/stamp-page.ts';
import { withoutFragment } from '../pages/without-fragment.ts';

/** What has become of a page since it was read. `left`: its tab shows another page. */
export type PageChange = 'changed' | 'left';

/** The page beside the panel, when the question would be about another one. */
export interface PageOffer {
  /** Empty where the browser doesn't say. */
  title: string;
  /** The page of the draft that it may take the place of. */
  instead: SourcePart | null;
  /** The title of the page that the chat is about, where the draft has none. */
  about: string;
}

/**
 * Whose pages a question is about: each stays the one that was read, whatever the tabs do meanwhile, and it is said when
 * it is not what is shown any more.
 */
export interface PinnedPages {
  /** Of the pages in the draft; one that is as it was read, or whose tab is gone, is not among them. */
  readonly changes: ReadonlySignal<ReadonlyMap<SourcePart, PageChange>>;
  readonly offer: ReadonlySignal<PageOffer | null>;
  /** Looks at the tabs. To be called when somebody is about to ask. */
  look(): void;
  /** Reads what the tab of a page shows now, and puts it where the page is. */
  readAgain(page: SourcePart): void;
  dispose(): void;
}

export interface PinnedPagesOptions {
  browser: WxtBrowser;
  window: Pick<PanelWindow, 'windowId' | 'ownTabId'>;
  /** What will go along with the question. */
  sources: ReadonlySignal<readonly SourcePart[]>;
  /** What went along in the chat that is shown, in order. */
  asked: ReadonlySignal<readonly AnySource[]>;
  /** Reads the tab that is in front, where a person may be asked to let us in. */
  readBeside(instead: SourcePart): void;
  /** Reads any other tab. */
  readTab(tab: { id: number; title: string; url: string }, instead: SourcePart): void;
  clock?: Clock;
}

/** A page that has not said by then what it says is busy, or waits for a person: nothing new is said of it. */
const STAMP_MS = 2_000;
/** A number that is another one again by then changes by itself, as a clock does. */
const STEADY_MS = 1_500;

interface Beside {
  id: number;
  title: string;
  url: string;
}

const isSamePage = (a: string, b: string) => withoutFragment(a) === withoutFragment(b);

export function createPinnedPages(options: PinnedPagesOptions): PinnedPages {
  const { browser, window, sources, asked, clock = systemClock } = options;
  const changes = signal<ReadonlyMap<SourcePart, PageChange>>(new Map());
  const beside = signal<Beside | null>(null);
  /** By page: what it said when it was looked at first. */
  const firsts = new WeakMap<SourcePart, PageStamp>();
  const numbers = new WeakMap<SourcePart, readonly SentNumber[]>();
  /** By page: the indexes of those that change by themselves. */
  const unsteady = new WeakMap<SourcePart, ReadonlySet<number>>();
  /** Of those that run, the last one tells. */
  let sights = 0;
  let looks = 0;
  let isDisposed = false;

  const pages = computed(() => sources.value.filter(({ type }) => type === 'page'));
  const offer = computed<PageOffer | null>(() => {
    const shown = beside.value;
    if (!shown) return null;
    const { title, url } = shown;
    const there = pages.value;
    if (there.some((page) => tabOf(page) === shown.id && !changes.value.has(page))) return null;
    if (there.some((page) => isSamePage(page.url, url))) return null;
    const inItsTab = there.find((page) => tabOf(page) === shown.id);
    // To read that tab again is to use this page instead.
    if (inItsTab) return { title, instead: null, about: '' };
    const [only, second] = there;
    if (only) return { title, instead: second ? null : only, about: '' };
    const last = asked.value.filter(isKnownSource).findLast(({ type }) => type === 'page');
    return last && !isSamePage(last.url, url) ? { title, instead: null, about: last.title || last.url } : null;
  });

  /** The tab that a page is of, also of one that an earlier panel read. */
  async function findTab(page: SourcePart): Promise<number | undefined> {
    const known = tabOf(page);
    if (known !== undefined) return known;
    const open = await browser.tabs.query({});
    const id = open.find(({ url = '' }) => isSamePage(url, page.url))?.id;
    if (id !== undefined) setTabOf(page, id);
    return id;
  }

  async function judge(page: SourcePart): Promise<PageChange | undefined> {
    const id = await findTab(page);
    const tab = id === undefined ? undefined : await browser.tabs.get(id).catch(() => undefined);
    // What was read of a tab that is gone goes along all the same.
    if (id === undefined || !tab || tab.discarded) return undefined;
    if (tab.url && !isSamePage(tab.url, page.url)) return 'left';
    // It says more once it is there. What was read of it so far has to be known to tell that from it.
    if (tab.status === 'loading' && (stampOf(page) !== undefined || firsts.has(page))) return changes.peek().get(page);
    const found = await stamp(page, id, tab.url !== undefined);
    if (!found) return changes.peek().get(page);
    if (!isSamePage(found.url, page.url)) return 'left';
    const first = firsts.get(page) ?? found;
    firsts.set(page, first);
    if (found.stamp !== (stampOf(page) ?? first.stamp)) return 'changed';
    return (await hasOtherNumbers(page, id, first, found)) ? 'changed' : undefined;
  }

  async function stamp(page: SourcePart, tabId: number, isOpen: boolean): Promise<PageStamp | undefined> {
    const watched = numbers.get(page) ?? findSentNumbers(page.text);
    numbers.set(page, watched);
    const answer: Promise<PageStamp | undefined> = browser.scripting
      .executeScript({ target: { tabId }, func: stampPage, args: [watched], injectImmediately: true })
      .then(
        ([first]) => first?.result,
        // A page that was open to us and is no more has been left.
        () => (isOpen ? undefined : { url: '', stamp: '', gone: [] }),
      );
    return answerWithin(answer, STAMP_MS, undefined, clock);
  }

  /** Whether a number that went along is another one now, and stays that for a moment. What never was on the page says nothing. */
  async function hasOtherNumbers(page: SourcePart, tabId: number, first: PageStamp, now: PageStamp): Promise<boolean> {
    const never = new Set(first.gone.map(([index]) => index));
    const gone = now.gone.filter(([index]) => !never.has(index) && !unsteady.get(page)?.has(index));
    if (gone.length === 0) return false;
    if (changes.peek().get(page) === 'changed') return true;
    await new Promise<void>((resolve) => clock.after(STEADY_MS, resolve));
    const later = new Map((await stamp(page, tabId, true))?.gone);
    const moving = gone.filter(([index, text]) => later.get(index) !== text).map(([index]) => index);
    unsteady.set(page, new Set([...(unsteady.get(page) ?? []), ...moving]));
    return moving.length < gone.length;
  }

  async function seeBeside(): Promise<void> {
    sights += 1;
    const own = sights;
    const { id, title = '', url = '' } = (await findPageTab(browser, window)) ?? {};
    if (own === sights && !isDisposed) beside.value = id === undefined ? null : { id, title, url };
  }

  async function look(there: readonly SourcePart[]): Promise<void> {
    looks += 1;
    const own = looks;
    void seeBeside();
    const found = await Promise.all(there.map(judge));
    if (own !== looks || isDisposed) return;
    const judged = there.map((page, index) => [page, found[index]] as const);
    changes.value = new Map(judged.flatMap(([page, change]) => (change ? [[page, change] as const] : [])));
  }

  const lookNow = () => void look(pages.peek());
  const stopFollowing = effect(() => void look(pages.value));
  // A page that was asked about at once may have been opened to us for that, which no event tells.
  const stopSeeing = asked.subscribe(() => void seeBeside());
  const onUpdated = (tabId: number, { status, url, title }: Browser.tabs.OnUpdatedInfo) => {
    const isPinned = pages.peek().some((page) => tabOf(page) === tabId);
    if (!isPinned && tabId !== beside.peek()?.id) return;
    // Some pages change their titles all the time, which is no reason to look through them.
    if (status !== undefined || url !== undefined) lookNow();
    else if (title !== undefined) void seeBeside();
  };
  browser.tabs.onActivated.addListener(lookNow);
  browser.tabs.onUpdated.addListener(onUpdated);
  browser.tabs.onRemoved.addListener(lookNow);
  browser.permissions.onAdded.addListener(lookNow);

  return {
    changes,
    offer,
    look: lookNow,
    readAgain(page) {
      const id = tabOf(page);
      if (id === undefined) return;
      if (id === beside.peek()?.id) options.readBeside(page);
      else options.readTab({ id, title: page.title, url: page.url }, page);
    },
    dispose() {
      isDisposed = true;
      stopFollowing();
      stopSeeing();
      browser.tabs.onActivated.removeListener(lookNow);
      browser.tabs.onUpdated.removeListener(onUpdated);
      browser.tabs.onRemoved.removeListener(lookNow);
      browser.permissions.onAdded.removeListener(lookNow);
    },
  };
}

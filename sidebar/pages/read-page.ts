import type { WxtBrowser } from 'wxt/browser';
import type { SourcePart } from '../../protocol/question-parts.ts';
import { answerWithin } from '../connection/answer-within.ts';
import { type Clock, systemClock } from '../connection/clock.ts';
import { addOwnFrame } from './own-frame.ts';
import type { PageHint } from './page-hint.ts';
import { setStampOf, setTabOf } from './page-origin.ts';
import { runCapture } from './run-capture.ts';

/** How an attempt to read a tab's page ended. */
export type PageReading =
  | { kind: 'page'; page: SourcePart }
  /** The tab shows a file of this type, and no page; empty where the viewer lets no script in that could tell it. */
  | { kind: 'file'; contentType: string }
  /** The page is not open to us; a gesture or a permission may change that. Where one did not, `hint` says why. */
  | { kind: 'no-access'; hint: PageHint }
  /** No permission will change it; `hint` says why. */
  | { kind: 'unreadable'; hint: PageHint }
  /** The tab went to another page, or away, while it was read. */
  | { kind: 'gone' };

export const BROWSER_PAGE_HINT: PageHint = { code: 'browser_page', params: {} };
export const CLOSED_PAGE_HINT: PageHint = { code: 'closed_page', params: {} };

const MISSING_IN_FIREFOX = /missing host permission/i;

/** UTF-16 units: a page that says less may keep what it is about elsewhere, see `explainLittleText`. */
const LITTLE_TEXT = 800;

/** A page whose script has not answered by then never will: some of the browser's own pages swallow the request. */
const ANSWER_MS = 15_000;

export function readPage(browser: WxtBrowser, tabId: number, clock: Clock = systemClock): Promise<PageReading> {
  return answerWithin(capture(browser, tabId, clock), ANSWER_MS, unreadable('silent'), clock);
}

async function capture(browser: WxtBrowser, tabId: number, clock: Clock): Promise<PageReading> {
  try {
    const [frame] = await runCapture(browser, { tabId });
    let found = frame?.found;
    // The script's frame was replaced before it could answer.
    if (!found) return { kind: 'gone' };
    const { length = 0 } = found.kind === 'page' ? found.page.text : '';
    const stamp = found.kind === 'page' ? found.stamp : undefined;
    if (found.kind !== 'file' && length < LITTLE_TEXT) {
      const { explainLittleText } = await import('./little-text.ts');
      const more = await explainLittleText(browser, tabId, found);
      if ('code' in more) return { kind: 'unreadable', hint: more };
      found = more;
    }
    if (found.kind === 'unreadable') return unreadable(found.why);
    if (found.kind !== 'page') return found;
    const page = await addOwnFrame(browser, tabId, found.page, clock);
    setTabOf(page, tabId);
    if (stamp !== undefined) setStampOf(page, stamp);
    return { kind: 'page', page };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (await isClosedViewer(browser, tabId, message)) return { kind: 'file', contentType: '' };
    return classifyRefusal(message);
  }
}

/**
 * Whether a viewer keeps scripts out of an address that is open to us: Firefox has one for JSON, and shows us the address of
 * a tab only where that is open to us.
 */
async function isClosedViewer(browser: WxtBrowser, tabId: number, refusal: string): Promise<boolean> {
  if (!MISSING_IN_FIREFOX.test(refusal)) return false;
  const { url = '' } = await browser.tabs.get(tabId).catch(() => ({ url: '' }));
  return /^https?:/.test(url);
}

/**
 * What the browser's refusal means. Browsers have no codes for these, only words. A page that is closed for good is
 * told from one that is closed for now only where the words say so; else a granted gesture finds out.
 */
export function classifyRefusal(message: string): Exclude<PageReading, { kind: 'page' | 'file' }> {
  if (/no tab with id|frame .*removed|tab was closed|invalid tab/i.test(message)) return { kind: 'gone' };
  if (/error page/i.test(message)) {
    return unreadable('not_loaded');
  }
  if (/(chrome|edge|about|devtools|view-source|chrome-extension|moz-extension):|gallery|webstore/i.test(message)) {
    return unreadable('browser_page');
  }
  // Firefox has no switch for files, which a gesture opens: what stays closed there is its own.
  const isFirefox = MISSING_IN_FIREFOX.test(message);
  return { kind: 'no-access', hint: isFirefox ? BROWSER_PAGE_HINT : CLOSED_PAGE_HINT };
}

/** What to say of a file in a viewer that can't be had from there. */
export function fileHint(contentType: string): 'pdf' | 'recording' | 'shown_file' {
  if (contentType === 'application/pdf') return 'pdf';
  return /^(?:audio|video)\//.test(contentType) ? 'recording' : 'shown_file';
}

function unreadable(code: 'browser_page' | 'silent' | 'empty' | 'not_loaded') {
  return { kind: 'unreadable' as const, hint: { code, params: {} } };
}

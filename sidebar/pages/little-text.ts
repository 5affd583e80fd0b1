import type { WxtBrowser } from 'wxt/browser';
import type { PageHint } from './page-hint.ts';
import { type FoundInPage, runCapture } from './run-capture.ts';

/** UTF-16 units: what says less is a label beside a page, an advertisement, or nothing. */
const MIN_TEXT = 200;
/** Of the window: a frame that takes more of it holds what the page is about. */
const LARGE = 0.4;

type Page = Extract<FoundInPage, { kind: 'page' }>;
type Own = Page | Extract<FoundInPage, { kind: 'unreadable' }>;

/** What there is in a page beside its text. */
interface Beside {
  /** Of frames of other sites the largest, if it takes most of the window. */
  frame: { site: string } | null;
  /** Whether most of the window is drawn by a program. */
  isDrawn: boolean;
}

/**
 * Looks where the text of a page may be that has little of its own: in a frame of another site, which is read if it is open to
 * us, or in a drawing.
 *
 * @param found what the page says itself
 * @returns what is to be read, or why there is so little
 */
export async function explainLittleText(browser: WxtBrowser, tabId: number, found: Own): Promise<Own | PageHint> {
  const [looked] = await browser.scripting.executeScript({
    target: { tabId },
    func: lookBeside,
    args: [LARGE],
    // A page that comes slowly is read as far as it is there.
    injectImmediately: true,
  });
  const { frame = null, isDrawn = false } = looked?.result ?? {};
  const inFrame = frame ? await readFrames(browser, tabId) : undefined;
  if (inFrame) return inFrame;
  const page = found.kind === 'page' && found.page.text.length >= MIN_TEXT ? found.page : undefined;
  if (frame) return page ? { kind: 'page', page: { ...page, unread: ['frame'] } } : { code: 'framed', params: frame };
  return isDrawn && !page ? { code: 'drawn', params: {} } : found;
}

/** The frame with the most text, of those that are open to us and take most of the window: others nobody may see. */
async function readFrames(browser: WxtBrowser, tabId: number): Promise<Page | undefined> {
  const target = { tabId, allFrames: true };
  const sizes = await browser.scripting
    .executeScript({ target, func: frameSize, injectImmediately: true })
    .catch(() => []);
  const window = sizes.find(({ frameId }) => frameId === 0)?.result ?? 0;
  const frameIds = sizes.flatMap(({ frameId, result = 0 }) => (result > LARGE * window ? [frameId] : []));
  const frames = await runCapture(browser, { tabId, frameIds }).catch(() => []);
  const pages = frames.flatMap(({ frameId, found }) => (found?.kind === 'page' ? [{ frameId, page: found.page }] : []));
  const [most] = pages.toSorted((a, b) => b.page.text.length - a.page.text.length);
  const top = pages.find(({ frameId }) => frameId === 0)?.page;
  if (!most || most.frameId === 0 || most.page.text.length < MIN_TEXT) return undefined;
  const { page } = most;
  return { kind: 'page', page: { ...page, title: top?.title || page.title } };
}

/** It is injected as it stands, so that it may use nothing from outside of itself. */
function lookBeside(large: number): Beside {
  const share = (element: Element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const width = Math.min(right, innerWidth) - Math.max(left, 0);
    const height = Math.min(bottom, innerHeight) - Math.max(top, 0);
    return (Math.max(0, width) * Math.max(0, height)) / (innerWidth * innerHeight);
  };
  const isLarge = (element: Element) => share(element) > large;
  const frame = [...document.querySelectorAll('iframe')].find((each) => !each.contentDocument && isLarge(each));
  return {
    frame: frame ? { site: URL.parse(frame.src, frame.baseURI)?.hostname ?? '' } : null,
    isDrawn: [...document.querySelectorAll('canvas')].some(isLarge),
  };
}

/** In square pixels, also injected: 0 of a frame that is not shown. */
function frameSize(): number {
  return innerWidth * innerHeight;
}

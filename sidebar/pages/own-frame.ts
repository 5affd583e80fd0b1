import type { WxtBrowser } from 'wxt/browser';
import type { SourcePart } from '../../protocol/question-parts.ts';
import { answerWithin } from '../connection/answer-within.ts';
import type { Clock } from '../connection/clock.ts';
import { CAPTURE_CHARS } from './capture-chars.ts';
import { runCapture } from './run-capture.ts';
import { wholeCharacters } from './whole-characters.ts';

/** Of the window: a frame that takes more of it holds what the page is about, whatever else the page says. */
const LARGE = 0.4;
/** UTF-16 units: what says less is a label, or an advertisement. */
const MIN_TEXT = 200;
/** A frame that has not answered by then is left out: any of a page's frames may hang. */
const ANSWER_MS = 3_000;

/**
 * A page with what its large frame of the same site says. The frame is a part of the page, and a short text in it may be
 * taken for what stands beside the content: then it is read on its own.
 */
export async function addOwnFrame(
  browser: WxtBrowser,
  tabId: number,
  page: SourcePart,
  clock: Clock,
): Promise<SourcePart> {
  const reading = readOwnFrame(browser, tabId).catch(() => undefined);
  const frame = await answerWithin(reading, ANSWER_MS, undefined, clock);
  return frame && frame.text.length >= MIN_TEXT ? addText(page, frame) : page;
}

async function readOwnFrame(browser: WxtBrowser, tabId: number): Promise<SourcePart | undefined> {
  const look = { func: hasLargeOwnFrame, args: [LARGE] as [number], injectImmediately: true };
  const [top] = await browser.scripting.executeScript({ ...look, target: { tabId } });
  if (top?.result !== true) return undefined;
  const looks = await browser.scripting.executeScript({ ...look, target: { tabId, allFrames: true } });
  const frameIds = looks.flatMap(({ frameId, result }) => (frameId > 0 && result === true ? [frameId] : []));
  if (frameIds.length === 0) return undefined;
  const frames = await runCapture(browser, { tabId, frameIds });
  const pages = frames.flatMap(({ found }) => (found?.kind === 'page' ? [found.page] : []));
  return pages.toSorted((a, b) => b.text.length - a.text.length)[0];
}

/** What a frame says and the page lacks stands behind it, if that is most of the frame. */
function addText(page: SourcePart, frame: SourcePart): SourcePart {
  const there = new Set(page.text.split('\n\n'));
  const missing = frame.text.split('\n\n').filter((block) => !there.has(block));
  const text = missing.join('\n\n');
  if (text.length < frame.text.length / 2) return page;
  const whole = `${page.text}\n\n${text}`;
  const kept = wholeCharacters(whole.slice(0, CAPTURE_CHARS));
  const unread = [...new Set([...(page.unread ?? []), ...(frame.unread ?? [])])];
  return {
    ...page,
    text: kept,
    omittedChars: page.omittedChars + frame.omittedChars + whole.length - kept.length,
    ...(unread.length > 0 && { unread }),
  };
}

/**
 * In a page: whether it has a frame of its own site that takes much of the window. In such a frame: whether it is one. It is
 * injected as it stands, so that it may use nothing from outside of itself.
 */
function hasLargeOwnFrame(large: number): boolean {
  const isTop = window === top;
  // Null in a frame of another site.
  const own = isTop ? null : window.frameElement;
  if (!isTop && (own === null || parent !== top)) return false;
  const frames = own ? [own] : [...document.querySelectorAll('iframe, frame')];
  return frames.some((frame) => {
    const view = frame.ownerDocument.defaultView;
    if (!view || !(frame as HTMLIFrameElement).contentDocument) return false;
    if (!frame.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const box = frame.getBoundingClientRect();
    const shown = { left: 0, right: view.innerWidth, top: -view.scrollY, bottom: Number.POSITIVE_INFINITY };
    const within = [shown];
    for (let outer = frame.parentElement; outer; outer = outer.parentElement) {
      const isWindow = outer === frame.ownerDocument.body || outer === frame.ownerDocument.documentElement;
      if (!isWindow && view.getComputedStyle(outer).overflow !== 'visible') within.push(outer.getBoundingClientRect());
    }
    const width =
      Math.min(box.right, ...within.map(({ right }) => right)) - Math.max(box.left, ...within.map(({ left }) => left));
    const bottom = Math.min(box.bottom, ...within.map(({ bottom }) => bottom));
    const height = Math.min(bottom - Math.max(box.top, ...within.map(({ top }) => top)), view.innerHeight);
    return Math.max(0, width) * Math.max(0, height) > large * view.innerWidth * view.innerHeight;
  });
}

import type { WxtBrowser } from 'wxt/browser';
import type { SourcePart } from '../../../protocol/question-parts.ts';
import type { FrameSelection } from './frame-selection.ts';
import { findLastSelection } from './last-selection.ts';

/** How an attempt to read what is selected in a tab ended. */
export type SelectionReading =
  | { kind: 'selection'; selection: SourcePart }
  | { kind: 'nothing' }
  /** The focus is in a frame of another site that is closed to us. */
  | { kind: 'closed'; site: string };

/** WXT types the names of scripts from its last look at the folder, which may be older than this one. */
const SCRIPT = '/selection.js' as '/capture.js';

/** UTF-16 units of a selection that are kept; it travels through `storage.session`, which holds 10 MB in all. */
const SELECTION_CHARS = 500_000;

/**
 * The selection in a tab that was made last, as a source: read by script in the frame that was clicked, or in all
 * frames when none is named. Where no script may run, the browser's own words for the selection (`fallbackText`) have
 * to do.
 */
export async function readSelection(
  browser: WxtBrowser,
  tab: { id: number; title?: string | undefined; url?: string | undefined },
  { frameId, fallbackText = '' }: { frameId?: number | undefined; fallbackText?: string | undefined },
): Promise<SelectionReading> {
  const target = frameId === undefined ? { tabId: tab.id, allFrames: true } : { tabId: tab.id, frameIds: [frameId] };
  const results = await browser.scripting
    .executeScript<[], FrameSelection>({ target, files: [SCRIPT], injectImmediately: true })
    .catch(() => []);
  const frames = results.map(({ result }) => result).filter((result) => result != null);
  const clicked = frames.find(({ text }) => text !== '');
  const last =
    frameId === undefined ? findLastSelection(frames) : clicked && { kind: 'frame' as const, frame: clicked };
  if (last?.kind === 'closed') return last;
  const whole = last?.frame.text ?? fallbackText.trim();
  if (whole === '') return { kind: 'nothing' };
  const text = whole.slice(0, SELECTION_CHARS);
  const selection: SourcePart = {
    type: 'selection',
    // The page's own name rather than the frame's: it is the page that the person sees.
    title: tab.title ?? last?.frame.title ?? '',
    url: tab.url ?? last?.frame.url ?? '',
    language: last?.frame.language ?? '',
    text,
    ...(last?.frame.around && { around: last.frame.around }),
    omittedChars: whole.length - text.length,
  };
  return { kind: 'selection', selection };
}

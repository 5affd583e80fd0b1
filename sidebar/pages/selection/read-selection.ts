import type { WxtBrowser } from 'wxt/browser';
import type { Attachment } from '../../../protocol/attachment.ts';

/** What is selected in one frame, with the line breaks that `selectionText` has lost. */
interface FrameSelection {
  text: string;
  title: string;
  url: string;
  language: string;
}

/** UTF-16 units of a selection that are kept; it travels through `storage.session`, which holds 10 MB in all. */
const SELECTION_CHARS = 500_000;

/**
 * The selection in a tab, as an attachment: read by script in the frame that was clicked, or in all frames when none is
 * named. Where no script may run, the browser's own words for the selection (`fallbackText`) have to do. Undefined when
 * nothing is selected.
 */
export async function readSelection(
  browser: WxtBrowser,
  tab: { id: number; title?: string | undefined; url?: string | undefined },
  { frameId, fallbackText = '' }: { frameId?: number | undefined; fallbackText?: string | undefined },
): Promise<Attachment | undefined> {
  const target = frameId === undefined ? { tabId: tab.id, allFrames: true } : { tabId: tab.id, frameIds: [frameId] };
  const results = await browser.scripting.executeScript({ target, func: selectionInFrame }).catch(() => []);
  const read = results.map(({ result }) => result).find((result) => result?.text);
  const whole = read?.text ?? fallbackText.trim();
  if (whole === '') return undefined;
  const text = whole.slice(0, SELECTION_CHARS);
  return {
    kind: 'selection',
    // The page's own name rather than the frame's: it is the page that the person sees.
    title: tab.title ?? read?.title ?? '',
    url: tab.url ?? read?.url ?? '',
    language: read?.language ?? '',
    text,
    omittedChars: whole.length - text.length,
  };
}

/** Runs in the page: it is sent there as source text, so it can use nothing around it. Never reads a password. */
export function selectionInFrame(): FrameSelection | null {
  const field = document.activeElement;
  const isArea = field instanceof HTMLTextAreaElement;
  const isLine = field instanceof HTMLInputElement && ['text', 'search', 'url', 'tel'].includes(field.type);
  const typed = isArea || isLine ? field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0) : '';
  const isPassword = field instanceof HTMLInputElement && field.type === 'password';
  const text = typed || (isPassword ? '' : (getSelection()?.toString() ?? ''));
  const cleaned = text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .trim();
  if (cleaned === '') return null;
  return { text: cleaned, title: document.title, url: location.href, language: document.documentElement.lang };
}

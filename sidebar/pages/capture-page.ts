import type { SourcePart } from '../../protocol/question-parts.ts';
import { CAPTURE_CHARS } from './capture-chars.ts';
import type { CaptureSupplies } from './capture-supplies.ts';
import { findContent } from './content/find-content.ts';
import { readPageHints } from './content/page-hints.ts';
import { copyPage } from './copy/copy-page.ts';
import type { PageEnvironment } from './copy/page-environment.ts';
import { hasEditors } from './has-editors.ts';
import { toMarkdown } from './markdown/page-markdown.ts';
import { oneLine } from './one-line.ts';
import { stampPage } from './stamp-page.ts';
import { inOnePiece, type Steps } from './steps.ts';
import { hasPlayer } from './transcript/has-player.ts';
import { wholeCharacters } from './whole-characters.ts';

/** What the capture script hands back from a page. */
export type Capture =
  /** `stamp` is of the page at the moment in which it was copied (see `stampPage`); of what was put together there is none. */
  | { kind: 'page'; page: SourcePart; stamp?: string }
  /** The browser's own viewer shows a file of this type. */
  | { kind: 'file'; contentType: string }
  /** The page can be read when that was supplied. */
  | { kind: 'needs'; supply: keyof CaptureSupplies }
  | { kind: 'unreadable'; why: 'empty' };

/**
 * Reads a page without changing it: what readers come for, as Markdown.
 *
 * @param limit UTF-16 units of Markdown that are kept
 */
export const capturePage = (...given: Parameters<typeof captureInSteps>): Capture =>
  inOnePiece(captureInSteps(...given));

/** As `capturePage`, with pauses. */
export function* captureInSteps(
  environment: PageEnvironment,
  supplies: CaptureSupplies = {},
  limit = CAPTURE_CHARS,
): Steps<Capture> {
  const { editors, transcript, readFormula } = supplies;
  const { document } = environment;
  // What a viewer makes of a file is no page: its elements differ from browser to browser, and a PDF has none.
  if (!document.contentType.includes('html')) return { kind: 'file', contentType: document.contentType };
  if (!editors && hasEditors(document)) return { kind: 'needs', supply: 'editors' };
  if (transcript === undefined && hasPlayer(document)) return { kind: 'needs', supply: 'transcript' };
  const visible = yield* copyPage(environment, { editors: editors?.texts, readFormula, except: transcript?.panel });
  if (visible.needsFormulas) return { kind: 'needs', supply: 'readFormula' };
  const { stamp } = stampPage([], document);
  const written = toMarkdown(yield* findContent(visible, readPageHints(document)));
  const whole = [written, transcript?.text].filter(Boolean).join('\n\n');
  if (whole === '') return { kind: 'unreadable', why: 'empty' };
  const text = cut(whole, limit);
  const page: SourcePart = {
    type: 'page',
    title: readTitle(document),
    url: document.location.href,
    language: readLanguage(document),
    text,
    omittedChars: whole.length - text.length + visible.omittedChars,
    ...(editors?.isPartial && { unread: ['editor'] }),
  };
  return { kind: 'page', page, stamp };
}

/** Whole paragraphs where possible, and never half a character. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = text.lastIndexOf('\n\n', limit);
  return wholeCharacters(text.slice(0, end > limit / 2 ? end : limit));
}

function readTitle(document: Document): string {
  const title = document.title || document.querySelector('h1')?.textContent || '';
  return oneLine(title);
}

function readLanguage(document: Document): string {
  if (document.documentElement.lang) return document.documentElement.lang;
  const metas = [...document.querySelectorAll('meta[http-equiv]')];
  const declared = metas.find((meta) => meta.getAttribute('http-equiv')?.toLowerCase() === 'content-language');
  return declared?.getAttribute('content')?.trim() ?? '';
}

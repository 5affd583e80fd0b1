import { isProbablyReaderable, Readability } from '@mozilla/readability';
import type { Attachment } from '../../protocol/attachment.ts';
import { copyVisible, type VisibleCopy } from './copy/copy-visible.ts';
import type { PageWorld } from './copy/page-world.ts';
import { toMarkdown } from './markdown/page-markdown.ts';

/** What the capture script hands back from a page. */
export type Capture = { kind: 'page'; page: Attachment } | { kind: 'unreadable'; why: 'pdf' | 'empty' };

/** UTF-16 units of Markdown that a capture hands over: escaped, it still fits one frame to the companion. */
export const CAPTURE_CHARS = 2_000_000;

/** Beyond this Readability would hold up the page's own thread for seconds. */
const MAX_ARTICLE_ELEMENTS = 60_000;
/** An article this short, or this small a part of what is visible, is a teaser on some other kind of page. */
const MIN_ARTICLE_CHARS = 250;
const MIN_ARTICLE_SHARE = 0.2;

/** Reads a page without changing it: its article as Markdown, or all that is visible where there is no article. */
export function capturePage(world: PageWorld, limit = CAPTURE_CHARS): Capture {
  const { document } = world;
  // A viewer's document has no text of its own; to call that an empty page would be a lie.
  if (document.contentType === 'application/pdf') return { kind: 'unreadable', why: 'pdf' };
  const visible = copyWithText(world);
  const whole = toMarkdown(findArticle(visible) ?? findMain(visible.document));
  if (whole === '') return { kind: 'unreadable', why: 'empty' };
  const text = cut(whole, limit);
  const page: Attachment = {
    kind: 'page',
    title: readTitle(document),
    url: document.location.href,
    language: readLanguage(document),
    text,
    omittedChars: whole.length - text.length + visible.omittedChars,
  };
  return { kind: 'page', page };
}

/** While a dialog is open, pages mark everything else `aria-hidden`; then that mark means nothing. */
function copyWithText(world: PageWorld): VisibleCopy {
  const visible = copyVisible(world);
  const chars = textLength(visible.document.body);
  if (chars > MIN_ARTICLE_CHARS) return visible;
  const more = copyVisible(world, { keepAriaHidden: true });
  return textLength(more.document.body) > 4 * chars ? more : visible;
}

/** The article's element, in a document of its own; undefined where the page is something else. */
function findArticle({ document, elements }: VisibleCopy): HTMLElement | undefined {
  if (elements > MAX_ARTICLE_ELEMENTS) return undefined;
  // What is in the copy is visible, and the copy has no layout to ask.
  if (!isProbablyReaderable(document, { visibilityChecker: () => true })) return undefined;
  // Readability takes the document it is given apart.
  const own = document.cloneNode(true) as Document;
  const article = new Readability<Node>(own, { disableJSONLD: true, keepClasses: true, serializer: (node) => node });
  const content = article.parse()?.content as HTMLElement | null | undefined;
  const chars = content ? textLength(content) : 0;
  const isWorthIt = chars >= MIN_ARTICLE_CHARS && chars >= MIN_ARTICLE_SHARE * textLength(document.body);
  return content && isWorthIt ? content : undefined;
}

/** Without an article: the page's main part where it says which, else everything but its navigation. */
function findMain(document: Document): HTMLElement {
  const body = document.body;
  const main = document.querySelector<HTMLElement>('main, [role="main"]');
  if (main && textLength(main) > 0.5 * textLength(body)) return main;
  const own = body.cloneNode(true) as HTMLElement;
  for (const part of own.querySelectorAll('nav, [role="navigation"], [role="search"], [role="menu"]')) part.remove();
  return textLength(own) > 0 ? own : body;
}

/** Whole paragraphs where possible, and never half a character. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = text.lastIndexOf('\n\n', limit);
  const kept = text.slice(0, end > limit / 2 ? end : limit);
  return kept.isWellFormed() ? kept : kept.slice(0, -1);
}

function textLength(element: Element): number {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim().length;
}

function readTitle(document: Document): string {
  const title = document.title || document.querySelector('h1')?.textContent || '';
  return title.replace(/\s+/g, ' ').trim();
}

function readLanguage(document: Document): string {
  if (document.documentElement.lang) return document.documentElement.lang;
  const metas = [...document.querySelectorAll('meta[http-equiv]')];
  const declared = metas.find((meta) => meta.getAttribute('http-equiv')?.toLowerCase() === 'content-language');
  return declared?.getAttribute('content')?.trim() ?? '';
}

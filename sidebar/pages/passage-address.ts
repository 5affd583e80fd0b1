import type { Passage } from '../../protocol/passages.ts';
import { pdfPage } from './pdf-page.ts';

/** Words that a browser looks for: enough to be found once, few enough to be written so in the page. */
const WORDS = 8;

/**
 * The page's address with words of the passage as a text fragment, of a PDF with the page's number; null where there is none
 * that may be followed. A heading stands in a table of contents too, which is what the browser would find first: a line that is
 * long enough goes before it.
 */
export function passageAddress({ url, text }: Pick<Passage, 'url' | 'text'>): string | null {
  const page = URL.parse(url);
  if (page?.protocol !== 'http:' && page?.protocol !== 'https:') return null;
  const number = pdfPage(text);
  if (number !== undefined) {
    page.hash = `page=${number}`;
    return page.href;
  }
  const lines = plainLines(text).map((line) => line.split(/\s+/));
  const line = lines.find(({ length }) => length >= WORDS) ?? lines[0] ?? [];
  const start = line.slice(0, WORDS).join(' ');
  if (start === '') return page.href;
  // A hyphen and a comma mean something in a fragment.
  const words = encodeURIComponent(start).replace(/-/g, '%2D');
  return `${page.href}${page.hash === '' ? '#' : ''}:~:text=${words}`;
}

/** Lines of Markdown as a page shows them, about: without marks and the targets of links. */
export function plainLines(markdown: string): string[] {
  return markdown
    .split('\n')
    .map((line) =>
      line
        .replace(/!?\[([^\]]*)\]\([^)]*\)/g, (_, label: string) => label)
        .replace(/^\s*(?:#{1,6}|[-*+>]|\d+[.)])\s+/, '')
        .replace(/[*`\\]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, () => '')
        .replace(/\|/g, () => ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '');
}

import { boxSign, copiedChildren, isText } from './copied-element.ts';

const KEPT = new Set(
  'p,ul,ol,li,table,thead,tbody,tr,th,td,pre,code,strong,em,del,a,blockquote,hr,br,sub,sup,kbd,mark'.split(','),
);
const EMPTY = new Set(['hr', 'br']);
/** What a word processor would leave out, having no styles of ours. */
const STYLES: Record<string, string> = {
  table: 'border-collapse:collapse',
  th: 'border-style:solid;border-width:1px;padding:4px',
  td: 'border-style:solid;border-width:1px;padding:4px',
  pre: 'padding:8px;background:#f5f6f6;font-family:monospace;white-space:pre-wrap',
  code: 'font-family:monospace',
  blockquote: 'margin-left:24px',
};
const LINK = /^(?:https?:\/\/|mailto:)/i;

/**
 * HTML of a shown answer for the clipboard. Nothing but these elements gets into it, no attribute but where a link leads,
 * how a list counts and our own styles, and every text is escaped: whatever the answer holds, it is only text.
 */
export function toCleanHtml(parent: Node): string {
  return copiedChildren(parent)
    .map((child) => (isText(child) ? writeText(child) : writeElement(child)))
    .join('');
}

function writeElement(element: HTMLElement): string {
  const name = nameOf(element);
  if (element.localName === 'input') return boxSign(element);
  if (name === undefined) return toCleanHtml(element);
  const opening = `<${name}${attributesOf(element, name)}>`;
  return EMPTY.has(name) ? opening : `${opening}${toCleanHtml(element)}</${name}>`;
}

/** Headings as deep as they were written: on screen they stand below those of the panel. */
function nameOf(element: HTMLElement): string | undefined {
  const depth = /^heading-([1-6])$/.exec(element.className)?.[1];
  if (depth !== undefined) return `h${depth}`;
  return KEPT.has(element.localName) ? element.localName : undefined;
}

function attributesOf(element: HTMLElement, name: string): string {
  const align = name === 'th' || name === 'td' ? element.style.textAlign : '';
  const style = [STYLES[name], align && `text-align:${align}`].filter(Boolean).join(';');
  const href = name === 'a' ? (element.getAttribute('href') ?? '') : '';
  const attributes: [string, string][] = [
    ['href', LINK.test(href) ? href : ''],
    ['start', name === 'ol' ? (element.getAttribute('start') ?? '') : ''],
    ['value', name === 'li' ? (element.getAttribute('value') ?? '') : ''],
    ['style', style],
  ];
  return attributes.map(([key, value]) => (value === '' ? '' : ` ${key}="${escapeHtml(value)}"`)).join('');
}

/** Line ends are meant, in code and in paragraphs. */
function writeText(text: Text): string {
  const escaped = escapeHtml(text.data);
  return text.parentElement?.closest('pre') ? escaped : escaped.replaceAll('\n', '<br>');
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

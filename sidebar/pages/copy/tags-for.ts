import { attributeOf } from '../attribute-of.ts';

/** Elements that say nothing by their name but that they stand in a line. */
const PLAIN = new Set([
  'span',
  'font',
  'tt',
  'bdo',
  'bdi',
  'data',
  'label',
  'time',
  'button',
  'output',
  'slot',
  'rt',
  'rb',
  'rtc',
]);
/** Elements that mean something and run along in a line, unless a style makes blocks of them. */
const INLINE = new Set(
  'a abbr b big cite code dfn em i ins kbd mark q ruby s samp small strong sub sup u var'.split(' '),
);
/** Blocks that say nothing by their name, and run along in a line if a style wants it so. */
const BOXES = new Set(['div', 'section', 'header', 'footer', 'figure', 'p', 'aside', 'article', 'address']);
const STRUCK = new Set(['s', 'del', 'strike']);

/**
 * What an element becomes in the copy, from the outside in; nothing where only its text counts, which spares every
 * later stage the hundred thousand spans of some pages. A link that is laid out as a block gets a block around it, a
 * grid of boxes that is a table becomes one, and small text set high or low is raised or lowered.
 */
export function tagsFor(element: Element, style: CSSStyleDeclaration, parent: Element): string[] {
  const name = element.localName.toLowerCase();
  const { display } = style;
  const isInLine = /^(inline|contents|ruby|math|$)/.test(display);
  if (name === 'body' || name === 'html') return ['div'];
  if (STRUCK.has(name)) return isInLine ? [] : ['div'];
  const cell = tableTag(element, name, display, parent);
  if (cell) return [cell];
  const raised = raisedTag(element, name, style, display);
  if (raised) return [raised];
  if (INLINE.has(name)) return isInLine || isDropCap(element, style) ? [name] : ['div', name];
  const isNamed = !PLAIN.has(name) && /^[a-z][a-z0-9]*$/.test(name) && isHtml(element);
  if (isNamed && !(BOXES.has(name) && /^inline$/.test(display))) return name === 'iframe' ? ['div'] : [name];
  if (name === 'slot' || isDropCap(element, style)) return [];
  return isInLine ? [] : ['div'];
}

/** Whether text in an element has a line through it: by its name, its style, or those of what is around it. */
export function isStruck(element: Element, style: CSSStyleDeclaration, isAround: boolean): boolean {
  if (STRUCK.has(element.localName.toLowerCase())) return true;
  if (/line-through/.test(style.textDecorationLine ?? '')) return true;
  // The line runs through all that is in the flow.
  return isAround && !/^inline-/.test(style.display) && style.position !== 'absolute' && style.float !== 'left';
}

const ROLES: Record<string, string> = {
  table: 'table',
  grid: 'table',
  treegrid: 'table',
  row: 'tr',
  cell: 'td',
  gridcell: 'td',
  columnheader: 'th',
  rowheader: 'th',
};
const DISPLAYS: Record<string, string> = { table: 'table', 'table-row': 'tr', 'table-cell': 'td' };

/** A table of boxes, by its roles or its styles; a cell counts in a row only, and a row in a table. */
function tableTag(element: Element, name: string, display: string, parent: Element): string | undefined {
  if (/^(table|thead|tbody|tfoot|tr|td|th)$/.test(name)) return undefined;
  const tag = ROLES[attributeOf(element, 'role')] ?? (name === 'div' || name === 'span' ? DISPLAYS[display] : '');
  if (tag === 'table') return parent.closest('table') ? undefined : 'table';
  if (tag === 'tr') return parent.closest('table') && !parent.closest('tr') ? 'tr' : undefined;
  return (tag === 'td' || tag === 'th') && parent.localName === 'tr' ? tag : undefined;
}

function raisedTag(
  element: Element,
  name: string,
  style: CSSStyleDeclaration,
  display: string,
): 'sup' | 'sub' | undefined {
  if (name === 'sup' || name === 'sub') return /^(inline|contents)/.test(display) ? name : undefined;
  if (!/^inline/.test(display) || name === 'img' || name === 'a') return undefined;
  const align = style.verticalAlign ?? '';
  const places = `${align} ${style.fontVariantPosition ?? ''}`;
  const raise = /\bsuper\b/.test(places) ? 1 : /\bsub\b/.test(places) ? -1 : raisedBy(style, align);
  if (raise === 0) return undefined;
  const text = element.textContent;
  if (text.length > 30 || text.trim() === '') return undefined;
  return raise > 0 ? 'sup' : 'sub';
}

/** Moved up or down by a length, and smaller than the text around it by the look of it. */
function raisedBy(style: CSSStyleDeclaration, align: string): number {
  const shift = /px$/.test(align)
    ? Number.parseFloat(align)
    : style.position === 'relative' && /px$/.test(style.top ?? '')
      ? -Number.parseFloat(style.top)
      : 0;
  return shift !== 0 && Math.abs(shift) >= 0.25 * Number.parseFloat(style.fontSize) ? shift : 0;
}

/** A first letter that floats beside its paragraph begins a word. */
function isDropCap(element: Element, style: CSSStyleDeclaration): boolean {
  return style.float === 'left' && element.textContent.trim().length === 1;
}

function isHtml(element: Element): boolean {
  return element.namespaceURI === 'http://www.w3.org/1999/xhtml';
}

import { attributeOf } from '../attribute-of.ts';
import type { CssCounters } from './css-counters.ts';
import type { PageEnvironment } from './page-environment.ts';

const ICONS = /icon|symbol|awesome|glyph|material/i;

/** What a style writes before or after an element, if it says something: numbers and words, no icons or bullets. */
export function readGenerated(
  environment: PageEnvironment,
  element: Element,
  counters: CssCounters,
  pseudo: '::before' | '::after',
): string {
  const style = environment.getComputedStyle(element, pseudo);
  const { content } = style;
  if (!content || content === 'none' || content === 'normal') return '';
  counters.enter(style, Number.POSITIVE_INFINITY);
  const text = counters.write(content)?.replace(/[\ue000-\uf8ff]/g, '') ?? '';
  // Most of it is empty, and only makes room.
  if (!/[\p{L}\p{N}\p{Sc}]/u.test(text)) return '';
  if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return '';
  return ICONS.test(style.fontFamily) ? '' : spaced(text, pseudo, style);
}

/** A number in a box of its own, or with room after it, does not run into the word. */
function spaced(text: string, pseudo: string, style: CSSStyleDeclaration): string {
  const gap = pseudo === '::before' ? style.marginRight : style.marginLeft;
  if (style.display === 'inline' && !(Number.parseFloat(gap) >= 3)) return text;
  return pseudo === '::before' ? `${text} ` : ` ${text}`;
}

/** Words that a reader knows beside an element's own: what stands for an abbreviation, when "yesterday" was. */
export function wordsAfter(
  element: Element,
  environment: PageEnvironment,
  context: {
    counters: CssCounters;
    explained: Set<string>;
    style: CSSStyleDeclaration;
    isInline: boolean;
    /** Whether its text is seen; asked only where there is something to say. */
    isShown: () => boolean;
  },
): string {
  const { counters, explained, style, isInline, isShown } = context;
  const name = element.localName.toLowerCase();
  if (name === 'rt') return isShown() ? ')' : '';
  if (name === 'abbr') {
    const title = attributeOf(element, 'title').trim();
    if (title === '' || explained.has(title) || element.textContent?.includes(title) || !isShown()) return '';
    explained.add(title);
    return ` (${title})`;
  }
  const day = dayOf(element, name);
  const generated = isInline ? readGenerated(environment, element, counters, '::after') : '';
  const room = isInline && Number.parseFloat(style.marginRight) + Number.parseFloat(style.paddingRight) >= 3 ? ' ' : '';
  const after = day + generated + room;
  return after !== '' && isShown() ? after : '';
}

/** The day that "3 days ago" means. */
function dayOf(element: Element, name: string): string {
  if (name === 'ins' || name === 'del') return '';
  const day = /^\d{4}-\d\d-\d\d/.exec(attributeOf(element, 'datetime'))?.[0];
  if (!day) return '';
  const shown = (element.shadowRoot ?? element).textContent ?? '';
  return shown.includes(day.slice(0, 4)) || shown.trim() === '' ? '' : ` (${day})`;
}

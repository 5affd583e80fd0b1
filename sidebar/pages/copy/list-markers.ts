import { attributeOf } from '../attribute-of.ts';
import { writeNumber } from './css-counters.ts';

/** What stands before the items of lists: numbers from where they start, in the style that a reader sees. */
export interface ListMarkers {
  /** For example `3.`, `b.` or `-`. */
  of(item: Element, style: CSSStyleDeclaration): string;
}

const NUMBERED = /^(decimal|lower-|upper-|armenian|georgian|hebrew|cjk|hiragana|katakana|arabic|devanagari|thai)/;

export function createListMarkers(): ListMarkers {
  const numbers = new WeakMap<Element, Map<Element, number>>();

  return {
    of(item, { display, listStyleType: styleType }) {
      const list = item.parentElement;
      if (!list || display !== 'list-item' || !isNumbered(list, styleType)) return '-';
      const known = numbers.get(list) ?? count(list);
      numbers.set(list, known);
      return `${writeNumber(known.get(item) ?? 1, styleType || 'decimal')}.`;
    },
  };
}

/** Items of a numbered list that is shown without numbers have none. */
function isNumbered(list: Element, styleType: string): boolean {
  return styleType ? NUMBERED.test(styleType) : list.localName.toLowerCase() === 'ol';
}

function count(list: Element): Map<Element, number> {
  const items = [...list.children].filter((child) => child.localName.toLowerCase() === 'li');
  const step = list.hasAttribute('reversed') ? -1 : 1;
  let next = Number.parseInt(attributeOf(list, 'start'), 10);
  if (Number.isNaN(next)) next = step === 1 ? 1 : items.length;
  const numbers = new Map<Element, number>();
  for (const item of items) {
    const own = Number.parseInt(attributeOf(item, 'value'), 10);
    if (!Number.isNaN(own)) next = own;
    numbers.set(item, next);
    next += step;
  }
  return numbers;
}

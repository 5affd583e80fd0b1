import { attributeOf } from '../attribute-of.ts';
import { oneLine } from '../one-line.ts';

/** How much text is in an element, and how much of it leads away. */
export interface TextMeasure {
  chars: number;
  linkChars: number;
  links: number;
}

const measures = new WeakMap<Element, TextMeasure>();

/** Counted once for each element, since every rule asks. What is taken out of an element later still counts in it. */
export function measure(element: Element): TextMeasure {
  const known = measures.get(element);
  if (known) return known;
  const sum: TextMeasure = { chars: 0, linkChars: 0, links: 0 };
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 3) sum.chars += oneLine(node.nodeValue ?? '').length;
    else if (node.nodeType === 1) {
      const { chars, linkChars, links } = measure(node as Element);
      sum.chars += chars;
      sum.linkChars += linkChars;
      sum.links += links;
    }
  }
  if (element.localName === 'a') Object.assign(sum, { linkChars: sum.chars, links: 1 });
  measures.set(element, sum);
  return sum;
}

/** What something is called by its class, id and role, in words that can be looked for. */
export function namesOf(element: Element): string {
  const names = `${attributeOf(element, 'class')} ${element.id}`;
  return names.length > 1 ? names.slice(0, 400) : '';
}

/** What an element says, on one line. */
export function wordsOf(element: Element): string {
  return oneLine(element.textContent);
}

/** As a reader would count it: a run of blanks is one. */
export function textLength(element: Element): number {
  return wordsOf(element).length;
}

/** Finds any of these words, each a pattern, as whole words of a name. */
export function namePattern(words: string): RegExp {
  return new RegExp(`(?:^|[\\s_-])(?:${words.trim().split(/\s+/).join('|')})(?:$|[\\s_-])`, 'i');
}

/** The elements for which something holds and that lie in no other one for which it does. */
export function outermost(root: Element, isIt: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  for (const element of root.querySelectorAll('*')) {
    if (!found.at(-1)?.contains(element) && isIt(element)) found.push(element);
  }
  return found;
}

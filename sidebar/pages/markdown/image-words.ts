import { attributeOf } from '../attribute-of.ts';
import { oneLine } from '../one-line.ts';

/** Pictures that stand for a person, a site or a sign, and say nothing about what the text is about. */
const DECORATION = /avatar|gravatar|profile|user-?pic|icon|logo|badge|flag|thumb|pixel|spacer/i;
const EMOJI = /^(\p{Extended_Pictographic}|\p{Emoji_Component}|\u200d|\ufe0f)+$/u;
const FILE = /\.(avif|gif|jpe?g|png|svg|webp)\b/i;
/** How far around a picture its words are looked for, since there they are read already. */
const LEVELS = 4;
const MAX_AROUND_CHARS = 3_000;

/** A picture's words; one that repeats what stands beside it, leads somewhere else or only decorates says nothing. */
export function describeImage(image: HTMLElement): string {
  const alt = oneLine(attributeOf(image, 'alt'));
  if (alt === '' || EMOJI.test(alt)) return alt;
  const names = `${attributeOf(image, 'class')} ${alt.slice(0, 30)}`;
  if (DECORATION.test(names) || FILE.test(alt)) return '';
  const link = image.closest('a');
  const opensItself = link === null || FILE.test(attributeOf(link, 'href'));
  if (!opensItself && !(image.closest('figure, p') && oneLine(link.textContent) === '')) return '';
  return isSaidAround(image, alt.toLowerCase()) ? '' : `[Image: ${alt}]`;
}

function isSaidAround(image: HTMLElement, alt: string): boolean {
  let outer: HTMLElement | null = image;
  for (let level = 0; level < LEVELS; level++) {
    outer = outer.parentElement;
    const text = outer ? shortText(outer) : undefined;
    if (!outer || text === undefined) return false;
    if (oneLine(text).toLowerCase().includes(alt)) return true;
    // The same picture in another size, or the next of a gallery.
    const first = [...outer.querySelectorAll('img')].find((other) => sameWords(other, alt));
    if (first && first !== image) return true;
    // A gallery shows one thing from many sides: its first picture says what.
    const pictures = outer.querySelectorAll('img');
    if (pictures.length > 2 && text.trim().length < 100 && pictures[0] !== image) return true;
  }
  return false;
}

/** The text of an element, undefined if it is long: what a whole page says is not put together for each of its pictures. */
function shortText(element: Element): string | undefined {
  const walker = element.ownerDocument.createTreeWalker(element, 4);
  let text = '';
  while (walker.nextNode()) {
    text += walker.currentNode.nodeValue;
    if (text.length > MAX_AROUND_CHARS) return undefined;
  }
  return text;
}

function sameWords(image: HTMLElement, alt: string): boolean {
  return oneLine(attributeOf(image, 'alt')).toLowerCase() === alt;
}

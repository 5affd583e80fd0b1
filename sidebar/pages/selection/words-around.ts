import type { PageEnvironment } from '../copy/page-environment.ts';

/** UTF-16 units of the paragraph around a selection that go along with it. */
export const AROUND_CHARS = 2_000;

/**
 * A range from the beginning of the paragraph that a selection begins in to the end of the one that it ends in. A
 * paragraph is the innermost element that stands on lines of its own.
 */
export function paragraphsAround({ getComputedStyle }: PageEnvironment, selected: Range): Range {
  const blockOf = (node: Node): Element | null => {
    let element = node.nodeType === 1 ? (node as Element) : node.parentElement;
    while (element && /^(?:$|inline|contents|ruby)/.test(getComputedStyle(element).display)) {
      element = element.parentElement;
    }
    return element;
  };
  const range = selected.cloneRange();
  const first = blockOf(selected.startContainer);
  const last = blockOf(selected.endContainer);
  // What holds the whole page is no paragraph.
  if (first && first.localName !== 'body') range.setStart(first, 0);
  if (last && last.localName !== 'body') range.setEnd(last, last.childNodes.length);
  return range;
}

/** The paragraphs of a field's text that a part of it stands in: what blank lines enclose. */
export function paragraphsInField(value: string, start: number, end: number): string {
  const before = value.lastIndexOf('\n\n', Math.max(0, start - 1));
  const after = value.indexOf('\n\n', end);
  return value.slice(before < 0 ? 0 : before + 2, after < 0 ? undefined : after);
}

/** What stands around a selection, as much of it as goes along; empty where the selection is all of it. */
export function wordsAround(paragraphs: string, selected: string): string {
  const at = paragraphs.indexOf(selected);
  if (paragraphs === selected || selected.length >= AROUND_CHARS) return '';
  if (paragraphs.length <= AROUND_CHARS) return paragraphs;
  // A part of it that is cut at words, with the selection in its middle.
  const room = AROUND_CHARS - selected.length;
  const start = Math.max(0, Math.min(at - Math.floor(room / 2), paragraphs.length - AROUND_CHARS));
  const part = paragraphs.slice(start, start + AROUND_CHARS);
  const head = start === 0 ? 0 : part.indexOf(' ') + 1;
  const tail = start + AROUND_CHARS >= paragraphs.length ? part.length : part.lastIndexOf(' ');
  return part.slice(head, tail > head ? tail : undefined).toWellFormed();
}

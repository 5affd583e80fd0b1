import type { PageEnvironment } from '../copy/page-environment.ts';

/** UTF-16 units of the paragraph around a selection that go along with it. */
export const AROUND_CHARS = 2_000;

/**
 * A range from the beginning of the paragraph that a selection begins in to the end of the one that it ends in. A
 * paragraph is the innermost element that stands on lines of its own, of a cell its row.
 */
export function paragraphsAround({ getComputedStyle }: PageEnvironment, selected: Range): Range {
  const blockOf = (node: Node): Element | ShadowRoot | null => {
    let element = node.nodeType === 1 ? (node as Element) : node.parentElement;
    while (element && /^(?:$|inline|contents|ruby)/.test(getComputedStyle(element).display)) {
      if (!element.parentElement) return element.getRootNode() as ShadowRoot;
      element = element.parentElement;
    }
    if (!element) return node.getRootNode() as ShadowRoot;
    const isCell = getComputedStyle(element).display === 'table-cell';
    return isCell ? element.parentElement : element;
  };
  const range = selected.cloneRange();
  const said = wordsIn(selected);
  const first = blockOf(said.at(0) ?? selected.startContainer);
  const last = blockOf(said.at(-1) ?? selected.endContainer);
  // What holds the whole page is no paragraph.
  if (first && !isPage(first)) range.setStart(first, 0);
  if (last && !isPage(last)) range.setEnd(last, last.childNodes.length);
  return range;
}

const isPage = (node: Node) => node.nodeName === 'BODY' || node.nodeType === 9;

/** The text nodes of which words are selected: three clicks on a paragraph select up to the beginning of the next one. */
function wordsIn(selected: Range): Text[] {
  const { startContainer, startOffset, endContainer, endOffset, commonAncestorContainer } = selected;
  const found: Text[] = [];
  const walker = (commonAncestorContainer.ownerDocument ?? document).createTreeWalker(
    commonAncestorContainer,
    NodeFilter.SHOW_TEXT,
  );
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
    if (node.nodeType !== 3 || !selected.intersectsNode(node)) continue;
    const from = node === startContainer ? startOffset : 0;
    const text = (node as Text).data.slice(from, node === endContainer ? endOffset : undefined);
    if (text.trim() !== '') found.push(node as Text);
  }
  return found;
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

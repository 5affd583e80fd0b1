/** What came of looking for a passage in a page. `elsewhere`: the tab shows another page; `viewer`: a PDF, which no script can mark. */
export type Marked = 'shown' | 'elsewhere' | 'missing' | 'viewer';

/**
 * Scrolls a page to a passage and highlights it for a while, without changing the page; a card over it makes way. It is
 * injected as it stands, so that it may use nothing from outside of itself.
 *
 * @param url of the page, without its fragment
 * @param lines of the passage as plain text; letters and digits are all that is compared
 */
export function markPassage(url: string, lines: readonly string[]): Marked {
  if (location.href.replace(/#.*$/s, '') !== url) return 'elsewhere';
  if (document.contentType === 'application/pdf') return 'viewer';
  const toLetters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

  /** All letters of the page, and where those of each of its texts begin. */
  let nodes: Text[] = [];
  let starts: number[] = [];
  let letters = '';
  const isSeen = (text: Text) => {
    const box = text.parentElement ?? (text.parentNode as ShadowRoot).host;
    // What `details` folds is opened for it.
    return box.checkVisibility?.({ visibilityProperty: true }) !== false || box.closest('details:not([open])') !== null;
  };
  const add = (text: Text) => {
    const own = toLetters(text.data);
    if (own === '') return;
    nodes.push(text);
    starts.push(letters.length);
    letters += own;
  };
  /** Where in a text the letter stands that is the `count`th behind its first one. */
  const offsetOf = ({ data }: Text, count: number) => {
    let left = count;
    let offset = 0;
    for (const character of data) {
      left -= toLetters(character).length;
      if (left < 0) break;
      offset += character.length;
    }
    return offset;
  };
  /** Also what is in open shadow roots, and in frames of the page's own site. */
  const read = (root: Node, withHidden: boolean) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
      /^(?:script|style|noscript|template|textarea)$/i.test(node.nodeName)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    );
    for (let next = walker.nextNode(); next !== null; next = walker.nextNode()) {
      if (next.nodeType === Node.TEXT_NODE) {
        if (withHidden || isSeen(next as Text)) add(next as Text);
        continue;
      }
      const { shadowRoot, contentDocument } = next as HTMLIFrameElement;
      const inside = shadowRoot ?? contentDocument?.body;
      if (inside) read(inside, withHidden);
    }
  };

  // A page may have changed here and there, and a heading stands in its table of contents too: the passage is where most of
  // its lines are found together.
  const wanted = lines.map((line) => toLetters(line).slice(0, 200));
  const find = () => {
    const best = { start: -1, end: -1, size: 0 };
    for (const [index, begin] of wanted.entries()) {
      if (begin.length < (lines.length === 1 ? 1 : 8)) continue;
      let at = letters.indexOf(begin);
      for (let tries = 0; at >= 0 && tries < 50; tries += 1) {
        let [end, size] = [at + begin.length, begin.length];
        for (const line of wanted.slice(index + 1)) {
          const beyond = line.length < 8 ? -1 : letters.slice(end, end + 2000 + line.length).indexOf(line);
          if (beyond < 0) continue;
          end += beyond + line.length;
          size += line.length;
        }
        if (size > best.size) Object.assign(best, { start: at, end, size });
        at = letters.indexOf(begin, at + 1);
      }
    }
    return best;
  };
  // Many pages hold a hidden copy for narrow windows. Only what is nowhere else is led to where nobody sees it yet.
  let best = { start: -1, end: -1, size: 0 };
  for (const withHidden of [false, true]) {
    [nodes, starts, letters] = [[], [], ''];
    read(document.body ?? document, withHidden);
    best = find();
    if (best.size > 0) break;
  }
  const first = starts.findLastIndex((start) => start <= best.start);
  const last = starts.findLastIndex((start) => start < best.end);
  const firstNode = nodes[first];
  if (best.size === 0 || !firstNode) return 'missing';
  // A range reaches from one tree into no other, nor do styles.
  const ranges = new Map<Node, Range>();
  for (const [index, text] of nodes.slice(first, last + 1).entries()) {
    const start = starts[first + index] ?? 0;
    const tree = text.getRootNode();
    const range = ranges.get(tree) ?? text.ownerDocument.createRange();
    if (!ranges.has(tree)) range.setStart(text, offsetOf(text, Math.max(0, best.start - start)));
    const end = first + index === last ? offsetOf(text, best.end - 1 - start) + 1 : text.data.length;
    range.setEnd(text, Math.min(end, text.data.length));
    ranges.set(tree, range);
  }

  const around = firstNode.parentElement ?? (firstNode.parentNode as ShadowRoot).host;
  const boxes: Element[] = [];
  for (let box: Element | undefined = around; box; box = box.parentElement ?? (box.getRootNode() as ShadowRoot).host) {
    boxes.push(box);
    if (box.localName === 'details') (box as HTMLDetailsElement).open = true;
  }
  // At once: cards are told where it stands now.
  around.scrollIntoView({ block: 'center', behavior: 'instant' });
  const [passage] = ranges.values();
  const { asideCards = [] } = globalThis as { asideCards?: Iterable<(passage: Range) => void> };
  const cards = [...asideCards];
  const pageView = around.ownerDocument.defaultView;
  if (passage && pageView) {
    for (const box of boxes) {
      const isRoot = box === box.ownerDocument.scrollingElement;
      if (!isRoot && !/auto|scroll/.test(pageView.getComputedStyle(box).overflowY)) continue;
      const { top, height } = isRoot ? new DOMRect(0, 0, 0, pageView.innerHeight) : box.getBoundingClientRect();
      const now = passage.getBoundingClientRect();
      // What is around it may be a text of a thousand lines, and the passage not in its middle; a card has room below it.
      const above = Math.max(height / 8, cards.length > 0 ? 0 : (height - now.height) / 2);
      box.scrollBy({ top: now.top - top - above, behavior: 'instant' });
    }
    for (const makeWay of cards) makeWay(passage);
  }

  const name = 'aside-passage';
  const id = 'aside-passage-style';
  for (const [owner, own] of Map.groupBy(ranges, ([, { startContainer }]) => (startContainer as Text).ownerDocument)) {
    const view = owner.defaultView as (Window & typeof globalThis) | null;
    if (!view) continue;
    if (typeof view.Highlight !== 'function') {
      view.getSelection()?.removeAllRanges();
      for (const [, range] of own) view.getSelection()?.addRange(range);
      continue;
    }
    const styles = own.map(([tree]) => {
      const styled = tree === owner ? owner : (tree as ShadowRoot);
      styled.getElementById(id)?.remove();
      const style = owner.createElement('style');
      style.id = id;
      style.textContent = `::highlight(${name}) { background-color: #ffe27a; color: #1b1d1e; }`;
      (styled === owner ? owner.head : styled).append(style);
      return style;
    });
    const highlight = new view.Highlight(...own.map(([, range]) => range));
    const { highlights } = view.CSS;
    highlights.set(name, highlight);
    setTimeout(() => {
      // A later passage has a highlight of its own.
      if (highlights.get(name) === highlight) highlights.delete(name);
      for (const style of styles) style.remove();
    }, 20_000);
  }
  return 'shown';
}

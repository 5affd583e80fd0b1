/** What came of looking for a passage in a page. `elsewhere`: the tab shows another page. */
export type Marked = 'shown' | 'elsewhere' | 'missing';

/**
 * Scrolls a page to a passage and highlights it for a while, without changing the page. It is injected as it stands, so
 * that it may use nothing from outside of itself.
 *
 * @param url of the page, without its fragment
 * @param lines of the passage as plain text; letters and digits are all that is compared
 */
export function markPassage(url: string, lines: readonly string[]): Marked {
  if (location.href.replace(/#.*$/s, '') !== url) return 'elsewhere';
  const toLetters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

  /** All letters of the page, and for each where it stands. */
  const nodes: Text[] = [];
  const places: { node: number; offset: number }[] = [];
  let letters = '';
  const walker = document.createTreeWalker(document.body ?? document, NodeFilter.SHOW_TEXT, (node) =>
    /^(?:script|style|noscript|template|textarea)$/i.test(node.parentElement?.tagName ?? '')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  for (let next = walker.nextNode(); next !== null; next = walker.nextNode()) {
    const text = next as Text;
    const node = nodes.push(text) - 1;
    for (let offset = 0; offset < text.data.length; ) {
      const character = String.fromCodePoint(text.data.codePointAt(offset) ?? 0);
      const kept = toLetters(character);
      letters += kept;
      for (let unit = 0; unit < kept.length; unit += 1) places.push({ node, offset });
      offset += character.length;
    }
  }

  // A page may have changed here and there, and a heading stands in its table of contents too: the passage is where most of
  // its lines are found together.
  const wanted = lines.map((line) => toLetters(line).slice(0, 200));
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
  const [first, last] = [places[best.start], places[best.end - 1]];
  const [firstNode, lastNode] = [nodes[first?.node ?? -1], nodes[last?.node ?? -1]];
  if (!first || !last || !firstNode || !lastNode) return 'missing';

  const range = document.createRange();
  range.setStart(firstNode, first.offset);
  range.setEnd(lastNode, Math.min(last.offset + 1, lastNode.data.length));
  for (let box = firstNode.parentElement; box !== null; box = box.parentElement) {
    if (box instanceof HTMLDetailsElement) box.open = true;
  }
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  firstNode.parentElement?.scrollIntoView({ block: 'center', behavior: isStill ? 'auto' : 'smooth' });

  const name = 'aside-passage';
  if (typeof Highlight === 'function') {
    const id = 'aside-passage-style';
    document.getElementById(id)?.remove();
    const style = document.createElement('style');
    style.id = id;
    style.textContent = `::highlight(${name}) { background-color: #ffe27a; color: #1b1d1e; }`;
    document.head.append(style);
    const highlight = new Highlight(range);
    CSS.highlights.set(name, highlight);
    setTimeout(() => {
      // A later passage has a highlight of its own.
      if (CSS.highlights.get(name) !== highlight) return;
      CSS.highlights.delete(name);
      style.remove();
    }, 20_000);
  } else {
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  }
  return 'shown';
}

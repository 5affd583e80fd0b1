/** Elements that begin a line of their own. The copy of a page holds others only where they run along in a line. */
const BLOCKS =
  `address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
  footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary table tbody td tfoot
  th thead tr ul`
    .trim()
    .split(/\s+/);

const SELECTOR = BLOCKS.join(',');
const NAMES = new Set(BLOCKS);

export function isBlock(node: Node): node is HTMLElement {
  return node.nodeType === 1 && NAMES.has((node as Element).localName);
}

/** Whether it is a block, or holds one: a link around a heading breaks the line as the heading does. */
export function breaksLine(node: Node): node is HTMLElement {
  if (isBlock(node)) return true;
  const { firstElementChild = null } = node as Element;
  return firstElementChild !== null && (node as Element).querySelector(SELECTOR) !== null;
}

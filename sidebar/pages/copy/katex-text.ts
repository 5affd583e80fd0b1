/**
 * A formula that KaTeX only drew, without MathML, in one line: `x_1^2`, `(a + 1)/b`, `√(x)`. Its marks are stacked rows,
 * told apart by how high their styles set them.
 */
export function writeKatex(drawn: Element): string {
  return write(drawn)
    .replace(/[\s\u200b]+/g, ' ')
    .replace(/(?<=[\p{L}\p{N})\]]) ?([=+−<>≤≥≠≈→±×⋅∈]) ?/gu, ' $1 ')
    .replace(/([([{]) | (?=[)\]},;])/g, '$1')
    .trim();
}

interface Row {
  element: Element;
  text: string;
  /** In em above the line; below it, less than 0. */
  height: number;
}

/** What draws and says nothing. */
const UNSAID = /(?:^|\s)(?:(?:katex-)?p?strut|vlist-s|frac-line|hide-tail|nulldelimiter)(?:\s|$)/;

function write(node: Node): string {
  if (node.nodeType === 3) return node.nodeValue ?? '';
  if (node.nodeType !== 1) return '';
  const element = node as Element;
  const { classList } = element;
  if (UNSAID.test(element.className)) return '';
  if (classList.contains('mspace')) return ' ';
  if (classList.contains('msupsub')) return rowsOf(element).map(marked).join('');
  if (classList.contains('mfrac')) {
    const [above, below] = rowsOf(element).toReversed();
    return `${grouped(above?.text ?? '')}/${grouped(below?.text ?? '')}`;
  }
  if (classList.contains('sqrt')) return `√(${joined(rowsOf(element))})`;
  if (classList.contains('op-limits')) {
    const rows = rowsOf(element);
    const base = rows.find((row) => row.element.querySelector('.mop'));
    const limits = rows.filter((row) => row !== base);
    return `${base?.text ?? ''}${limits.map((row) => marked({ ...row, height: row.height - (base?.height ?? 0) })).join('')} `;
  }
  if (classList.contains('vlist-t')) return joined(rowsOf(element).toReversed());
  return [...element.childNodes].map(write).join('');
}

/** The rows of the first stack in an element that hold something, from the lowest to the highest. */
function rowsOf(element: Element): Row[] {
  const stack = element.querySelector('.vlist') ?? element;
  return [...stack.children]
    .map((row) => ({
      element: row,
      text: [...row.childNodes].map(write).join('').trim(),
      height: -emOf(row, 'top') - emOf(row.querySelector('.pstrut') ?? row, 'height'),
    }))
    .filter(({ text }) => text !== '')
    .toSorted((one, other) => one.height - other.height);
}

function marked({ text, height }: Row): string {
  return `${height > 0 ? '^' : '_'}${grouped(text)}`;
}

function grouped(text: string): string {
  return /^(?:[\p{L}\p{N}.]|\d+)$/u.test(text.trim()) ? text.trim() : `(${text.trim()})`;
}

function joined(rows: readonly Row[]): string {
  return rows.map(({ text }) => text).join(' ');
}

function emOf(element: Element, property: 'top' | 'height'): number {
  const found = new RegExp(`(?:^|[;\\s])${property}:\\s*(-?[\\d.]+)em`).exec(element.getAttribute('style') ?? '');
  return Number(found?.[1] ?? 0);
}

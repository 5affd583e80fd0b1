import { attributeOf } from '../attribute-of.ts';
import { isHidden, showsText } from './is-hidden.ts';
import type { PageEnvironment } from './page-environment.ts';
import type { PagePart } from './page-part.ts';
import { renderedChildren } from './rendered-children.ts';

const MONOSPACE = /mono|courier|consol|menlo|source code|fira code/i;
const SKIPPED = new Set(['button', 'script', 'style', 'template', 'noscript', 'svg', 'select', 'input', 'textarea']);
const LINE_NUMBERS = /(^|[\s_-])(line-?n(umber|o|um)s?|linenos?|gutter|rouge-gutter|blob-num)($|[\s_-])/i;

/** Whether an element shows code: `pre`, or what looks the same. */
export function isCode(element: Element, style: CSSStyleDeclaration, whiteSpace = style.whiteSpace): boolean {
  const name = element.localName;
  if (name === 'pre' || name === 'listing' || name === 'xmp') return true;
  if (!keepsBlanks(whiteSpace) || !/^(block|grid|flex|flow-root|table)/.test(style.display)) return false;
  return MONOSPACE.test(style.fontFamily ?? '');
}

/** Whether a table shows code line by line: numbers, or nothing, beside cells in which blanks count. */
export function isCodeTable(table: Element, environment: PageEnvironment): boolean {
  const rows = [...table.querySelectorAll('tr')].slice(0, 20);
  return (
    rows.length > 0 &&
    rows.every((row) => {
      const cells = [...row.children];
      const code = cells.pop();
      if (!code || !cells.every((cell) => /^[\s\d+\-…]*$/.test(cell.textContent))) return false;
      const first = code.querySelector('pre, code') ?? code;
      const style = environment.getComputedStyle(first);
      return keepsBlanks(style.whiteSpace) && MONOSPACE.test(style.fontFamily ?? '');
    })
  );
}

/** Whether an element holds nothing but the numbers of the lines beside it. */
export function isLineNumbers(element: Element): boolean {
  const name = attributeOf(element, 'class');
  const isMarked = LINE_NUMBERS.test(name);
  const isBeside = element.localName === 'pre' && element.closest('td') !== null;
  if (!isMarked && !isBeside) return false;
  const text = element.textContent;
  return text.length < 100_000 && /^[\s\d]*$/.test(text);
}

/** Whether line ends and runs of blanks in the text are shown as they are. */
export function keepsBlanks(whiteSpace: string): boolean {
  return whiteSpace !== 'normal' && /^(pre(-wrap)?|break-spaces|preserve|preserve nowrap)$/.test(whiteSpace ?? '');
}

/** One element whose children are being read. */
interface Step {
  children: ArrayLike<Node>;
  next: number;
  isShown: boolean;
  keeps: boolean;
  isBlock: boolean;
}

/**
 * The text of a block of code as it is laid out: a line that is an element of its own ends where the element does, and
 * what can't be selected with it (numbers, prompts, buttons) is no part of it.
 */
export function readCode(root: Element, environment: PageEnvironment, part: PagePart): string {
  const out: string[] = [];
  let isLineStart = true;
  const rootStyle = environment.getComputedStyle(root);

  function write(text: string): void {
    if (text === '') return;
    out.push(text);
    isLineStart = text.endsWith('\n');
  }
  const endLine = () => {
    if (!isLineStart) write('\n');
  };

  function enter(element: Element, step: Step): Step | undefined {
    const name = element.localName;
    if (name === 'br') {
      write('\n');
      return undefined;
    }
    if (SKIPPED.has(name) || attributeOf(element, 'aria-hidden') === 'true' || isLineNumbers(element)) return undefined;
    const style = environment.getComputedStyle(element);
    if (isHidden(element, style)) return undefined;
    if (style.userSelect === 'none' && rootStyle.userSelect !== 'none') return undefined;
    const isBlock = /^(block|flex|grid|flow-root|list-item|table|table-row)$/.test(style.display);
    if (isBlock) endLine();
    const text = element.textContent;
    // A line without text is a line all the same if it takes up room.
    if (isBlock && text === '' && element.getBoundingClientRect().height > 4) write('\n');
    const keeps = keepsBlanks(style.whiteSpace);
    const isInner = name !== 'code' && name !== 'pre';
    return {
      children: renderedChildren(element),
      next: 0,
      isShown: showsText(style),
      keeps: keeps || (isInner && step.keeps),
      isBlock,
    };
  }

  const isPre = root.localName === 'pre' || root.localName === 'table';
  const steps: Step[] = [
    {
      children: renderedChildren(root),
      next: 0,
      isShown: true,
      keeps: isPre || keepsBlanks(rootStyle.whiteSpace),
      isBlock: false,
    },
  ];
  for (let step = steps.at(-1); step; step = steps.at(-1)) {
    const node = step.children[step.next++];
    if (!node) {
      steps.pop();
      if (step.isBlock) endLine();
    } else if (node.nodeType === 3) {
      if (step.isShown && part.holds(node)) write(readText(node, step, part));
    } else if (node.nodeType === 1 && part.holds(node)) {
      const next = enter(node as Element, step);
      if (next) steps.push(next);
    }
  }
  return out.join('');

  function readText(node: Node, step: Step, within: PagePart): string {
    const text = within.textOf(node);
    // Between two lines that are blocks, a line end in the markup adds none.
    if (isLineStart && /^\s*\n\s*$/.test(text) && isBesideBlock(node)) return '';
    if (step.keeps) return text.replace(/\r\n?/g, '\n');
    const collapsed = text.replace(/\s+/g, ' ');
    return isLineStart ? collapsed.trimStart() : collapsed;
  }

  function isBesideBlock(node: Node): boolean {
    return [node.previousSibling, node.nextSibling].some(
      (sibling) =>
        sibling?.nodeType === 1 &&
        /^(block|flex|grid|list-item|table|table-row)/.test(environment.getComputedStyle(sibling as Element).display),
    );
  }
}

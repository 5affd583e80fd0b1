import { isBlock } from '../markdown/block-elements.ts';

/** What is read or left out as one: a paragraph, a heading, an item, a row of a table, a block of code. */
export interface ContentBlock {
  /** Siblings that run along in one line of text, or one element. */
  nodes: Node[];
  /** The element around them. */
  parent: Element;
  text: string;
  words: number;
  linkWords: number;
  links: number;
}

/** What is known of an element by the blocks in it. */
export interface ElementMeasure {
  parent: ElementMeasure | undefined;
  element: Element;
  depth: number;
  /** Its blocks are those from `first` to before `end`. */
  first: number;
  end: number;
  words: number;
  linkWords: number;
  /** Words in blocks that read like paragraphs. */
  proseWords: number;
}

export interface BlockTree {
  blocks: ContentBlock[];
  /** What has no words of its own, such as an image, and the number of the block that comes next. */
  wordless: { nodes: Node[]; next: number }[];
  /** For each block, the measure of the element around it. */
  around: ElementMeasure[];
  root: ElementMeasure;
}

/**
 * Chinese and Japanese set no blanks: two of their characters say about as much as a word of others. In Hindi what stands
 * above and below letters is part of a word.
 */
export const WORDS = /[\u3040-\u9fff]{1,2}|(?!\p{M})[[\p{L}\p{M}\p{N}_]--[\u3040-\u9fff]]+/gv;
const MAX_ROW_WORDS = 60;
/** A block of so many words, few of them in links, reads like a paragraph. */
const PROSE_WORDS = 12;

/** Takes an element apart into blocks, in the order of reading. */
export function readBlocks(root: Element): BlockTree {
  const blocks: ContentBlock[] = [];
  const around: ElementMeasure[] = [];
  const wordless: BlockTree['wordless'] = [];
  const holders = blockHolders(root);

  function add(nodes: Node[], parent: ElementMeasure): void {
    const text = nodes.map((node) => node.textContent ?? '').join(' ');
    const words = countWords(text);
    if (words === 0) {
      wordless.push({ nodes, next: blocks.length });
      return;
    }
    const { linkWords, links } = linksIn(nodes, parent.element, words);
    blocks.push({ nodes, parent: parent.element, text, words, linkWords, links });
    around.push(parent);
    parent.words += words;
    parent.linkWords += linkWords;
    if (isProse(words, linkWords)) parent.proseWords += words;
  }

  function visit(element: Element, parent: ElementMeasure | undefined): ElementMeasure {
    const own: ElementMeasure = {
      parent,
      element,
      depth: parent ? parent.depth + 1 : 0,
      first: blocks.length,
      end: 0,
      words: 0,
      linkWords: 0,
      proseWords: 0,
    };
    let run: Node[] = [];
    const endRun = () => {
      if (run.length > 0) add(run, own);
      run = [];
    };
    for (let node = element.firstChild; node; node = node.nextSibling) {
      if (node.nodeType !== 1 || !(holders.has(node as Element) || isBlock(node))) run.push(node);
      else {
        endRun();
        const child = node as Element;
        if (child.localName === 'pre' || isShortRow(child)) add([child], own);
        else {
          const inner = visit(child, own);
          own.words += inner.words;
          own.linkWords += inner.linkWords;
          own.proseWords += inner.proseWords;
        }
      }
    }
    endRun();
    own.end = blocks.length;
    return own;
  }

  return { root: visit(root, undefined), blocks, around, wordless };
}

export function isProse(words: number, linkWords: number): boolean {
  return words >= PROSE_WORDS && linkWords < 0.5 * words;
}

export function countWords(text: string): number {
  return text.match(WORDS)?.length ?? 0;
}

/** Elements with a block somewhere in them. */
function blockHolders(root: Element): Set<Element> {
  const holders = new Set<Element>();
  for (const element of root.querySelectorAll('*')) {
    if (!isBlock(element)) continue;
    for (
      let outer = element.parentElement;
      outer && outer !== root && !holders.has(outer);
      outer = outer.parentElement
    ) {
      holders.add(outer);
    }
  }
  return holders;
}

/** A row of cells that say little each: its cells mean something together only. */
function isShortRow(element: Element): boolean {
  if (element.localName !== 'tr') return false;
  const text = element.textContent ?? '';
  return (
    text.length < 20 * MAX_ROW_WORDS && countWords(text) <= MAX_ROW_WORDS && !element.querySelector('tr, h1, h2, pre')
  );
}

function linksIn(nodes: readonly Node[], parent: Element, words: number): { linkWords: number; links: number } {
  if (parent.closest('a')) return { linkWords: words, links: 1 };
  let linkWords = 0;
  let links = 0;
  for (const node of nodes) {
    if (node.nodeType !== 1) continue;
    const element = node as Element;
    if (element.localName !== 'a' && !element.firstElementChild) continue;
    const found = element.localName === 'a' ? [element] : element.querySelectorAll('a');
    for (const link of found) {
      links += 1;
      linkWords += countWords(link.textContent ?? '');
    }
  }
  return { linkWords, links };
}

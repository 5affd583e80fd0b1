import TurndownService from 'turndown';
import { isDataTable, writeTable } from './table-markdown.ts';

/**
 * Markdown for a model to read: structure is kept, and what would only cost tokens is not (link targets, image
 * addresses, escapes). Tables become pipe tables, `pre` a fence with its language, pictures their words. Takes `root`
 * apart.
 */
export function toMarkdown(root: HTMLElement): string {
  const service = createService();
  setTables(root, service);
  // Turndown copies its whole output for every block that it joins. Page-sized text has to reach it block by block.
  return splitBlocks(root)
    .map((block) => service.turndown(block).trim())
    .filter((text) => text !== '')
    .join('\n\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n');
}

/** Marks what holds Markdown already. */
const WRITTEN = 'data-written';

/** Writes the tables first, cell by cell: as one block, a table of ten thousand rows takes turndown five seconds. */
function setTables(root: HTMLElement, service: TurndownService): void {
  const writeCell = (cell: HTMLElement) =>
    oneLine(cell.querySelector(':not(a, span, br)') ? service.turndown(cell) : textWithBreaks(cell));
  for (const table of root.querySelectorAll('table')) {
    if (!isDataTable(table)) continue;
    const written = root.ownerDocument.createElement('pre');
    written.setAttribute(WRITTEN, '');
    written.textContent = writeTable(table, writeCell);
    table.replaceWith(written);
  }
}

const BLOCK_CHARS = 20_000;
const CONTAINERS = new Set(['DIV', 'SECTION', 'ARTICLE', 'MAIN', 'BODY', 'FORM', 'CENTER']);
const INLINE =
  'A ABBR B BDI BDO BR CITE CODE DATA DEL DFN EM FONT I IMG INS KBD LABEL MARK Q RUBY S SAMP SMALL SPAN STRONG SUB SUP TIME TT U VAR WBR';
const INLINE_TAGS = new Set(INLINE.split(' '));

/** Large containers are taken apart, runs of inline content stay together; the result is in reading order. */
function splitBlocks(root: HTMLElement): HTMLElement[] {
  if ((root.textContent ?? '').length <= BLOCK_CHARS) return [root];
  const blocks: HTMLElement[] = [];
  // Turndown writes what is in an element, not the element itself, so each piece gets one around it.
  const startBlock = () => {
    const block = root.ownerDocument.createElement('div');
    blocks.push(block);
    return block;
  };
  let run: HTMLElement | undefined;
  let runChars = 0;
  for (const node of [...root.childNodes]) {
    const { tagName } = node as HTMLElement;
    if (node.nodeType === 1 && !INLINE_TAGS.has(tagName)) {
      run = undefined;
      if (CONTAINERS.has(tagName)) blocks.push(...splitBlocks(node as HTMLElement));
      else startBlock().append(node);
    } else {
      if (!run || runChars > BLOCK_CHARS) {
        run = startBlock();
        runChars = 0;
      }
      runChars += (node.textContent ?? '').length;
      run.append(node);
    }
  }
  return blocks;
}

function createService(): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    hr: '---',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
  });
  // For a model, not for a renderer: a backslash before every underscore only costs tokens.
  service.escape = (text) => text;
  service.addRule('link', { filter: 'a', replacement: (content) => content });
  service.addRule('image', { filter: 'img', replacement: (_, node) => describeImage(node) });
  service.addRule('fence', {
    filter: 'pre',
    replacement: (_, node) => `\n\n${node.hasAttribute(WRITTEN) ? node.textContent : fence(node)}\n\n`,
  });
  service.addRule('listItem', { filter: 'li', replacement: (content, node) => writeListItem(content, node) });
  // What is still a table lays a page out: each of its cells is a block of its own.
  service.addRule('layout', {
    filter: ['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
    replacement: (content) => `\n\n${content.trim()}\n\n`,
  });
  service.addRule('term', { filter: 'dt', replacement: (content) => `\n\n**${oneLine(content)}**\n` });
  return service;
}

/** A picture's words; one that repeats its caption, or has none, says nothing. */
function describeImage(image: HTMLElement): string {
  const alt = oneLine(image.getAttribute('alt') ?? '');
  const caption = oneLine(image.closest('figure')?.querySelector('figcaption')?.textContent ?? '');
  return alt === '' || caption.includes(alt) ? '' : `[Image: ${alt}]`;
}

function fence(pre: HTMLElement): string {
  const text = textWithBreaks(pre).replace(/^\n+|\s+$/g, '');
  if (text === '') return '';
  const longest = Math.max(2, ...(text.match(/`{3,}/g) ?? []).map((run) => run.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${codeLanguage(pre)}\n${text}\n${ticks}`;
}

function codeLanguage(pre: HTMLElement): string {
  const candidates = [pre, pre.querySelector('code'), pre.parentElement];
  const classes = candidates.map((element) => element?.getAttribute('class') ?? '').join(' ');
  return /(?:^|\s)(?:language|lang|highlight-source|brush:?)-?\s?([\w+#.-]+)/.exec(classes)?.[1] ?? '';
}

function textWithBreaks(node: Node): string {
  if (node.nodeName === 'BR') return '\n';
  if (node.nodeType === 3) return node.nodeValue ?? '';
  return [...node.childNodes].map(textWithBreaks).join('');
}

function writeListItem(content: string, item: HTMLElement): string {
  const list = item.parentElement;
  const isOrdered = list?.tagName === 'OL';
  const index = list ? [...list.children].indexOf(item) : 0;
  const marker = isOrdered ? `${Number(list.getAttribute('start') ?? 1) + index}. ` : '- ';
  const body = content.trim().replace(/\n(?=[^\n])/g, `\n${' '.repeat(marker.length)}`);
  return `${marker}${body}${item.nextSibling ? '\n' : ''}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

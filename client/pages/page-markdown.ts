import TurndownService from 'turndown';

/**
 * Markdown for a model to read: structure is kept, and what would only cost tokens is not (link targets, image
 * addresses, escapes). Tables become pipe tables, `pre` a fence with its language, pictures their words.
 */
export function toMarkdown(root: HTMLElement): string {
  const service = createService();
  // Turndown copies its whole output for every block that it joins. Page-sized text has to reach it block by block.
  return splitBlocks(root)
    .map((block) => service.turndown(block).trim())
    .filter((text) => text !== '')
    .join('\n\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n');
}

const BLOCK_CHARS = 20_000;
const CONTAINERS = new Set(['DIV', 'SECTION', 'ARTICLE', 'MAIN', 'BODY', 'FORM', 'CENTER']);
const INLINE =
  'A ABBR B BDI BDO BR CITE CODE DATA DEL DFN EM FONT I IMG INS KBD LABEL MARK Q RUBY S SAMP SMALL SPAN STRONG SUB SUP TIME TT U VAR WBR';
const INLINE_TAGS = new Set(INLINE.split(' '));

/** Large containers are taken apart, runs of inline content stay together; the result is in reading order. */
function splitBlocks(root: HTMLElement): HTMLElement[] {
  if (!CONTAINERS.has(root.tagName) || (root.textContent ?? '').length <= BLOCK_CHARS) return [root];
  const blocks: HTMLElement[] = [];
  let run: HTMLElement | undefined;
  for (const node of [...root.childNodes]) {
    if (node.nodeType === 1 && !INLINE_TAGS.has((node as HTMLElement).tagName)) {
      run = undefined;
      blocks.push(...splitBlocks(node as HTMLElement));
    } else {
      if (!run) {
        run = root.ownerDocument.createElement('div');
        blocks.push(run);
      }
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
  const tables = new WeakMap<Element, boolean>();
  const isInDataTable = (node: Element) => {
    const table = node.closest('table');
    if (!table) return false;
    let known = tables.get(table);
    if (known === undefined) {
      known = isDataTable(table);
      tables.set(table, known);
    }
    return known;
  };

  service.addRule('link', { filter: 'a', replacement: (content) => content });
  service.addRule('image', { filter: 'img', replacement: (_, node) => describeImage(node) });
  service.addRule('fence', { filter: 'pre', replacement: (_, node) => `\n\n${fence(node)}\n\n` });
  service.addRule('listItem', { filter: 'li', replacement: (content, node) => writeListItem(content, node) });
  service.addRule('caption', {
    filter: 'caption',
    replacement: (content, node) => (isInDataTable(node) ? `${oneLine(content)}\n\n` : `\n\n${content}\n\n`),
  });
  service.addRule('cell', {
    filter: ['td', 'th'],
    replacement: (content, node) => (isInDataTable(node) ? writeCell(content, node) : `\n\n${content}\n\n`),
  });
  service.addRule('row', {
    filter: 'tr',
    replacement: (content, node) => (isInDataTable(node) ? writeRow(content, node) : `\n\n${content}\n\n`),
  });
  service.addRule('rows', {
    filter: ['thead', 'tbody', 'tfoot'],
    replacement: (content, node) => (isInDataTable(node) ? content : `\n\n${content}\n\n`),
  });
  service.addRule('table', { filter: 'table', replacement: (content) => `\n\n${content.trim()}\n\n` });
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

/** Rows and columns of short text; anything else is a page laid out with a table. */
function isDataTable(table: HTMLTableElement): boolean {
  if (table.getAttribute('role') === 'presentation' || table.querySelector('table')) return false;
  const rows = [...table.querySelectorAll('tr')];
  const columns = Math.max(0, ...rows.map((row) => row.children.length));
  return rows.length >= 2 && columns >= 2 && !table.querySelector('h1, h2, h3, pre, ul ul, blockquote');
}

function writeCell(content: string, cell: HTMLElement): string {
  const more = Math.min(20, Number(cell.getAttribute('colspan') ?? 1) || 1) - 1;
  return `| ${oneLine(content).replaceAll('|', '\\|')} ${'|  '.repeat(Math.max(0, more))}`;
}

/** The first row is the table's head, whatever it is made of: a pipe table can't be without. */
function writeRow(content: string, row: HTMLElement): string {
  const isFirst = row === row.closest('table')?.querySelector('tr');
  const columns = content.split(/(?<!\\)\|/).length - 1;
  return `${content.trimEnd()} |\n${isFirst ? `${'| --- '.repeat(columns)}|\n` : ''}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

import { oneLine } from '../one-line.ts';
import { breaksLine } from './block-elements.ts';
import { writeCodeBlock } from './code-block.ts';
import { type InlineOptions, writeInline } from './inline-markdown.ts';
import { isDataTable, writeTable } from './table-markdown.ts';

export interface MarkdownOptions extends InlineOptions {
  /** For a selection, which is text with its line breaks: no marks for headings, code, bold and italic. */
  isPlain?: boolean;
}

/**
 * Markdown for a model to read: structure is kept, and what would only cost tokens is not (link targets, image
 * addresses, escapes). Tables become pipe tables, `pre` a fence with its language, pictures their words.
 */
export function toMarkdown(root: HTMLElement, options: MarkdownOptions = {}): string {
  return (
    writeBlocks(root, options)
      .join('\n\n')
      // What keeps its blanks on the page has them here as no-break spaces, which no tidying takes away.
      .replaceAll('\u00a0', ' ')
      .replace(/[ \t]+$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  );
}

/** The blocks in an element, in reading order; what runs along between two of them is a block too. */
function writeBlocks(parent: Node, options: MarkdownOptions): string[] {
  const blocks: string[] = [];
  let run: Node[] = [];
  const endRun = () => {
    if (run.length === 0) return;
    const text = writeInline(run, options);
    if (text !== '') blocks.push(text);
    run = [];
  };
  for (const node of parent.childNodes) {
    if (!breaksLine(node)) run.push(node);
    else {
      endRun();
      blocks.push(...writeBlock(node, options));
    }
  }
  endRun();
  return blocks;
}

function writeBlock(element: HTMLElement, options: MarkdownOptions): string[] {
  const name = element.localName;
  if (/^h[1-6]$/.test(name)) return writeHeading(element, Number(name[1]), options);
  switch (name) {
    case 'hr':
      return ['---'];
    case 'pre':
      return writeCode(element, options);
    case 'blockquote':
      return [prefixed(writeBlocks(element, options).join('\n\n'), '> ')].filter((text) => text !== '');
    case 'ul':
    case 'ol':
    case 'menu':
      return [writeList(element, options)].filter((text) => text !== '');
    case 'li':
      return [writeItem(element, options)].filter((text) => text !== '');
    case 'table':
      return isDataTable(element) ? [writeDataTable(element, options)] : writeBlocks(element, options);
    case 'dt':
    case 'summary':
      return writeTerm(element, options);
    default:
      return writeBlocks(element, options);
  }
}

function writeHeading(heading: HTMLElement, level: number, options: MarkdownOptions): string[] {
  const text = oneLine(writeInline(heading.childNodes, { isPlain: true }));
  if (text === '') return [];
  return [options.isPlain ? text : `${'#'.repeat(level)} ${text}`];
}

function writeTerm(term: HTMLElement, options: MarkdownOptions): string[] {
  if (term.querySelector('h1, h2, h3, h4, h5, h6')) return writeBlocks(term, options);
  const text = oneLine(writeInline(term.childNodes, { isPlain: true }));
  if (text === '') return [];
  return [options.isPlain ? text : `**${text}**`];
}

/** Items one to a line; lists in them are indented, further paragraphs too. */
function writeList(list: HTMLElement, options: MarkdownOptions): string {
  return [...list.children]
    .map((child) =>
      child.localName === 'li'
        ? writeItem(child as HTMLElement, options)
        : writeBlock(child as HTMLElement, options).join('\n\n'),
    )
    .filter((text) => text !== '')
    .join('\n');
}

function writeItem(item: HTMLElement, options: MarkdownOptions): string {
  const blocks = writeBlocks(item, options);
  const [first, ...rest] = blocks;
  if (first === undefined) return '';
  const marker = `${item.getAttribute('data-marker') ?? countedMarker(item)} `;
  const body = rest.reduce((text, block) => text + (/^(-|\w+[.)]) /.test(block) ? '\n' : '\n\n') + block, first);
  return marker + prefixed(body, ' '.repeat(marker.length)).trimStart();
}

/** The number of an item that nobody has numbered yet. */
function countedMarker(item: HTMLElement): string {
  const list = item.parentElement;
  if (list?.localName !== 'ol') return '-';
  return `${Number(list.getAttribute('start') ?? 1) + [...list.children].indexOf(item)}.`;
}

function writeDataTable(table: HTMLElement, options: MarkdownOptions): string {
  return writeTable(table, (cell) => oneLine(writeInline(cell.childNodes, options)));
}

function writeCode(pre: HTMLElement, options: MarkdownOptions): string[] {
  const text = textWithBreaks(pre).replace(/^\n+|\s+$/g, '');
  if (text === '') return [];
  if (options.isPlain) return [text];
  return [writeCodeBlock(text, codeLanguage(pre))];
}

function codeLanguage(pre: HTMLElement): string {
  const candidates = [pre, pre.querySelector('code'), pre.parentElement];
  const classes = candidates.map((element) => element?.getAttribute('class') ?? '').join(' ');
  const named = candidates.map(
    (element) => element?.getAttribute('data-language') ?? element?.getAttribute('data-lang'),
  );
  const name = named.find((language) => language && /^[\w+#.-]+$/.test(language));
  return name ?? /(?:^|\s)(?:language|lang|highlight-source|brush:?)-?\s?([\w+#.-]+)/.exec(classes)?.[1] ?? '';
}

function textWithBreaks(node: Node): string {
  if (node.nodeName === 'BR') return '\n';
  if (node.nodeType === 3) return node.nodeValue ?? '';
  return [...node.childNodes].map(textWithBreaks).join('');
}

function prefixed(text: string, prefix: string): string {
  if (text === '') return '';
  return text
    .split('\n')
    .map((line) => (line === '' && prefix.trim() === '' ? '' : prefix + line))
    .join('\n');
}

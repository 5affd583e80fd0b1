import { boxSign, copiedChildren, isText } from './copied-element.ts';

const BLOCKS = new Set('p,h3,h4,h5,h6,ul,ol,table,pre,blockquote,hr,div,section'.split(','));

const BOX = /^\s*[☑☐] $/u;

/** A shown answer as text without any signs of Markdown, its blocks apart by an empty line. */
export function toPlainText(parent: Node): string {
  return writeBlocks(parent).join('\n\n');
}

/** The blocks in an element; texts that stand between them are blocks too. */
function writeBlocks(parent: Node): string[] {
  const blocks: string[] = [];
  let line = '';
  const end = () => {
    if (line.trim() !== '') blocks.push(line.trim());
    line = '';
  };
  for (const child of copiedChildren(parent)) {
    if (isText(child)) line += child.data;
    // A box stands before the words that it ticks off.
    else if (child.localName === 'p' && BOX.test(line)) line += writeInline(child);
    else if (BLOCKS.has(child.localName)) {
      end();
      blocks.push(...writeBlock(child));
    } else line += writeInline(child);
  }
  end();
  return blocks;
}

function writeBlock(element: HTMLElement): string[] {
  switch (element.localName) {
    case 'pre':
      return [element.textContent?.replace(/\n$/, '') ?? ''];
    case 'hr':
      return ['---'];
    case 'ul':
    case 'ol':
      return [writeList(element)];
    case 'table':
      return [writeTable(element)];
    case 'blockquote':
      return [indent(writeBlocks(element).join('\n\n'), '> ')];
    default:
      return writeBlocks(element);
  }
}

function writeList(list: HTMLElement): string {
  let number = Number(list.getAttribute('start') ?? 1) - 1;
  const separator = list.classList.contains('loose') ? '\n\n' : '\n';
  return copiedChildren(list)
    .filter((child) => !isText(child))
    .map((item) => {
      number = Number((item as HTMLElement).getAttribute('value') ?? number + 1);
      const sign = list.localName === 'ol' ? `${number}. ` : '- ';
      const space = ' '.repeat(sign.length);
      return sign + indent(writeBlocks(item).join(separator), space).slice(space.length);
    })
    .join(separator);
}

/** Cells apart by tabs, which a spreadsheet takes for cells. */
function writeTable(table: HTMLElement): string {
  return [...table.querySelectorAll('tr')]
    .map((row) => [...row.children].map((cell) => writeInline(cell as HTMLElement).trim()).join('\t'))
    .join('\n');
}

function writeInline(element: HTMLElement): string {
  if (element.localName === 'br') return '\n';
  if (element.localName === 'input') return boxSign(element);
  return copiedChildren(element)
    .map((child) => (isText(child) ? child.data : writeInline(child)))
    .join('');
}

function indent(text: string, by: string): string {
  return text.replaceAll(/^(?=.)/gm, by);
}

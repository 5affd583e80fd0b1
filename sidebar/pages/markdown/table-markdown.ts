import { attributeOf } from '../attribute-of.ts';
/** Rows and columns of short text; anything else is a page that is laid out with a table. */
export function isDataTable(table: HTMLElement): boolean {
  if (attributeOf(table, 'role') === 'presentation' || table.querySelector('table')) return false;
  const rows = [...table.querySelectorAll('tr')];
  const columns = Math.max(0, ...rows.map((row) => row.children.length));
  return rows.length >= 2 && columns >= 2 && !table.querySelector('h1, h2, h3, pre, ul ul, blockquote');
}

/** A cell over several columns or rows takes up at most so many. */
const MAX_SPAN = 1_000;
const MAX_COLUMNS = 100;
/** What is this short is said again in each row that it stands beside, so that every row says all that holds for it. */
const REPEATED_CHARS = 60;

/**
 * A pipe table, its caption above it. The first row is the head, whatever it is made of: a pipe table can't be without.
 *
 * @param writeCell A cell's Markdown, in one line.
 */
export function writeTable(table: HTMLElement, writeCell: (cell: HTMLElement) => string): string {
  const rows = layOut(table, writeCell).filter((cells) => cells.some((text) => text !== ''));
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const [head, ...body] = rows.map((cells) => {
    const padded = [...cells, ...Array<string>(width - cells.length).fill('')];
    return `| ${padded.join(' | ')} |`;
  });
  if (head === undefined) return '';
  const rule = `|${' --- |'.repeat(width)}`;
  const caption = table.querySelector<HTMLElement>('caption');
  return [...(caption ? [writeCell(caption), ''] : []), head, rule, ...body].join('\n');
}

/** Text that reaches down from a row above, and the first row that it does not reach. */
interface Reaching {
  text: string;
  end: number;
}

/** Every cell in the column where a reader sees it. */
function layOut(table: HTMLElement, writeCell: (cell: HTMLElement) => string): string[][] {
  let reaching: (Reaching | undefined)[] = [];
  let section: Element | null = null;
  return [...table.querySelectorAll('tr')].map((row, index) => {
    // A cell ends with the part of the table that it is in.
    if (row.parentElement !== section) reaching = [];
    section = row.parentElement;
    const cells: string[] = [];
    const isTaken = (column: number) => (reaching[column]?.end ?? 0) > index;
    for (const cell of row.children as Iterable<HTMLElement>) {
      while (isTaken(cells.length)) cells.push(reaching[cells.length]?.text ?? '');
      const text = writeCell(cell).replaceAll('|', '\\|');
      const rows = spanOf(cell, 'rowspan') || MAX_SPAN;
      const columns = Math.max(1, Math.min(spanOf(cell, 'colspan'), MAX_COLUMNS - cells.length));
      for (let column = 0; column < columns; column++) {
        const shown = column === 0 ? text : '';
        reaching[cells.length] = { text: shown.length <= REPEATED_CHARS ? shown : '', end: index + rows };
        cells.push(shown);
      }
    }
    const last = reaching.findLastIndex((_, column) => isTaken(column));
    while (cells.length <= last) cells.push(isTaken(cells.length) ? (reaching[cells.length]?.text ?? '') : '');
    return cells;
  });
}

/** As HTML reads it: 1 without a number; a `rowspan` of 0 reaches to the end. */
function spanOf(cell: HTMLElement, attribute: 'rowspan' | 'colspan'): number {
  const span = Number.parseInt(cell.getAttribute(attribute) ?? '1', 10);
  return Number.isNaN(span) || span < 0 ? 1 : Math.min(span, MAX_SPAN);
}

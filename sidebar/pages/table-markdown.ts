/** Rows and columns of short text; anything else is a page that is laid out with a table. */
export function isDataTable(table: HTMLTableElement): boolean {
  if (table.getAttribute('role') === 'presentation' || table.querySelector('table')) return false;
  const rows = [...table.querySelectorAll('tr')];
  const columns = Math.max(0, ...rows.map((row) => row.children.length));
  return rows.length >= 2 && columns >= 2 && !table.querySelector('h1, h2, h3, pre, ul ul, blockquote');
}

/**
 * A pipe table, its caption above it. The first row is the head, whatever it is made of: a pipe table can't be without.
 *
 * @param writeCell A cell's Markdown, in one line.
 */
export function writeTable(table: HTMLTableElement, writeCell: (cell: HTMLElement) => string): string {
  const rows = [...table.querySelectorAll('tr')]
    .map((row) => [...row.children].flatMap((cell) => writeColumns(cell as HTMLElement, writeCell)))
    .filter((cells) => cells.some((text) => text !== ''));
  const [head, ...body] = rows.map((cells) => `| ${cells.join(' | ')} |`);
  if (head === undefined) return '';
  const rule = `|${' --- |'.repeat(rows[0]?.length ?? 0)}`;
  const caption = table.querySelector('caption');
  return [...(caption ? [writeCell(caption), ''] : []), head, rule, ...body].join('\n');
}

/** A cell over several columns leaves the others empty. */
function writeColumns(cell: HTMLElement, writeCell: (cell: HTMLElement) => string): string[] {
  const columns = Math.min(20, Math.max(1, Number(cell.getAttribute('colspan')) || 1));
  return [writeCell(cell).replaceAll('|', '\\|'), ...Array<string>(columns - 1).fill('')];
}

/** One budget and how it was met. */
export interface BudgetRow {
  what: string;
  /** Of Aside, with its unit. */
  measured: string;
  /** What it was measured beside, in the same run. */
  beside: string;
  budget: string;
  isMet: boolean;
}

/** Rows under each other as Markdown, so that a table can be pasted into a note. */
export function formatTable(title: string, rows: readonly BudgetRow[]): string {
  const cells = rows.map((row) => [row.what, row.measured, row.beside, row.budget, row.isMet ? 'yes' : 'NO']);
  const lines = [[title, 'Aside', 'beside', 'budget', 'met'], ['---', '---', '---', '---', '---'], ...cells];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) => {
      const padded = line.map((cell, column) => cell.padEnd(widths[column] ?? 0, cell === '---' ? '-' : ' '));
      return `| ${padded.join(' | ')} |`;
    })
    .join('\n');
}

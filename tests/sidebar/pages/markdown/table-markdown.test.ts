import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMarkdown } from '../../../../sidebar/pages/markdown/page-markdown.ts';

function write(rows: string): string[] {
  const { body } = new DOMParser().parseFromString(`<table>${rows}</table>`, 'text/html');
  return toMarkdown(body).split('\n');
}

describe('table markdown', () => {
  it('ends a cell over rows with the part of the table that it is in', () => {
    const rows = `<thead><tr><th rowspan="9">a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody>`;
    expect(write(rows)).toEqual(['| a | b |', '| --- | --- |', '| 1 | 2 |']);
  });

  it('lets a cell whose span is 0 reach to the end', () => {
    const rows = `<tr><td rowspan="0">a</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr>`;
    expect(write(rows)).toEqual(['| a | 1 |', '| --- | --- |', '| a | 2 |', '| a | 3 |']);
  });

  it('does not say what is long again in each row', () => {
    const long = 'word '.repeat(20).trim();
    const rows = `<tr><td rowspan="2">${long}</td><td>1</td></tr><tr><td>2</td></tr>`;
    expect(write(rows).at(-1)).toBe('|  | 2 |');
  });

  it('puts every cell into the column where a browser lays it out, whatever the cells before it span', () => {
    const cell = fc.record({ rows: fc.integer({ min: 1, max: 4 }), columns: fc.integer({ min: 1, max: 3 }) });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(table, (rows) => {
        const expected = columnsByHtml(rows);
        fc.pre(expected !== undefined);
        const html = rows
          .map((cells, row) => {
            const written = cells.map((one, index) => {
              return `<td rowspan="${one.rows}" colspan="${one.columns}">r${row}c${index}</td>`;
            });
            return `<tr>${written.join('')}</tr>`;
          })
          .join('');
        const lines = write(html).filter((line) => !line.includes('---'));
        const shown = lines.map((line) => line.slice(2, -2).split(' | '));
        for (const [row, columns] of expected.entries()) {
          for (const [index, column] of columns.entries()) {
            expect(shown[row]?.[column]?.trim()).toBe(`r${row}c${index}`);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** The algorithm of HTML for forming a table, on slots that are taken or free; undefined where cells overlap. */
function columnsByHtml(rows: readonly (readonly { rows: number; columns: number }[])[]): number[][] | undefined {
  const taken = new Set<string>();
  let overlaps = false;
  const columns = rows.map((cells, row) => {
    let column = 0;
    return cells.map((cell) => {
      while (taken.has(`${row},${column}`)) column += 1;
      const at = column;
      for (let down = 0; down < cell.rows; down++) {
        for (let right = 0; right < cell.columns; right++) {
          overlaps ||= taken.has(`${row + down},${at + right}`);
          taken.add(`${row + down},${at + right}`);
        }
      }
      column += cell.columns;
      return at;
    });
  });
  return overlaps ? undefined : columns;
}

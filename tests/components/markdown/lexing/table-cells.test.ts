import { expect, it } from 'vitest';
import { cellsOf } from '../../../../components/markdown/lexing/table-cells.ts';

it.each([
  ['| a | b |', ['a', 'b']],
  ['a | b', ['a', 'b']],
  ['| a | b', ['a', 'b']],
  ['| a || b |', ['a', '', 'b']],
  ['| a \\| b | c |', ['a | b', 'c']],
  ['| a \\\\| b |', ['a \\\\', 'b']],
])('the cells of %s', (row, cells) => {
  expect(cellsOf(row)).toEqual(cells);
});

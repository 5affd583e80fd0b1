import { describe, expect, it } from 'vitest';
import { blockFormulaAt, formulaAt, indexOfFormula } from '../../../../components/markdown/lexing/math-delimiters.ts';

describe('a formula in a line', () => {
  it.each([
    ['$x$', 'x', false],
    ['$x_1 + y$, then', 'x_1 + y', false],
    ['$5$ apples', '5', false],
    ['$\\$5$', '\\$5', false],
    ['$$x$$ in a line', 'x', true],
    ['\\(a+b\\) then', 'a+b', false],
    ['\\[ a \\]', 'a', true],
  ])('is %s', (text, tex, display) => {
    expect(formulaAt(text, 0)).toMatchObject({ tex, display });
  });

  it.each([
    'It costs $5 and that one $10.',
    'between $5 and 10$ a month',
    '$5-$10',
    'US$5, A$6 and $7',
    '$HOME and $PATH',
    '$HOME/$USER',
    '$100k–$200k',
    '5$ or 10$',
    '$ x $',
    '$',
    '$$',
    '$$$$',
    'a \\$x\\$',
    '\\(',
    '\\( \\)',
    '$x\n\ny$',
    '$x',
    `$${'x'.repeat(3000)}$`,
  ])('is not %s', (text) => {
    expect(indexOfFormula(text)).toBe(-1);
  });
});

it.each([
  [undefined, true],
  [' ', true],
  ['(', true],
  ['g', false],
  ['价', false],
  ['5', false],
  ['\\', false],
])('a formula in dollars behind %j is one: %s', (before, isOne) => {
  expect(formulaAt('$x$', 0, before) !== undefined).toBe(isOne);
});

describe('a formula on lines of its own', () => {
  it.each([
    ['$$\nx = 1\n$$\nthen', '$$\nx = 1\n$$\n', 'x = 1'],
    ['\\[\na\n= b\n- c\n\\]', '\\[\na\n= b\n- c\n\\]', 'a\n= b\n- c'],
    ['  $$ y $$  \n', '  $$ y $$  \n', 'y'],
  ])('is %j', (text, raw, tex) => {
    expect(blockFormulaAt(text)).toMatchObject({ raw, tex, open: false });
  });

  it('is open until its end comes', () => {
    expect(blockFormulaAt('$$\nx = 1\n')).toMatchObject({ open: true });
  });

  it.each(['$$\nx\n\ny\n$$', '$$x$$ and words', '$$\n$$', 'x $$y$$', '    $$y$$'])('is not %j', (text) => {
    expect(blockFormulaAt(text)).toBeUndefined();
  });
});

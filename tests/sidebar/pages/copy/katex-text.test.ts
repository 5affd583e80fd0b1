import { renderToString } from 'katex';
import { expect, it } from 'vitest';
import { writeKatex } from '../../../../sidebar/pages/copy/katex-text.ts';

it.each([
  ['E=mc^2', 'E = mc^2'],
  ['x_1^{10}+y', 'x_1^10 + y'],
  ['a_{ij}', 'a_(ij)'],
  ['\\frac{a+1}{b}', '(a + 1)/b'],
  ['\\frac{1}{2}\\pi r^2', '1/2πr^2'],
  ['\\sqrt{x+1}', '√(x + 1)'],
  ['\\sum_{i=1}^n i', '∑_(i = 1)^n i'],
  ['f(x) \\le 10^{-3}', 'f(x) ≤ 10^(−3)'],
])('writes %s as %s', (tex, text) => {
  const holder = document.createElement('div');
  holder.innerHTML = renderToString(tex, { output: 'html', displayMode: tex.includes('sum') });
  const drawn = holder.querySelector('.katex-html');
  expect(drawn && writeKatex(drawn)).toBe(text);
});

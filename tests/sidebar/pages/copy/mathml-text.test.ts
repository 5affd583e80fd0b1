import { describe, expect, it } from 'vitest';
import { writeMathml } from '../../../../sidebar/pages/copy/mathml-text.ts';

describe('MathML as text', () => {
  it.each([
    ['a fraction', '<mfrac><mn>7</mn><mn>12</mn></mfrac>', '7/12'],
    [
      'a fraction of sums',
      '<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mrow><mn>2</mn><mi>c</mi></mrow></mfrac>',
      '(a + b)/(2c)',
    ],
    ['a power', '<msup><mi>x</mi><mn>12</mn></msup>', 'x^12'],
    ['a power of a fraction', '<msup><mfrac><mn>3</mn><mn>4</mn></mfrac><mn>2</mn></msup>', '(3/4)^2'],
    ['an index and a power', '<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>', 'x_i^2'],
    ['a root', '<msqrt><mn>2</mn><mi>x</mi></msqrt>', '√(2x)'],
    ['a third root', '<mroot><mi>x</mi><mn>3</mn></mroot>', 'x^(1/3)'],
    ['a function', '<mi>sin</mi><mi>x</mi>', 'sin x'],
    ['an accent', '<mover><mi>v</mi><mo>→</mo></mover>', 'vec(v)'],
    ['what is in brackets', '<mfenced><mi>a</mi><mi>b</mi></mfenced>', '(a, b)'],
    [
      'a matrix',
      '<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable>',
      '[1, 0; 0, 1]',
    ],
    ['no operator that nobody sees', '<mi>f</mi><mo>\u2061</mo><mo>(</mo><mi>x</mi><mo>)</mo>', 'f(x)'],
  ])('writes %s', (_, markup, expected) => {
    const { body } = new DOMParser().parseFromString(`<math>${markup}</math>`, 'text/html');
    expect(writeMathml(body.firstElementChild as Element)).toBe(expected);
  });
});

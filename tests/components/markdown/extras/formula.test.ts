import { describe, expect, it, vi } from 'vitest';
import { setFormula } from '../../../../components/markdown/extras/formula.ts';

// KaTeX, when it is loaded, looks whether the document is in quirks mode, as happy-dom's says it is.
vi.hoisted(() => Object.defineProperty(document, 'compatMode', { value: 'CSS1Compat', configurable: true }));

describe('setFormula', () => {
  it('gives MathML', () => {
    expect(setFormula('x^2', false)?.localName).toBe('math');
    expect(setFormula('x^2', true)?.getAttribute('display')).toBe('block');
  });

  it.each([
    ['what is no TeX', '\\nope{'],
    ['macros that grow', `\\def\\a{x}${'\\a'.repeat(300)}`],
    ['macros without end', '\\def\\a{\\a}\\a'],
  ])('leaves %s', (_, tex) => {
    expect(setFormula(tex, false)).toBeUndefined();
  });

  it('links and loads nothing', () => {
    const set = setFormula('\\href{https://example.com}{x}\\includegraphics{https://example.com/a.png}', false);
    expect(set?.querySelector('a, img, [href], [src]') ?? null).toBeNull();
  });
});

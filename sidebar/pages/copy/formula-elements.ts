import { attributeOf } from '../attribute-of.ts';
/** What KaTeX, MediaWiki and MathJax 2 draw formulas in. */
export const DRAWN_FORMULAS =
  '.katex, .mwe-math-element, .MathJax, .MathJax_Display, .MathJax_SVG_Display, .MathJax_CHTML, .MathJax_SVG, .MathJax_MathML';

/** Whether an element may be a formula; `readFormula` reads it, which few pages need. */
export function isFormula(element: Element): boolean {
  switch (element.localName.toLowerCase()) {
    case 'math':
    case 'mjx-container':
      return true;
    case 'script':
      return /^math\/tex/.test(attributeOf(element, 'type'));
    case 'img':
      return /(^|[\s_-])(la)?tex($|[\s_-])|math/i.test(attributeOf(element, 'class'));
    default:
      return /katex|mwe-|mathjax/i.test(attributeOf(element, 'class')) && element.matches(DRAWN_FORMULAS);
  }
}

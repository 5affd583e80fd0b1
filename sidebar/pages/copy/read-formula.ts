import { DRAWN_FORMULAS } from './formula-elements.ts';
import { writeKatex } from './katex-text.ts';
import { rebuildMath } from './mathjax-math.ts';
import { writeMathml } from './mathml-text.ts';

/** A formula as one text, instead of the hundred spans that draw it. */
export interface Formula {
  /** TeX between dollars where the page carries it, else one line of plain characters. */
  text: string;
  /** Whether it stands on a line of its own. */
  isDisplay: boolean;
}

export type FormulaReader = (element: Element) => Formula | undefined;

/** Formulas of MathML, KaTeX, MathJax 2 to 4 and MediaWiki, of an element that `isFormula`; undefined for what is none after all. */
export function readFormula(element: Element): Formula | undefined {
  switch (element.localName.toLowerCase()) {
    case 'math':
      return readMath(element, element.getAttribute('display') === 'block');
    case 'mjx-container':
      return readContainer(element);
    case 'script':
      return isDrawn(element) ? undefined : readScript(element);
    case 'img':
      return readPicture(element);
    default:
      return readDrawn(element);
  }
}

/** The element around which a selection has to grow, since half of a formula has no meaning. */
export function formulaAround(node: Node): Element | null {
  const element = node.nodeType === 1 ? (node as Element) : node.parentElement;
  return element?.closest(`${DRAWN_FORMULAS}, mjx-container, math`) ?? null;
}

function readDrawn(element: Element): Formula | undefined {
  const isDisplay =
    /Display|mwe-math-element-block/.test(element.className) || element.closest('.katex-display') !== null;
  const script = scriptOf(element);
  const formula = script && readScript(script);
  if (formula) return formula;
  const math = element.querySelector('math');
  if (math) return readMath(math, isDisplay || math.getAttribute('display') === 'block');
  const drawn = element.querySelector('.katex-html');
  const text = drawn ? writeKatex(drawn) : '';
  return text === '' ? undefined : { text, isDisplay };
}

/** MathJax 3 and 4: the TeX itself in `data-latex` of 4, MathML for readers of screens, else what it has drawn. */
function readContainer(container: Element): Formula | undefined {
  const isDisplay = container.getAttribute('display') === 'true';
  const tex = container.querySelector('[data-latex]')?.getAttribute('data-latex');
  if (tex) return inDollars(tex, isDisplay);
  const math = container.querySelector('math') ?? rebuildMath(container);
  return math ? readMath(math, isDisplay) : undefined;
}

function readMath(math: Element, isDisplay: boolean): Formula | undefined {
  const annotation = [...math.querySelectorAll('annotation')].find((note) =>
    /tex/i.test(note.getAttribute('encoding') ?? ''),
  );
  const tex = annotation?.textContent?.trim() || texIn(math.getAttribute('alttext') ?? '');
  if (tex) return inDollars(tex, isDisplay);
  const text = writeMathml(math);
  return text === '' ? undefined : { text, isDisplay };
}

/** MathJax 2 leaves the source beside what it draws. */
function readScript(script: Element): Formula | undefined {
  const type = script.getAttribute('type') ?? '';
  const source = script.textContent?.trim() ?? '';
  if (source === '') return undefined;
  return /^math\/tex/.test(type) ? inDollars(source, /mode\s*=\s*display/.test(type)) : undefined;
}

/** `MathJax-Element-7-Frame` draws what the script `MathJax-Element-7` says. */
function scriptOf(element: Element): Element | undefined {
  const frame = element.id ? element : element.querySelector('[id^="MathJax-Element-"]');
  const id = /^MathJax-Element-\d+/.exec(frame?.id ?? '')?.[0];
  return id ? (element.ownerDocument.getElementById(id) ?? undefined) : undefined;
}

/** Whether the formula of this script is read where it is drawn. */
function isDrawn(script: Element): boolean {
  const id = script.id;
  return id !== '' && script.ownerDocument.getElementById(`${id}-Frame`)?.matches(DRAWN_FORMULAS) === true;
}

/** Formulas that a site draws as pictures say their TeX in words for those who see none. */
function readPicture(image: Element): Formula | undefined {
  const tex = texIn(image.getAttribute('alt') ?? '') || texIn(image.getAttribute('title') ?? '');
  return tex ? inDollars(tex, false) : undefined;
}

/** `alttext` is TeX by custom and not by rule; words stay out. */
function texIn(words: string): string {
  return /[\\^_{}=+]|^\s*\S\s*$/.test(words) ? words.trim() : '';
}

function inDollars(source: string, isDisplay: boolean): Formula {
  // MediaWiki and LaTeXML set every formula in a style of their own, which says nothing about it.
  const styled = /^\{\\(?:displaystyle|textstyle)\s*([\s\S]*)\}$/.exec(source)?.[1] ?? source;
  const tex = styled.replace(/\s+/g, ' ').trim();
  return { text: isDisplay ? `$$${tex}$$` : `$${tex}$`, isDisplay };
}

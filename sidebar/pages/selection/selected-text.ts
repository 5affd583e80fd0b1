import { activeElement } from '../../browser/active-element.ts';
import { selectedRanges } from '../../browser/selected-ranges.ts';
import { copyVisible } from '../copy/copy-visible.ts';
import type { PageEnvironment } from '../copy/page-environment.ts';
import { partOf } from '../copy/page-part.ts';
import { isCode, readCode } from '../copy/read-code.ts';
import { formulaAround, readFormula } from '../copy/read-formula.ts';
import { toMarkdown } from '../markdown/page-markdown.ts';
import { AROUND_CHARS, paragraphsAround, paragraphsInField, wordsAround } from './words-around.ts';

const LINES = new Set(['text', 'search', 'url', 'tel']);
/** Elements whose children mean nothing without them. */
const PARTS = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'ul', 'ol', 'dl', 'colgroup']);

/** What is selected, and the paragraph that it stands in; `around` is empty where that says no more. */
export interface SelectedText {
  text: string;
  around: string;
}

/** What is selected in a document: in a field, an open shadow root or the page, as text with its lines. Never a password. */
export function readSelectedText(environment: PageEnvironment): SelectedText {
  const { document } = environment;
  const field = activeElement(document);
  const typed = readField(field);
  if (typed !== undefined) return withAround(typed.text, typed.around);
  const selection = document.getSelection();
  if (!selection) return { text: '', around: '' };
  const ranges = selectedRanges(document);
  const text = cleaned(ranges.map((range) => readRange(environment, range)).join('\n\n'));
  const [range, second] = ranges;
  if (text === '' || !range || second) return { text: text || cleaned(selection.toString()), around: '' };
  // A long selection says enough by itself, and what is around it is long as well.
  if (text.length >= AROUND_CHARS) return { text, around: '' };
  return withAround(text, readRange(environment, paragraphsAround(environment, range)));
}

function withAround(selected: string, paragraphs: string): SelectedText {
  const text = cleaned(selected);
  return { text, around: text === '' ? '' : wordsAround(cleaned(paragraphs), text) };
}

/** What is selected in a field of text; undefined for what is no such field, or where nothing of it is selected. */
function readField(field: Element | null): SelectedText | undefined {
  if (field?.localName === 'textarea' || field?.localName === 'input') {
    const { type, value, selectionStart, selectionEnd } = field as HTMLInputElement;
    if (type === 'password') return { text: '', around: '' };
    if (field.localName === 'input' && !LINES.has(type)) return undefined;
    const [start, end] = [selectionStart ?? 0, selectionEnd ?? 0];
    if (start === end) return undefined;
    return { text: value.slice(start, end), around: paragraphsInField(value, start, end) };
  }
  return undefined;
}

function readRange(environment: PageEnvironment, selected: Range): string {
  const range = selected.cloneRange();
  const formula = formulaAround(range.commonAncestorContainer);
  // Half of a formula is none.
  if (formula) range.selectNode(formula);
  const part = partOf(range);
  let root = elementAt(range.commonAncestorContainer);
  const code = codeAround(root, environment);
  if (code) return readCode(code, environment, part);
  while (PARTS.has(root.localName) && root.parentElement) root = root.parentElement;
  return toMarkdown(copyVisible(environment, { keepAriaHidden: true, root, part, readFormula }).document.body, {
    isPlain: true,
  });
}

function codeAround(element: Element, environment: PageEnvironment): Element | undefined {
  for (let outer: Element | null = element; outer; outer = outer.parentElement) {
    if (isCode(outer, environment.getComputedStyle(outer))) return outer;
  }
  return undefined;
}

/** The element that holds a node; of a shadow root, an element with its children. */
function elementAt(node: Node): Element {
  if (node.nodeType === 1) return node as Element;
  return node.parentElement ?? (node as ShadowRoot).host ?? (node.parentNode as ShadowRoot | null)?.host;
}

/** Without blank lines around it; the first indent stays, since in code it says something. */
function cleaned(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\u00a0', ' ')
    .replace(/^([ \t]*\n)+/, '')
    .trimEnd();
}

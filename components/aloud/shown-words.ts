import { isReference, isSpokenCode, isSpokenFormula } from './spoken-text.ts';

/** Letters of an answer as it is shown, as far as they are read aloud, with where each text node's begin. */
export interface ShownWords {
  letters: string;
  nodes: readonly { node: Text; from: number }[];
}

/** Numbers are left aside: a citation's stand in the text and are not read. */
const LETTER = /\p{L}/gu;

export function lettersOf(text: string): string {
  return text.match(LETTER)?.join('') ?? '';
}

/** The texts of an answer that are read aloud, in the order in which they stand there. */
export function* spokenNodes(answer: Element): Generator<Text> {
  for (const markdown of answer.querySelectorAll('.markdown, .plain-answer')) yield* textsIn(markdown);
}

function* textsIn(element: Element): Generator<Text> {
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) yield child as Text;
    else if (child.nodeType === Node.ELEMENT_NODE && isRead(child as Element)) yield* textsIn(child as Element);
  }
}

const NOT_READ = '.code,.address,.citation-place,.citation,.footnote-reference,.footnote-back,annotation';

function isRead(element: Element): boolean {
  if (element.matches(NOT_READ)) return false;
  if (element.localName === 'code') return isSpokenCode(element.textContent ?? '');
  if (element.matches('.formula')) return isSpokenFormula(texOf(element));
  return element.localName !== 'a' || !isReference(element.firstChild?.textContent ?? '');
}

function texOf(formula: Element): string {
  return formula.querySelector('annotation')?.textContent ?? (formula.textContent ?? '').replace(/^\$|\$$/g, '');
}

export function readShownWords(answer: Element, within: Range | null): ShownWords {
  let letters = '';
  const nodes: { node: Text; from: number }[] = [];
  for (const node of spokenNodes(answer)) {
    if (within && !within.intersectsNode(node)) continue;
    nodes.push({ node, from: letters.length });
    letters += lettersOf(node.data);
  }
  return { letters, nodes };
}

/**
 * Where a sentence stands, at or behind a place in the letters if it does; undefined when it is not found, as while it is drawn anew.
 */
export function findShown(
  { letters, nodes }: ShownWords,
  sentence: string,
  from: number,
): { range: Range; start: number } | undefined {
  const sought = lettersOf(sentence);
  if (sought === '') return undefined;
  const behind = letters.indexOf(sought, from);
  const at = behind < 0 ? letters.indexOf(sought) : behind;
  if (at < 0) return undefined;
  const first = placeOf(nodes, at);
  const last = placeOf(nodes, at + sought.length - 1);
  if (!first || !last) return undefined;
  const range = new Range();
  range.setStart(first.node, first.offset);
  // With the signs that close it.
  const close = /^.\p{M}*[^\s\p{L}]*/u.exec(last.node.data.slice(last.offset))?.[0].length ?? 1;
  range.setEnd(last.node, last.offset + close);
  return { range, start: at };
}

function placeOf(nodes: ShownWords['nodes'], at: number): { node: Text; offset: number } | undefined {
  const found = nodes.findLast(({ from }) => from <= at);
  if (!found) return undefined;
  let left = at - found.from;
  for (const { 0: letter, index } of found.node.data.matchAll(LETTER)) {
    left -= letter.length;
    if (left < 0) return { node: found.node, offset: index };
  }
  return undefined;
}

import { attributeOf } from '../attribute-of.ts';
import type { BlockTree, ContentBlock } from './content-blocks.ts';

/** So many elements stand around the text of a note at most. */
const NOTE_LEVELS = 4;
/** Notes that say more than this share of what they are about are a list of literature. */
const MAX_SHARE = 0.25;

/** Keeps the notes of a text: what a mark in a kept block leads to, for pages of every kind. */
export function keepNotes({ blocks }: BlockTree, kept: boolean[]): void {
  const marked = new Set<string>();
  let words = 0;
  for (const [index, { nodes, words: own }] of blocks.entries()) {
    if (!kept[index]) continue;
    words += own;
    for (const id of nodes.flatMap(marksIn)) marked.add(id);
  }
  if (marked.size === 0) return;
  const notes = [...blocks.keys()].filter((index) => {
    return !kept[index] && around(blocks[index]).some(({ id }) => marked.has(id));
  });
  const size = notes.reduce((sum, index) => sum + (blocks[index]?.words ?? 0), 0);
  if (size <= MAX_SHARE * words) for (const index of notes) kept[index] = true;
}

/** The elements that may be called the note that a block is in. */
function around(block: ContentBlock | undefined): Element[] {
  const found: Element[] = [];
  const first = block?.nodes[0];
  let outer = first?.nodeType === 1 ? (first as Element) : (block?.parent ?? null);
  for (; outer && found.length < NOTE_LEVELS; outer = outer.parentElement) found.push(outer);
  return found;
}

/** Where the raised or bracketed numbers in a text lead. */
function marksIn(node: Node): string[] {
  if (node.nodeType !== 1) return [];
  const element = node as Element;
  const links = element.localName === 'a' ? [element] : [...element.querySelectorAll('a[href^="#"]')];
  return links
    .filter((link) => /^\W*[\w*†‡§]{1,3}\W*$/.test(link.textContent ?? ''))
    .map((link) => attributeOf(link, 'href').slice(1))
    .filter((id) => id !== '');
}

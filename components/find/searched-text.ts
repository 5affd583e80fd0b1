/** The text of a conversation as it is searched, with where each text node's begins. Blocks are apart by a line end. */
export interface SearchedText {
  readonly text: string;
  readonly nodes: readonly { node: Text; from: number }[];
}

/** Where a match stands in the document. */
export interface Match {
  readonly start: { node: Text; offset: number };
  readonly end: { node: Text; offset: number };
}

/** More are neither painted nor counted. */
export const MOST_MATCHES = 2_000;

const NOT_SEARCHED =
  'button,textarea,summary,.visually-hidden,.turn-end,.turn-status,.branches,.code-bar,.citation-passage,.footnote-back,annotation';
const BLOCKS = new Set(
  'p,li,ul,ol,h2,h3,h4,h5,h6,pre,td,th,tr,table,blockquote,div,section,details,br,hr'.split(',').map(upper),
);

function upper(name: string): string {
  return name.toUpperCase();
}

/** Reads all questions and answers in `root`, in the order in which they stand there. */
export function readSearchedText(root: Element): SearchedText {
  let text = '';
  const nodes: { node: Text; from: number }[] = [];
  const read = (parent: Node) => {
    for (const child of parent.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        nodes.push({ node: child as Text, from: text.length });
        text += foldCase((child as Text).data);
      } else if (child.nodeType === Node.ELEMENT_NODE && !(child as Element).matches(NOT_SEARCHED)) {
        const isBlock = BLOCKS.has(child.nodeName);
        if (isBlock) text += '\n';
        read(child);
        if (isBlock) text += '\n';
      }
    }
  };
  for (const turn of root.querySelectorAll('[data-turn]')) read(turn);
  return { text, nodes };
}

/** All places of `query`, whatever its case, with any space where it has a space; at most `MOST_MATCHES`. */
export function findMatches({ text, nodes }: SearchedText, query: string): Match[] {
  const words = foldCase(query.normalize('NFC')).trim().split(/\s+/);
  if (words[0] === '') return [];
  const pattern = new RegExp(words.map(toPattern).join('\\s+'), 'gu');
  const matches: Match[] = [];
  /** Matches come in order, so that no node is looked at twice. */
  let at = 0;
  const nodeAt = (place: number) => {
    while ((nodes[at + 1]?.from ?? Number.POSITIVE_INFINITY) <= place) at += 1;
    const { node, from } = nodes[at] as SearchedText['nodes'][number];
    return { node, offset: place - from };
  };
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const start = nodeAt(index);
    const last = nodeAt(index + found.length - 1);
    matches.push({ start, end: { node: last.node, offset: last.offset + 1 } });
    if (matches.length === MOST_MATCHES) break;
  }
  return matches;
}

/** In lower case, each character as long as it was: places in it are places in the text. */
function foldCase(text: string): string {
  const folded = text.toLowerCase().replaceAll('ς', 'σ');
  if (folded.length === text.length) return folded;
  return Array.from(text, (letter) => {
    const lower = letter.toLowerCase();
    return lower.length === letter.length ? lower : letter;
  }).join('');
}

function toPattern(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

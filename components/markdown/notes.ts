import type { Token } from 'marked';
import type { Block } from './lexing/block.ts';
import type { FootnoteReferenceToken, FootnoteToken } from './lexing/footnotes.ts';
import { judgeLink } from './link-policy.ts';

/**
 * What stands in one place of an answer and is shown in another. A footnote is one when the text refers to it and it is
 * defined; a link's definition is shown by its links. Everything else stays where it stands, as it is written: no word
 * is lost because its other end is missing.
 */
export interface Notes {
  /** Footnotes by their number, from 1 on, in the order in which the text refers to them. */
  readonly footnotes: readonly Footnote[];
  /** References that have a footnote. */
  readonly references: ReadonlyMap<Token, NoteReference>;
  /** Definitions that are shown elsewhere. */
  readonly moved: ReadonlySet<Token>;
}

export interface Footnote {
  token: FootnoteToken;
  closed: boolean;
  /** How often the text refers to it. */
  references: number;
}

export interface NoteReference {
  number: number;
  /** From 1 on, among the references to the same footnote. */
  occurrence: number;
}

export const noNotes: Notes = { footnotes: [], references: new Map(), moved: new Set() };

/** The notes of an answer as far as it has come; `before` itself when nothing has changed. */
export function collectNotes(blocks: readonly Block[], before: Notes): Notes {
  const found = blocks.flatMap(findIn);
  const definitions = new Map<string, Definition>();
  const links = new Map<string, Token>();
  const used = new Set<string>();
  for (const { footnotes, definitions: defined, links: linked } of found) {
    for (const footnote of footnotes) if (!definitions.has(footnote.label)) definitions.set(footnote.label, footnote);
    for (const token of defined) {
      if (!links.has(token.tag) && judgeLink(token.href, '') !== null) links.set(token.tag, token);
    }
    for (const label of linked) used.add(label);
  }

  const order = new Map<Definition, { number: number; references: number }>();
  const numbered = new Map<Token, NoteReference>();
  const refer = (references: readonly FootnoteReferenceToken[]) => {
    for (const token of references) {
      const definition = definitions.get(token.label);
      if (definition === undefined) continue;
      const entry = order.get(definition) ?? { number: order.size + 1, references: 0 };
      order.set(definition, entry);
      entry.references++;
      numbered.set(token, { number: entry.number, occurrence: entry.references });
    }
  };
  for (const { references } of found) refer(references);
  // A map's iteration meets what is added on the way: footnotes that only other footnotes refer to.
  for (const [{ references }] of order) refer(references);

  const footnotes = [...order].map(([{ token, closed }, { references }]) => ({ token, closed, references }));
  const moved = new Set<Token>(footnotes.map(({ token }) => token));
  for (const [label, token] of links) if (used.has(label)) moved.add(token);
  const notes = { footnotes, references: numbered, moved };
  return isSame(notes, before) ? before : notes;
}

interface Definition {
  label: string;
  token: FootnoteToken;
  closed: boolean;
  /** In its own text. */
  references: FootnoteReferenceToken[];
}

interface Found {
  references: FootnoteReferenceToken[];
  footnotes: Definition[];
  definitions: (Token & { tag: string; href: string })[];
  /** Labels of definitions that links are made of. */
  links: string[];
}

/** Settled blocks and items never change, so that each is looked through once. */
const cache = new WeakMap<object, Found>();

function findIn(block: Block): Found[] {
  if (block.kind === 'code') return [];
  if (block.kind === 'list') return block.items.map((item) => lookThrough(item, [item.token], item.closed));
  return [lookThrough(block, [block.token], block.closed)];
}

function lookThrough(owner: object, tokens: readonly Token[], closed: boolean): Found {
  let found = cache.get(owner);
  if (found === undefined) {
    found = { references: [], footnotes: [], definitions: [], links: [] };
    cache.set(owner, found);
    look(tokens, closed, found, found.references);
  }
  return found;
}

function look(tokens: readonly Token[], closed: boolean, found: Found, references: FootnoteReferenceToken[]): void {
  for (const token of tokens) {
    if (!token.raw.includes('[')) continue;
    let inside = references;
    if (token.type === 'footnote') {
      const footnote = token as FootnoteToken;
      inside = [];
      found.footnotes.push({ label: footnote.label, token: footnote, closed, references: inside });
    } else if (token.type === 'footnote-reference') {
      references.push(token as FootnoteReferenceToken);
    } else if (token.type === 'def') {
      found.definitions.push(token as Token & { tag: string; href: string });
    } else if ('reference' in token) {
      found.links.push(token.reference);
    }
    for (const children of childrenOf(token)) look(children, closed, found, inside);
  }
}

function childrenOf(token: Token): (readonly Token[])[] {
  if (token.type === 'list') return [token.items];
  if (token.type === 'table') return [token.header, ...token.rows].flat().map(({ tokens }) => tokens);
  return 'tokens' in token && token.tokens !== undefined ? [token.tokens] : [];
}

function isSame(notes: Notes, before: Notes): boolean {
  if (notes.footnotes.length !== before.footnotes.length) return false;
  if (notes.references.size !== before.references.size || notes.moved.size !== before.moved.size) return false;
  for (const token of notes.moved) if (!before.moved.has(token)) return false;
  for (const [token, reference] of notes.references)
    if (before.references.get(token)?.number !== reference.number) return false;
  return notes.footnotes.every(({ token }, index) => token === before.footnotes[index]?.token);
}

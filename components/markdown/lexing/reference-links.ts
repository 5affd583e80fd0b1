import type { Token } from 'marked';
import { judgeLink } from '../link-policy.ts';
import { type Links, normalizeLabel } from './bounded-lexer.ts';

/**
 * Definitions of reference links, and the blocks that still wait for one. The first definition of a label that can be
 * followed counts: what leads nowhere (`[2]: Chapter-4`) makes no link, and its text is shown.
 */
export interface ReferenceLinks {
  readonly links: Links;
  /** Takes the definitions among settled tokens. Returns the blocks that referred to one before it was there. */
  define(tokens: readonly Token[]): number[];
  /** Notes what the settled block at `index`, written as `source`, refers to and nothing defines yet. */
  note(index: number, source: string): void;
  /** How many labels are defined. */
  readonly count: number;
}

export function createReferenceLinks(): ReferenceLinks {
  const links: Links = Object.create(null);
  const waiting = new Map<string, Set<number>>();
  let count = 0;

  return {
    links,
    define(tokens) {
      const affected = new Set<number>();
      for (const { tag, href, title } of definitionsIn(tokens)) {
        if (links[tag] !== undefined || judgeLink(href, '') === null) continue;
        links[tag] = title === undefined ? { href } : { href, title };
        count++;
        for (const index of waiting.get(tag) ?? []) affected.add(index);
        waiting.delete(tag);
      }
      return [...affected];
    },
    note(index, source) {
      for (const [, label = ''] of source.matchAll(LABEL)) {
        const tag = normalizeLabel(label);
        if (tag === '' || links[tag] !== undefined) continue;
        const blocks = waiting.get(tag);
        if (blocks === undefined) waiting.set(tag, new Set([index]));
        else blocks.add(index);
      }
    },
    get count() {
      return count;
    },
  };
}

/** Anything in brackets may be a label; most are not, and wait for nothing. */
const LABEL = /\[((?:\\[\s\S]|[^[\]\\]){1,999})\]/g;

interface Definition {
  tag: string;
  href: string;
  title: string | undefined;
}

function* definitionsIn(tokens: readonly Token[]): Generator<Definition> {
  for (const token of tokens) {
    if (token.type === 'def') yield token as unknown as Definition;
    else if (token.type === 'list') for (const item of token.items) yield* definitionsIn(item.tokens);
    else if (token.type === 'blockquote' || token.type === 'footnote') yield* definitionsIn(token.tokens ?? []);
  }
}

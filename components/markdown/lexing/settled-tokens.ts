import type { Token, Tokens } from 'marked';
import { openFence } from './fenced-code.ts';

/** How far the tokens of an unfinished text are settled: no text that may follow can change them. */
export interface Settled {
  /** Whole tokens from the beginning. */
  tokens: number;
  /** Items of the list that comes next, when one does. */
  items: number;
  /** Characters that all of those take up. */
  length: number;
}

/**
 * Judges what marked made of the unfinished `source`. Everything hangs on what can still reach back over a block's end.
 * A blank line settles paragraphs, quotes, tables, HTML and definitions; headings, rules and closed fences are settled by
 * their own line end; lists, footnotes and indented code go on behind blank lines, so they need the whole first line of what
 * follows. When in doubt a block stays open: that costs time, never correctness.
 */
export function findSettled(source: string, tokens: readonly Token[]): Settled {
  let index = 0;
  let start = 0;
  for (;;) {
    const token = tokens[index];
    if (token === undefined) return { tokens: index, items: 0, length: start };
    const spaced = tokens[index + 1]?.type === 'space';
    const next = tokens[index + (spaced ? 2 : 1)];
    const end = start + token.raw.length + (spaced ? (tokens[index + 1]?.raw.length ?? 0) : 0);
    const nextIsWhole = next !== undefined && source.indexOf('\n', end) >= 0;
    const raw = source.slice(start, end);
    if (!isSettled(token, raw, nextIsWhole ? next : undefined)) {
      const items = token.type === 'list' ? settledItems(token as Tokens.List, source, start) : { count: 0, length: 0 };
      return { tokens: index, items: items.count, length: start + items.length };
    }
    index += spaced ? 2 : 1;
    // Spaces at the very end may turn out to be the indent of the next block.
    start = next === undefined ? start + raw.lastIndexOf('\n') + 1 : end;
  }
}

/** `raw` is the token with the blank lines after it; `next` the token behind those, once its first line is whole. */
function isSettled(token: Token, raw: string, next: Token | undefined): boolean {
  const gap = raw.slice(raw.trimEnd().length);
  switch (token.type) {
    case 'space':
    case 'heading':
    case 'hr':
      return gap.includes('\n');
    case 'block-formula':
      return token.open !== true && gap.includes('\n');
    case 'code':
      return token.codeBlockStyle === 'indented' ? next !== undefined : isClosedFence(raw);
    case 'list':
    case 'footnote':
      return next !== undefined;
    case 'paragraph':
      return BLANK_LINE.test(gap) || (next !== undefined && interrupts(next) && !MAY_BE_DEFINITION.test(raw));
    default:
      return BLANK_LINE.test(gap);
  }
}

const BLANK_LINE = /\n[ \t]*\n/;
/** Its title may still be open, and reach over what looks like the next block. */
const MAY_BE_DEFINITION = /^ {0,3}\[/;

/** Ends a paragraph above it by its first line alone. A table doesn't: its second line may still fail it. */
function interrupts(token: Token): boolean {
  switch (token.type) {
    case 'heading':
      return token.raw.trimStart().startsWith('#');
    case 'code':
      return token.codeBlockStyle !== 'indented';
    case 'block-formula':
      return token.raw.endsWith('\n') && token.open !== true;
    case 'list':
      return LIST_THAT_INTERRUPTS.test(token.raw);
    default:
      return ['blockquote', 'hr', 'html', 'footnote'].includes(token.type);
  }
}

/** Any other list stands there only because its first two lines look like a table's so far. */
const LIST_THAT_INTERRUPTS = /^ {0,3}(?:[*+-]|1[.)])[ \t]+[^ \t\n]/;

function isClosedFence(raw: string): boolean {
  const reader = openFence(raw, 0, false);
  return typeof reader === 'object' && reader.read(raw, false).closed;
}

/** An item is settled by the next one of the same list, once the line that this begins with is whole. */
function settledItems(list: Tokens.List, source: string, start: number): { count: number; length: number } {
  let offset = start;
  const starts = list.items.map((item) => {
    const itemStart = offset;
    offset += item.raw.length;
    return itemStart;
  });
  let count = starts.length - 1;
  while (count > 0 && source.indexOf('\n', starts[count]) < 0) count--;
  return { count, length: (starts[count] ?? start) - start };
}

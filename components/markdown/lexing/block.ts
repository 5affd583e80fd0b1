import type { Token, Tokens } from 'marked';
import { openFence } from './fenced-code.ts';

/**
 * What an answer is made of, top to bottom. A block's object never changes: an open block is replaced by a newer one at
 * the same place, and a closed one stays the same object for good, which is how the view knows what to leave alone.
 * (One exception: a definition that comes later replaces the blocks that refer to it.)
 */
export type Block = CodeBlock | ListBlock | TokenBlock;

export interface CodeBlock {
  kind: 'code';
  closed: boolean;
  /** What stands behind the fence, the language first; empty when nothing does. */
  info: string;
  code: string;
}

/** A list's items are closed one by one, so that a long list is not drawn again for each of its words. */
export interface ListBlock {
  kind: 'list';
  closed: boolean;
  ordered: boolean;
  start: number;
  /** Some items stand apart. */
  loose: boolean;
  items: readonly ListItem[];
}

export interface ListItem {
  closed: boolean;
  token: Tokens.ListItem;
  /** As it is written, and as it is shown: a number that is repeated counts on. Zero in a list without numbers. */
  written: number;
  number: number;
}

/** Everything else, as marked has it. */
export interface TokenBlock {
  kind: 'token';
  closed: boolean;
  token: Token;
}

/** Space shows nothing. */
export function hasBlock(token: Token): boolean {
  return token.type !== 'space';
}

export function toBlock(token: Token, closed: boolean): Block {
  if (token.type === 'code') return { kind: 'code', closed, ...codeOf(token as Tokens.Code) };
  if (token.type !== 'list') return { kind: 'token', closed, token };
  const list = token as Tokens.List;
  return { ...extendList(startList(list), list.items, { closed, followed: false }), closed };
}

/** A list without items yet. */
export function startList({ ordered, start }: Tokens.List): ListBlock {
  return { kind: 'list', closed: false, ordered, start: start === '' ? 1 : start, loose: false, items: [] };
}

/** The list with more items; `followed` by yet others. */
export function extendList(
  list: ListBlock,
  items: readonly Tokens.ListItem[],
  { closed, followed }: { closed: boolean; followed: boolean },
): ListBlock {
  const isLoose = items.some((item, index) => {
    const isFollowed = followed || index < items.length - 1;
    return (isFollowed && ENDS_BLANK.test(item.raw)) || item.tokens.some(isBlankLine);
  });
  return {
    ...list,
    loose: list.loose || isLoose,
    items: [...list.items, ...numbered(list, items, closed)],
  };
}

/** "5. … 4. … 3." and "1. … 3." show the numbers that are written; "1. … 1. … 1." counts. */
function numbered(
  { ordered, items: before }: ListBlock,
  items: readonly Tokens.ListItem[],
  closed: boolean,
): ListItem[] {
  let last = before.at(-1);
  return items.map((token) => {
    const written = ordered ? Number.parseInt(token.raw, 10) : 0;
    const number = ordered && last?.written === written ? last.number + 1 : written;
    last = { closed, token, written, number };
    return last;
  });
}

const ENDS_BLANK = /\n[ \t]*\n[ \t]*$/;

function isBlankLine(token: Token): boolean {
  return token.type === 'space' && /\n.*\n/.test(token.raw);
}

/** Code and its language, however it is set apart and wherever it stands. */
export function codeOf(token: Tokens.Code): { info: string; code: string } {
  const fence = token.codeBlockStyle === 'indented' ? undefined : openFence(token.raw, 0, true);
  if (typeof fence !== 'object') return { info: '', code: token.text.replace(/\n$/, '') };
  const { info, code } = fence.read(token.raw, true);
  return { info, code };
}

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
  /** As it stands after the fence; empty when it doesn't. */
  language: string;
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
}

/** Everything else, as marked has it. */
export interface TokenBlock {
  kind: 'token';
  closed: boolean;
  token: Token;
}

/** Definitions and space show nothing. */
export function hasBlock(token: Token): boolean {
  return token.type !== 'space' && token.type !== 'def';
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
    items: [...list.items, ...items.map((token) => ({ closed, token }))],
  };
}

const ENDS_BLANK = /\n[ \t]*\n[ \t]*$/;

function isBlankLine(token: Token): boolean {
  return token.type === 'space' && /\n.*\n/.test(token.raw);
}

/** Code and its language, however it is set apart and wherever it stands. */
export function codeOf(token: Tokens.Code): { language: string; code: string } {
  const fence = token.codeBlockStyle === 'indented' ? undefined : openFence(token.raw, 0, true);
  if (typeof fence !== 'object') return { language: '', code: token.text.replace(/\n$/, '') };
  const { language, code } = fence.read(token.raw, true);
  return { language, code };
}

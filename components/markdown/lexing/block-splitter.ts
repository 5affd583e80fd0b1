import type { Token, Tokens } from 'marked';
import { type Block, extendList, hasBlock, type ListBlock, startList, toBlock } from './block.ts';
import { lexBlocks } from './bounded-lexer.ts';
import { type FenceReader, openFence } from './fenced-code.ts';
import { createReferenceLinks } from './reference-links.ts';
import { findSettled, type Settled } from './settled-tokens.ts';

/** Turns a growing Markdown text into blocks; only the open tail is ever lexed again. */
export interface BlockSplitter {
  /** Takes the next piece of clean text. */
  push(piece: string): void;
  /** The blocks so far. `whole`: no more text will come. However it was cut into pieces, the same text ends the same. */
  split(whole: boolean): readonly Block[];
}

/**
 * A block longer than this (but for fenced code, which is read line by line) is cut where it stands and goes on as
 * another: lexing is not linear in a block's length, and a thread that lexes can't draw.
 */
const MAX_LEXED_CHARS = 20_000;

/** Over a whole text: definitions one by one, each for a long list above, would otherwise lex that list each time. */
const MAX_CHARS_LEXED_AGAIN = 1_000_000;

export function createBlockSplitter(maxLexedChars = MAX_LEXED_CHARS): BlockSplitter {
  const references = createReferenceLinks();
  /** Settled blocks, and the source of those that can be lexed again when a definition comes. */
  const blocks: Block[] = [];
  const sources = new Map<number, string>();
  let source = '';
  /** Everything before it is settled. */
  let cut = 0;
  let charsToLexAgain = MAX_CHARS_LEXED_AGAIN;
  let fence: FenceReader | undefined;
  /** The list that the cut stands in: its settled items, where it began, and what was defined then. */
  let list: { block: ListBlock; start: number; definitions: number } | undefined;

  /** Settles all that can be, and returns the open blocks behind it. */
  function advance(whole: boolean): Block[] {
    for (;;) {
      if (list === undefined) {
        cut = skipBlankLines(source, cut);
        if (fence === undefined) {
          const opened = openFence(source, cut, whole);
          if (opened === 'undecided') return [];
          fence = opened;
        }
      }
      if (fence !== undefined) {
        const code: Block = { kind: 'code', ...fence.read(source, whole) };
        if (!code.closed) return [code];
        blocks.push(code);
        cut = fence.position;
        fence = undefined;
        continue;
      }
      if (cut === source.length) return [];

      const isTail = source.length - cut <= maxLexedChars;
      let window = source.slice(cut, cut + maxLexedChars);
      let lexed = lexBlocks(window);
      let settled = findSettled(window, lexed.tokens);
      if (isTail ? whole : settled.length === 0) {
        if (!isTail) {
          window = upToLineEnd(window);
          lexed = lexBlocks(window);
        }
        settled = { tokens: lexed.tokens.length, items: 0, length: window.length };
      }
      for (const index of references.define(settledPart(lexed.tokens, settled))) lexAgain(index);
      lexed.lexInlines(references.links);
      settle(lexed.tokens, settled);
      if (!isTail || (settled.length > 0 && isFence(lexed.tokens[settled.tokens]))) continue;
      return openBlocks(lexed.tokens, settled);
    }
  }

  function settle(tokens: readonly Token[], { tokens: count, items, length }: Settled): void {
    let start = cut;
    for (const token of tokens.slice(0, count)) {
      const end = start + token.raw.length;
      if (list !== undefined && token.type === 'list') {
        list.block = extendList(list.block, (token as Tokens.List).items, { closed: true, followed: false });
        closeList(end);
      } else if (hasBlock(token)) {
        add(toBlock(token, true), token.type === 'def' ? '' : source.slice(start, end));
      }
      start = end;
    }
    if (items > 0) {
      const token = tokens[count] as Tokens.List;
      list ??= { block: startList(token), start, definitions: references.count };
      list.block = extendList(list.block, token.items.slice(0, items), { closed: true, followed: true });
    }
    cut += length;
  }

  function closeList(end: number): void {
    if (list === undefined) return;
    const { block, start, definitions } = list;
    list = undefined;
    add({ ...block, closed: true }, source.slice(start, end));
    if (references.count !== definitions) lexAgain(blocks.length - 1);
  }

  function add(block: Block, blockSource: string): void {
    const index = blocks.push(block) - 1;
    if (!blockSource.includes('[')) return;
    sources.set(index, blockSource);
    references.note(index, blockSource);
  }

  /** A definition came after the text that refers to it. */
  function lexAgain(index: number): void {
    const blockSource = sources.get(index);
    if (blockSource === undefined || blockSource.length > charsToLexAgain) return;
    charsToLexAgain -= blockSource.length;
    // The blank line keeps a formula's start without its end from being taken for an open one.
    const lexed = lexBlocks(`${blockSource}\n\n`);
    lexed.lexInlines(references.links);
    const token = lexed.tokens.find(hasBlock);
    if (token !== undefined) blocks[index] = toBlock(token, true);
  }

  function openBlocks(tokens: readonly Token[], { tokens: count, items }: Settled): Block[] {
    return tokens.slice(count).flatMap((token, index) => {
      if (index === 0 && list !== undefined && token.type === 'list') {
        const openItems = (token as Tokens.List).items.slice(items);
        return [extendList(list.block, openItems, { closed: false, followed: false })];
      }
      return hasBlock(token) ? [toBlock(token, false)] : [];
    });
  }

  return {
    push(piece) {
      source += piece;
    },
    split(whole) {
      const open = advance(whole);
      return [...blocks, ...open];
    },
  };
}

/** Skips whole blank lines only: spaces without a line end may be the indent of what comes. */
function skipBlankLines(source: string, from: number): number {
  BLANK_LINES.lastIndex = from;
  return from + (BLANK_LINES.exec(source)?.[0].length ?? 0);
}

const BLANK_LINES = /(?:[ \t]*\n)*/y;

function settledPart(tokens: readonly Token[], { tokens: count, items }: Settled): readonly Token[] {
  const part = tokens.slice(0, count);
  if (items === 0) return part;
  const list = tokens[count] as Tokens.List;
  return [...part, { ...list, items: list.items.slice(0, items) }];
}

function isFence(token: Token | undefined): boolean {
  return token?.type === 'code' && token.codeBlockStyle !== 'indented';
}

/** Without the part of a line at the end; when there is no other, without half a character. */
function upToLineEnd(text: string): string {
  const lineEnd = text.lastIndexOf('\n');
  if (lineEnd >= 0) return text.slice(0, lineEnd + 1);
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}

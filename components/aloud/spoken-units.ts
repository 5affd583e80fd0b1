import type { Token, Tokens } from 'marked';
import { type Block, type ListBlock, toBlock } from '../markdown/lexing/block.ts';
import { UNSPACED } from '../markdown/lexing/unspaced.ts';
import { spokenText } from './spoken-text.ts';

/** A run of words that no sentence reaches out of. */
export type SpokenUnit =
  | {
      /** Said before the words and not found with them: a list's number, a column's heading. */
      lead: string;
      text: string;
      /** More may come behind the text. */
      isOpen: boolean;
    }
  /** Something to look at, which is said to be there. */
  | { note: 'code' | 'formula' };

const cache = new WeakMap<Block, readonly SpokenUnit[]>();

/** What there is to say of a block. Of an open one only what nothing that follows can change. */
export function spokenUnits(block: Block): readonly SpokenUnit[] {
  const known = cache.get(block);
  if (known) return known;
  const units = read(block);
  if (block.closed) cache.set(block, units);
  return units;
}

function read(block: Block): readonly SpokenUnit[] {
  if (block.kind === 'code') return [{ note: 'code' }];
  if (block.kind === 'list') return ofList(block);
  if (block.closed) return ofToken(block.token);
  return block.token.type === 'paragraph' ? ofOpenParagraph(block.token as Tokens.Paragraph) : [];
}

function ofList({ items, ordered }: ListBlock): SpokenUnit[] {
  return items.flatMap(({ closed, token, number }) => {
    if (!closed) return [];
    const [first, ...rest] = token.tokens.flatMap(ofToken);
    if (!first) return [];
    return [ordered && 'text' in first ? { ...first, lead: `${number}. ` } : first, ...rest];
  });
}

function ofToken(token: Token): readonly SpokenUnit[] {
  switch (token.type) {
    case 'code':
      return [{ note: 'code' }];
    case 'block-formula':
      return [{ note: 'formula' }];
    case 'list':
      return ofList(toBlock(token, true) as ListBlock);
    case 'blockquote':
    case 'footnote':
      return (token.tokens ?? []).flatMap(ofToken);
    case 'table':
      return ofTable(token as Tokens.Table);
    case 'html':
      return unit(token.raw.replace(/<[^<>]*>/g, ' '));
    case 'space':
    case 'hr':
    case 'def':
    case 'checkbox':
      return [];
    default:
      return unit(spokenText('tokens' in token && token.tokens ? token.tokens : [token]));
  }
}

/** Row by row, each cell below its heading; the first one names the row. */
function ofTable({ header, rows }: Tokens.Table): SpokenUnit[] {
  const names = header.map(({ tokens }) => spokenText(tokens));
  return rows.flatMap((row) =>
    row.flatMap(({ tokens }, column) => {
      const name = names[column] ?? '';
      return unit(spokenText(tokens), column === 0 || name === '' ? '' : `${name}: `);
    }),
  );
}

function unit(text: string, lead = ''): SpokenUnit[] {
  return /[\p{L}\p{N}]/u.test(text) ? [{ lead, text, isOpen: false }] : [];
}

/** Up to where markup that is not closed begins, and without the last word, which may still become another. */
function ofOpenParagraph({ tokens }: Tokens.Paragraph): SpokenUnit[] {
  const settled: Token[] = [];
  for (const token of tokens.slice(0, -1)) {
    if (!isSettled(token)) break;
    settled.push(token);
  }
  const next = tokens[settled.length];
  if (next?.type === 'text' && next.escaped !== true) {
    const text = (/^[^*_`[\]$<~\\|]*/.exec(next.raw)?.[0] ?? '').replace(PART_OF_A_WORD, '');
    settled.push({ ...next, raw: text, text } as Tokens.Text);
  }
  const text = spokenText(settled);
  return text === '' ? [] : [{ lead: '', text, isOpen: true }];
}

const PART_OF_A_WORD = new RegExp(`[^\\s${UNSPACED}]*$`, 'u');

/** Plain words, emphasised or not: nothing that comes can pair with what is inside. */
function isSettled(token: Token): boolean {
  if (token.type === 'text') return !/[*_`[\]$<~\\|]/.test(token.raw);
  if (token.type === 'strong' || token.type === 'em' || token.type === 'codespan')
    return !/[*_`[\]$<~\\|]/.test(token.text);
  return token.type === 'br';
}

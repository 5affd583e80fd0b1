import type { Token, Tokens } from 'marked';
import type { Block } from '../../../components/markdown/lexing/block.ts';

/** What blocks an answer has and what stands in each, however it was found out: `[kind, what tells it apart, …inside]`. */
export type Structure = readonly unknown[];

export function structureOfBlock(block: Block): Structure {
  if (block.kind === 'code') return code(block.info, block.code);
  if (block.kind === 'token') return structureOfToken(block.token);
  const { ordered, start, loose, items } = block;
  return ['list', ordered, ordered ? start : '', loose, ...items.map(({ token }) => item(token))];
}

export function structureOfToken(token: Token): Structure {
  switch (token.type) {
    case 'code':
      return code(token.lang ?? '', token.text);
    case 'list':
      return ['list', token.ordered, token.start, token.loose, ...token.items.map(item)];
    case 'blockquote':
      return ['quote', ...inside(token.tokens ?? [])];
    case 'footnote':
      return ['footnote', token.label, ...inside(token.tokens ?? [])];
    case 'heading':
      return ['heading', token.depth, token.text];
    case 'hr':
      return ['hr'];
    case 'def':
      return ['definition', token.tag, token.href, token.title];
    case 'table': {
      const texts = (cells: Tokens.TableCell[]) => cells.slice(0, token.header.length).map(({ text }) => text);
      return ['table', token.align, texts(token.header), ...token.rows.map(texts)];
    }
    case 'paragraph':
    case 'text': {
      // marked writes the box into the text of an item that stands apart, and leaves it out of others.
      const box = 'tokens' in token && token.tokens?.[0]?.type === 'checkbox' ? token.tokens[0].raw.length : 0;
      return ['paragraph', String(token.text).slice(box).trim()];
    }
    default:
      return [token.type, token.raw.trim()];
  }
}

export function inside(tokens: readonly Token[]): Structure[] {
  return tokens.filter(({ type }) => type !== 'space' && type !== 'checkbox').map(structureOfToken);
}

function item(token: Tokens.ListItem): Structure {
  return ['item', token.task, ...inside(token.tokens)];
}

/** Without indents, of which marked takes away fewer, and without the blank lines at the end, of which it adds some. */
function code(info: string, text: string): Structure {
  return ['code', info.trim().replaceAll('\\', ''), text.replace(/^[ \t]+/gm, '').trimEnd()];
}

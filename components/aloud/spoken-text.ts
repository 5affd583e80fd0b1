import type { Token, Tokens } from 'marked';
import type { InlineFormulaToken } from '../markdown/lexing/bounded-lexer.ts';
import { decodeCharacterReferences } from '../markdown/lexing/character-references.ts';
import { UNSPACED } from '../markdown/lexing/unspaced.ts';

/** The words of a line as one would read them to somebody: without markup, addresses, code, formulas and references. */
export function spokenText(tokens: readonly Token[]): string {
  return cleanSpoken(tokens.map(wordsOf).join(''));
}

function wordsOf(token: Token): string {
  switch (token.type) {
    case 'codespan':
      return isSpokenCode(token.text) ? token.text : ' ';
    case 'br':
      return ' ';
    case 'link': {
      const words = (token as Tokens.Link).tokens.map(wordsOf).join('');
      return isReference(words) ? ' ' : words;
    }
    case 'inline-formula':
      return isSpokenFormula((token as InlineFormulaToken).tex) ? (token as InlineFormulaToken).tex : ' ';
    case 'text':
      return token.escaped === true ? token.text : decodeCharacterReferences(token.text);
    case 'image':
    case 'escape':
      return token.text;
    case 'strong':
    case 'em':
    case 'del':
    case 'inline-tag':
      return (token.tokens ?? []).map(wordsOf).join('');
    default:
      return ' ';
  }
}

/** A name or a short command is part of the sentence that it stands in; longer code is to be looked at. */
export function isSpokenCode(code: string): boolean {
  return code.length <= 24 && code.trim().split(/\s+/).length <= 2;
}

/** "Let x be 5". */
export function isSpokenFormula(tex: string): boolean {
  return /^[\p{L}\p{N}]{1,8}$/u.test(tex);
}

/** An address or a number, which leads somewhere and says nothing. */
export function isReference(words: string): boolean {
  return /^\s*(?:\S+:\/\/\S*|www\.\S*|\[?\d+\]?)\s*$/i.test(words);
}

const LEFT_OUT = new RegExp(
  [
    // What no parser made a link of.
    `(?:https?|ftp|file)://[^\\s<>${UNSPACED}]+`,
    `\\bwww\\.[^\\s<>${UNSPACED}]+`,
    // Citations, and footnotes that are not there.
    '\\[(?:\\d{1,3}|\\^[^\\]\\s]{1,40})\\]',
    // Emoji, which voices read out by their long names.
    '\\p{Regional_Indicator}{2}',
    '\\p{Extended_Pictographic}[\\ufe0f\\p{Emoji_Modifier}]*(?:\\u200d\\p{Extended_Pictographic}[\\ufe0f\\p{Emoji_Modifier}]*)*',
    // What turns the direction around, and what can't be seen.
    '[\\u00ad\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff]',
    '[*`~]+',
  ].join('|'),
  'giu',
);
/** Of a link whose address is defined elsewhere, or nowhere: its words. */
const REFERENCE_LINK = /!?\[([^[\]]*)\]\[[^[\]]*\]/g;

/** Plain text without what is not said. */
export function cleanSpoken(text: string): string {
  return text
    .replace(REFERENCE_LINK, '$1')
    .replace(LEFT_OUT, '')
    .replace(/\(\s*\)|\[\s*\]/g, '')
    .replace(/[[\]|_]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:!?])/g, '')
    .trim();
}

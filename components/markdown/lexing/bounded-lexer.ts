import { Lexer, type MarkedOptions, type Token, Tokenizer, type Tokens, type TokensList } from 'marked';
import { blockFormulaAt, formulaAt, indexOfBlockFormula, indexOfFormula } from './math-delimiters.ts';

/** A formula on lines of its own; while `open` its end may still come, and `tokens` are its words meanwhile. */
export interface BlockFormulaToken extends Tokens.Generic {
  type: 'block-formula';
  raw: string;
  tex: string;
  open: boolean;
  tokens: Token[];
}

export interface InlineFormulaToken extends Tokens.Generic {
  type: 'inline-formula';
  raw: string;
  tex: string;
  display: boolean;
}

/** Targets of reference links by normalised label. */
export type Links = TokensList['links'];

/** Blocks whose inlines are not lexed yet, since the definitions they may refer to are to be settled first. */
export interface LexedBlocks {
  tokens: Token[];
  lexInlines(links: Links): void;
}

/**
 * marked's lexer with math, without what its HTML rules carry from one block into the next, and with bounds that make
 * hostile text cheap: a text may nest this deep, and the rest of it is plain.
 */
const MAX_BLOCK_DEPTH = 12;
const MAX_INLINE_DEPTH = 12;

/** Longer paragraphs, and denser ones, are shown as they are written: marked's inline rules rescan what follows. */
const MAX_INLINE_CHARS = 16_384;
const MAX_DEFINITION_CHARS = 4096;
/** Markup characters times length; prose has a fiftieth of it at the greatest length. */
const MAX_INLINE_WORK = 6_000_000;

export function lexBlocks(source: string): LexedBlocks {
  const lexer = new BoundedLexer();
  const tokens = lexer.blockTokens(source, []);
  return {
    tokens,
    lexInlines(links) {
      lexer.tokens.links = links;
      for (const { src, tokens } of lexer.inlineQueue) {
        lexer.state.inLink = false;
        lexer.inlineTokens(src, tokens);
      }
    },
  };
}

/** marked's own folding of labels, for labels that are looked up outside of it. */
export function normalizeLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase().toLowerCase();
}

class BoundedLexer extends Lexer {
  #blockDepth = 0;
  #inlineDepth = 0;

  constructor() {
    super({ ...OPTIONS });
  }

  override blockTokens(src: string, tokens?: Token[], lastParagraphClipped?: boolean): Token[];
  override blockTokens(src: string, tokens?: TokensList, lastParagraphClipped?: boolean): TokensList;
  override blockTokens(src: string, tokens: Token[] = [], lastParagraphClipped = false): Token[] {
    if (this.#blockDepth >= MAX_BLOCK_DEPTH) {
      this.state.top = true;
      if (src !== '') tokens.push({ type: 'paragraph', raw: src, text: src, tokens: [plain(src)] });
      return tokens;
    }
    this.#blockDepth++;
    try {
      return super.blockTokens(src, tokens, lastParagraphClipped);
    } finally {
      this.#blockDepth--;
    }
  }

  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    if (this.#inlineDepth >= MAX_INLINE_DEPTH || (this.#inlineDepth === 0 && isTooMuchWork(src))) {
      tokens.push(plain(src));
      return tokens;
    }
    // A hook makes marked build the mask for every run, so it is there only where it has something to mask.
    if (this.#inlineDepth === 0) this.options.hooks = src.includes('$') ? HOOKS : null;
    this.#inlineDepth++;
    try {
      return super.inlineTokens(src, tokens);
    } finally {
      this.#inlineDepth--;
    }
  }
}

class BoundedTokenizer extends Tokenizer {
  /** Raw HTML is text anyway, so it ends at a blank line whatever it is: an open comment can't swallow the answer. */
  override html(src: string): Tokens.HTML | undefined {
    return HTML_START.test(src) ? super.html(upToBlankLine(src)) : undefined;
  }

  /** A title can't span a blank line, so that what stands above one is settled. */
  override def(src: string): Tokens.Def | undefined {
    if (!DEFINITION_START.test(src)) return undefined;
    const clipped = src.slice(0, MAX_DEFINITION_CHARS);
    const token = super.def(upToBlankLine(clipped));
    return token?.raw.length === MAX_DEFINITION_CHARS ? undefined : token;
  }

  /** What was last found to have no underline before its paragraph ends, so many characters before its end. */
  #plain = { text: '', end: 0 };

  /**
   * A heading over its underline stops before a formula, as a paragraph does. marked looks for the underline from each
   * line of a list's item again, to the end of the item: a long one would take time by the square.
   */
  override lheading(src: string): Tokens.Heading | undefined {
    if (src.length > this.#plain.end && this.#plain.text.endsWith(src)) return undefined;
    const stop = UNDERLINE_OR_END.exec(src);
    if (stop?.[1] !== undefined) return super.lheading(src.slice(0, stop.index + stop[0].length));
    this.#plain = { text: src, end: stop === null ? 0 : src.length - stop.index };
    return undefined;
  }

  /** A tag is text and has no say about the text after it. */
  override tag(src: string): Tokens.Tag | undefined {
    const { inLink, inRawBlock } = this.lexer.state;
    const token = super.tag(src);
    this.lexer.state.inLink = inLink;
    this.lexer.state.inRawBlock = inRawBlock;
    return token;
  }
}

/** The text that marked stands in, from where it stands; `startInline` below gets it without its first character. */
let rest = '';

const OPTIONS = {
  gfm: true,
  tokenizer: new BoundedTokenizer(),
  extensions: {
    renderers: {},
    childTokens: {},
    block: [
      function (src) {
        const formula = blockFormulaAt(src);
        if (formula === undefined) return undefined;
        const { raw, tex, open } = formula;
        return { type: 'block-formula', raw, tex, open, tokens: open ? this.lexer.inline(raw) : [] };
      },
    ],
    startBlock: [indexOfBlockFormula],
    inline: [
      (src, tokens) => {
        rest = src;
        const formula = formulaAt(src, 0, tokens.at(-1)?.raw.at(-1));
        return formula && { type: 'inline-formula', ...formula };
      },
    ],
    startInline: [(src) => (rest.length === src.length + 1 ? indexOfFormula(rest, 1) - 1 : indexOfFormula(src))],
  },
} satisfies MarkedOptions;

const HOOKS = { emStrongMask: maskFormulas } as NonNullable<MarkedOptions['hooks']>;

/** Emphasis must not end inside a formula; the mask has to keep the length. */
function maskFormulas(source: string): string {
  let masked = '';
  let done = 0;
  for (let at = indexOfFormula(source); at >= 0; at = indexOfFormula(source, done)) {
    const length = formulaAt(source, at)?.raw.length ?? 1;
    masked += `${source.slice(done, at)}${'a'.repeat(length)}`;
    done = at + length;
  }
  return masked + source.slice(done);
}

function isTooMuchWork(src: string): boolean {
  if (src.length > MAX_INLINE_CHARS) return true;
  if (src.length * src.length <= MAX_INLINE_WORK) return false;
  let marks = 0;
  MARKS.lastIndex = 0;
  for (const [run] of src.matchAll(MARKS)) marks += run.length;
  return marks * src.length > MAX_INLINE_WORK;
}

/** What inline rules stop at or look ahead over, runs of space and endless words among it. */
const MARKS = /\S{128,}|[\\`*_~[\]()<>!@$&]+|[ \t]{2,}|www\.|:\/\//g;
/** The first line that underlines, or (without the group) ends a paragraph: a blank one, or a formula's. */
const UNDERLINE_OR_END = /\n(?: {0,3}(?:=+|-+)([ \t]*)(?:\n+|$)|[ \t]*\n| {0,3}(?:\$\$|\\\[))/;
const HTML_START = /^ {0,3}</;
const DEFINITION_START = /^ {0,3}\[/;
const BLANK_LINE = /\n[ \t]*\n/g;

function upToBlankLine(src: string): string {
  BLANK_LINE.lastIndex = 0;
  const match = BLANK_LINE.exec(src);
  return match === null ? src : src.slice(0, match.index + match[0].length);
}

function plain(text: string): Tokens.Text {
  return { type: 'text', raw: text, text, escaped: true };
}

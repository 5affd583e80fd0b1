import { Lexer, type MarkedOptions, type Token, Tokenizer, type Tokens, type TokensList } from 'marked';
import { EMPHASIS_RULES } from './emphasis-rules.ts';
import { openFence } from './fenced-code.ts';
import { FOOTNOTE_START, footnoteAt, footnoteReferenceAt, indexOfFootnote } from './footnotes.ts';
import { pairTags, startsWithInlineTag } from './inline-tags.ts';
import { blockFormulaAt, formulaAt, indexOfBlockFormula, indexOfFormula } from './math-delimiters.ts';
import { holdsMarkdown, languageOf } from './nested-fences.ts';
import { cellsOf } from './table-cells.ts';
import { UNSPACED } from './unspaced.ts';

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
      for (const { src, tokens } of lexer.inlineQueue) lexer.inlineTokens(src, tokens);
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
    const { rules } = TOKENIZER;
    TOKENIZER.rules = { ...rules, inline: { ...rules.inline, ...EMPHASIS_RULES } };
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
      super.inlineTokens(src, tokens);
    } finally {
      this.#inlineDepth--;
    }
    pairTags(tokens);
    return tokens;
  }
}

class BoundedTokenizer extends Tokenizer {
  /** Raw HTML is text anyway, so it ends at a blank line whatever it is: an open comment can't swallow the answer. */
  override html(src: string): Tokens.HTML | undefined {
    return HTML_START.test(src) && !startsWithInlineTag(src) ? super.html(upToBlankLine(src)) : undefined;
  }

  /** A fence that holds Markdown may hold fences: where it ends is for our own reader to say. */
  override fences(src: string): Tokens.Code | undefined {
    const token = super.fences(src);
    if (token?.lang === undefined || !holdsMarkdown(languageOf(token.lang))) return token;
    const fence = openFence(src, 0, true);
    if (typeof fence !== 'object') return token;
    const { code } = fence.read(src, true);
    return { ...token, raw: src.slice(0, fence.position).replace(/\n$/, ''), text: code };
  }

  /** Ends above a footnote, and keeps the cells that no heading stands above. */
  override table(src: string): Tokens.Table | undefined {
    const whole = super.table(src);
    const footnote = whole?.raw.includes('[^') ? indexOfFootnote(whole.raw) : -1;
    const table = footnote < 0 ? whole : super.table(src.slice(0, footnote));
    if (table === undefined) return undefined;
    const rows = table.raw.split('\n').slice(2);
    for (const [index, row] of table.rows.entries()) {
      for (const text of cellsOf(rows[index] ?? '').slice(table.header.length)) {
        row.push({ text, tokens: this.lexer.inline(text), header: false, align: null });
      }
    }
    return table;
  }

  /**
   * An address ends where text without spaces or punctuation of another script begins, and where letters of another
   * script follow the last name of its host: no server has a name such as "orgहै".
   */
  override url(src: string): Tokens.Link | undefined {
    const link = super.url(src);
    if (link === undefined) return undefined;
    const ends = [link.raw.search(ADDRESS_END), ASCII_HOST.exec(link.raw)?.[0].length ?? -1].filter((end) => end >= 0);
    return ends.length === 0 ? link : super.url(src.slice(0, Math.min(...ends)));
  }

  /** Notes which definition a link was made of. */
  override reflink(src: string, links: Links): Tokens.Link | Tokens.Image | Tokens.Text | undefined {
    let reference = '';
    const watched = new Proxy(links, {
      get(target, label: string) {
        reference = label;
        return target[label];
      },
    });
    const token = super.reflink(src, watched);
    return token?.type === 'link' || token?.type === 'image' ? Object.assign(token, { reference }) : token;
  }

  /** A title can't span a blank line, so that what stands above one is settled. */
  override def(src: string): Tokens.Def | undefined {
    if (!DEFINITION_START.test(src)) return undefined;
    const clipped = src.slice(0, MAX_DEFINITION_CHARS);
    const token = super.def(upToBlankLine(clipped));
    return token?.raw.length === MAX_DEFINITION_CHARS ? undefined : token;
  }

  /** A heading over its underline stops before a formula or a footnote, as a paragraph does. */
  override lheading(src: string): Tokens.Heading | undefined {
    const stop = UNDERLINE_OR_END.exec(src);
    return stop?.[1] === undefined ? undefined : super.lheading(src.slice(0, stop.index + stop[0].length));
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

const TOKENIZER = new BoundedTokenizer();

const OPTIONS = {
  gfm: true,
  tokenizer: TOKENIZER,
  extensions: {
    renderers: {},
    childTokens: {},
    block: [
      function (src) {
        const footnote = footnoteAt(src);
        if (footnote === undefined) return undefined;
        const { raw, label, text } = footnote;
        const { top } = this.lexer.state;
        this.lexer.state.top = true;
        const tokens = this.lexer.blockTokens(text, []);
        this.lexer.state.top = top;
        return { type: 'footnote', raw, label: normalizeLabel(label), tokens };
      },
      function (src) {
        const formula = blockFormulaAt(src);
        if (formula === undefined) return undefined;
        const { raw, tex, open } = formula;
        return { type: 'block-formula', raw, tex, open, tokens: open ? this.lexer.inline(raw) : [] };
      },
    ],
    startBlock: [indexOfBlockFormula, indexOfFootnote],
    inline: [
      function (src) {
        const reference = this.lexer.state.inLink ? undefined : footnoteReferenceAt(src);
        if (reference === undefined) return undefined;
        return { type: 'footnote-reference', raw: reference.raw, label: normalizeLabel(reference.label) };
      },
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
/** The first line that underlines, or (without the first group) ends a paragraph: a blank one, a formula's or footnote's. */
const UNDERLINE_OR_END = new RegExp(
  `\\n(?: {0,3}(?:=+|-+)([ \\t]*)(?:\\n+|$)|[ \\t]*\\n| {0,3}(?:\\$\\$|\\\\\\[)|${FOOTNOTE_START})`,
);
const HTML_START = /^ {0,3}</;
/** Not a footnote: one that defines nothing is text. */
const DEFINITION_START = /^ {0,3}\[(?!\^)/;
/** Letters may hold a middle dot, and names a dash. */
const ADDRESS_END = new RegExp(`[${UNSPACED}—]|(?![\\x00-\\x7f·])[\\p{Pi}\\p{Pf}\\p{Ps}\\p{Pe}\\p{Po}]`, 'u');
/** A host up to where its last name, which begins in ASCII, goes on otherwise. */
const ASCII_HOST = /^(?:\w+:\/\/)?[^/?#]*\.[a-z][a-z-]*(?=[^\0-\x7f][^./?#]*(?:[/?#]|$))/i;
const BLANK_LINE = /\n[ \t]*\n/g;

function upToBlankLine(src: string): string {
  BLANK_LINE.lastIndex = 0;
  const match = BLANK_LINE.exec(src);
  return match === null ? src : src.slice(0, match.index + match[0].length);
}

function plain(text: string): Tokens.Text {
  return { type: 'text', raw: text, text, escaped: true };
}

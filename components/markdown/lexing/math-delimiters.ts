/** A formula in the text: `raw` with its delimiters, `tex` without. */
export interface Formula {
  raw: string;
  tex: string;
  /** Set on a line of its own. */
  display: boolean;
}

/** Longer ones are text: a formula of this length is a mistake or an attack. */
const MAX_TEX_CHARS = 2000;

/**
 * The formula that begins exactly at `at`, after the character `before`, or undefined. `$…$` is one only as pandoc and GitHub have it (no space
 * inside the dollars, no digit or letter right after the second, none right before the first, nothing that reads like
 * "$5 and 10$"), so that prices, shell variables and prose stay text.
 */
export function formulaAt(text: string, at: number, before = text[at - 1]): Formula | undefined {
  const second = text[at + 1];
  if (text[at] === '\\') {
    if (second !== '(' && second !== '[') return undefined;
    return delimited(text, at, second === '(' ? '\\)' : '\\]', second === '[');
  }
  if (text[at] !== '$' || before === '$') return undefined;
  return second === '$' ? delimited(text, at, '$$', true) : inDollars(text, at, before);
}

/** Where the next formula begins at or after `from`; -1 without one. */
export function indexOfFormula(text: string, from = 0): number {
  for (let at = from; ; at++) {
    START.lastIndex = at;
    const match = START.exec(text);
    if (match === null) return -1;
    at = match.index;
    if (formulaAt(text, at) !== undefined) return at;
  }
}

/**
 * A formula that stands as a block of its own, from the beginning of `text`: `$$` or `\[` first on a line, its end last
 * on one, and no blank line inside. `open` while its end has not come and still may: nothing else can be made of those
 * lines before that is known.
 */
export function blockFormulaAt(text: string): (Formula & { open: boolean }) | undefined {
  const start = BLOCK_START.exec(text);
  if (start === null) return undefined;
  const closer = start[1] === '$$' ? '$$' : '\\]';
  const inside = start[0].length;
  const blank = text.slice(inside).search(BLANK_LINE);
  const limit = blank < 0 ? text.length : inside + blank;
  const end = text.indexOf(closer, inside);
  if (end < 0 || end >= limit) {
    // A second `$$` that the limit cuts off, or none at all: open only while more lines may come.
    if (blank >= 0 || limit - inside > MAX_TEX_CHARS) return undefined;
    return { raw: text, tex: '', display: true, open: true };
  }
  const after = LINE_REST.exec(text.slice(end + 2));
  const tex = text.slice(inside, end).trim();
  if (after === null || tex === '' || tex.length > MAX_TEX_CHARS) return undefined;
  return { raw: text.slice(0, end + 2 + after[0].length), tex, display: true, open: false };
}

/** Where a line below the first begins that could start a block formula, before any blank line; -1 without one. */
export function indexOfBlockFormula(text: string): number {
  const match = BLOCK_START_OR_BLANK.exec(text);
  return match?.[1] === undefined ? -1 : match.index + 1;
}

const START = /\$|\\[([]/g;
const BLOCK_START = /^ {0,3}(\$\$|\\\[)/;
const BLOCK_START_OR_BLANK = /\n(?: {0,3}(\$\$|\\\[)|[ \t]*\n)/;
const BLANK_LINE = /\n[ \t]*\n/;
const LINE_REST = /^[ \t]*(?:\n|$)/;

function delimited(text: string, at: number, closer: string, display: boolean): Formula | undefined {
  const end = text.indexOf(closer, at + 2);
  if (end < 0 || end - at > MAX_TEX_CHARS) return undefined;
  const tex = text.slice(at + 2, end).trim();
  if (tex === '' || BLANK_LINE.test(tex)) return undefined;
  return { raw: text.slice(at, end + 2), tex, display };
}

function inDollars(text: string, at: number, before: string | undefined): Formula | undefined {
  if (before !== undefined && (before === '\\' || WORD.test(before))) return undefined;
  const inside = at + 1;
  if (SPACE.test(text[inside] ?? ' ')) return undefined;
  let end = inside;
  for (; ; end++) {
    const char = text[end];
    if (char === undefined || end - inside > MAX_TEX_CHARS) return undefined;
    if (char === '$') break;
    if (char === '\\') end++;
  }
  const after = text[end + 1];
  if (SPACE.test(text[end - 1] ?? ' ') || (after !== undefined && (after === '$' || WORD.test(after))))
    return undefined;
  const tex = text.slice(inside, end);
  if (BLANK_LINE.test(tex) || PROSE_ABOUT_MONEY.test(tex)) return undefined;
  return { raw: text.slice(at, end + 1), tex, display: false };
}

const SPACE = /\s/;
const WORD = /[\p{L}\p{N}]/u;
/** An amount, then words, and nothing that a formula would have. */
const PROSE_ABOUT_MONEY = /^[\d.,]+[kKmMbB]?\s+(?:\p{L}{2,})[^\\^_={}]*$/u;

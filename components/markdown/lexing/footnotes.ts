import type { Token, Tokens } from 'marked';

/** `[^label]: text` at the start of a line, with what is indented below it. */
export interface FootnoteToken extends Tokens.Generic {
  type: 'footnote';
  label: string;
  tokens: Token[];
}

/** `[^label]` in running text. */
export interface FootnoteReferenceToken extends Tokens.Generic {
  type: 'footnote-reference';
  label: string;
}

/** `text` is the footnote's own Markdown. A label without words behind it on its line defines nothing. */
export function footnoteAt(source: string): { raw: string; label: string; text: string } | undefined {
  const start = START.exec(source);
  if (start === null) return undefined;
  const [marker, label = ''] = start;
  let text = '';
  let blank = '';
  let end = 0;
  for (let at = marker.length; at < source.length; ) {
    const lineEnd = source.indexOf('\n', at);
    const next = lineEnd < 0 ? source.length : lineEnd;
    const line = source.slice(at, next);
    at = next + 1;
    if (line.trim() === '') {
      blank += '\n';
      continue;
    }
    const isFirst = text === '';
    if (!isFirst && !INDENT.test(line) && (blank !== '' || ENDS_A_NOTE.test(line))) break;
    text += isFirst ? line : `\n${blank}${line.replace(INDENT, '')}`;
    blank = '';
    end = next;
  }
  return { raw: source.slice(0, end), label, text };
}

/** The reference that begins `text`. What reads like a link's words (`[^1](…)`) is none. */
export function footnoteReferenceAt(text: string): { raw: string; label: string } | undefined {
  const match = text.startsWith('[^') ? REFERENCE.exec(text) : null;
  return match === null ? undefined : { raw: match[0], label: match[1] ?? '' };
}

/** Where a line below the first begins that defines a footnote, before any blank line; -1 without one. */
export function indexOfFootnote(text: string): number {
  const match = START_BELOW_OR_BLANK.exec(text);
  return match?.[1] === undefined ? -1 : match.index + 1;
}

const LABEL = '\\[\\^([^\\]\\s[]{1,64})\\]';
/** The start of a definition's line; not exported as a rule of its own, since marked's rules hold it too. */
export const FOOTNOTE_START = ` {0,3}${LABEL}:[ \\t]*(?=\\S)`;
const START = new RegExp(`^${FOOTNOTE_START}`);
const START_BELOW_OR_BLANK = new RegExp(`\\n(?:${FOOTNOTE_START}|[ \\t]*\\n)`);
const REFERENCE = new RegExp(`^${LABEL}(?!\\()`);
const INDENT = /^(?: {4}| {0,3}\t)/;
/** A line that begins something of its own, although no blank line is above it. */
const ENDS_A_NOTE =
  /^ {0,3}(?:\[[^\]]{1,999}\]:|#{1,6}(?:[ \t]|$)|```|~~~|>|(?:[*+-]|1[.)])[ \t]+\S|([-*_])(?:[ \t]*\1){2,}[ \t]*$|\$\$|\\\[)/;

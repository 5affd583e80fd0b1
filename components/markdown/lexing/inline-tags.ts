import type { Token, Tokens } from 'marked';

/** Words between two tags that mean what they mean. */
export interface InlineTagToken extends Tokens.Generic {
  type: 'inline-tag';
  name: 'sub' | 'sup' | 'kbd' | 'mark';
  tokens: Token[];
}

/** Tags that models write because Markdown has no other way. One with attributes is text, like all other HTML. */
const TAG = /^<(\/?)(br|sub|sup|kbd|mark)\s*\/?>$/i;
/** Deeper tags stay text: what is shown may not nest without end. */
const MAX_OPEN = 12;

/** Makes line breaks and pairs of the tags in one run of inline tokens, in place. What has no partner stays text. */
export function pairTags(tokens: Token[]): void {
  if (!tokens.some((token) => token.type === 'html')) return;
  const open: { name: string; at: number }[] = [];
  const paired: Token[] = [];
  for (const token of tokens) {
    const [, slash, tag = ''] = (token.type === 'html' && TAG.exec(token.raw)) || [];
    const name = tag.toLowerCase();
    const opener = slash === '/' ? open.findLastIndex((each) => each.name === name) : -1;
    if (name === 'br') {
      paired.push({ type: 'br', raw: token.raw });
    } else if (opener >= 0) {
      const { at = 0 } = open[opener] ?? {};
      const inside = paired.splice(at).slice(1);
      paired.push({ type: 'inline-tag', name, raw: `<${name}>`, tokens: inside } as InlineTagToken);
      open.length = opener;
    } else {
      if (slash === '' && open.length < MAX_OPEN) open.push({ name, at: paired.length });
      const text = paired.at(-1)?.type === 'br' ? withoutLineEnd(token) : token;
      if (text !== undefined) paired.push(text);
    }
  }
  tokens.splice(0, tokens.length, ...paired);
}

/** A line end is shown as one, and the one behind `<br>` would be a second. */
function withoutLineEnd(token: Token): Token | undefined {
  if (token.type === 'br') return undefined;
  return token.type === 'text' ? { ...token, text: token.text.replace(/^[ \t]*\n/, '') } : token;
}

/** Whether a line that begins so is a paragraph: marked takes any tag that is alone on its line for a block. */
export function startsWithInlineTag(text: string): boolean {
  return LEADING_TAG.test(text);
}

const LEADING_TAG = /^ {0,3}<\/?(?:br|sub|sup|kbd|mark)\s*\/?>/i;

import type { Token, Tokens } from 'marked';
import type { ComponentChild } from 'preact';
import { words as panelWords } from '../../../words/english/panel.ts';
import type { InlineFormulaToken } from '../lexing/bounded-lexer.ts';
import { decodeCharacterReferences } from '../lexing/character-references.ts';
import type { FootnoteReferenceToken } from '../lexing/footnotes.ts';
import type { InlineTagToken } from '../lexing/inline-tags.ts';
import { judgeLink } from '../link-policy.ts';
import { FootnoteReferenceView } from './FootnoteReferenceView.tsx';
import { FormulaView } from './FormulaView.tsx';

/** What stands in a line: words, emphasis, links. HTML is words, but for the few tags that mean what they mean. */
export function InlineViews({ tokens, closed }: { tokens: readonly Token[] | undefined; closed: boolean }) {
  return <>{inlines(tokens, closed)}</>;
}

function inlines(tokens: readonly Token[] | undefined, closed: boolean): ComponentChild[] {
  return (tokens ?? []).map((token) => inline(token, closed));
}

function inline(token: Token, closed: boolean): ComponentChild {
  switch (token.type) {
    case 'strong':
      return <strong>{inlines(token.tokens, closed)}</strong>;
    case 'em':
      return <em>{inlines(token.tokens, closed)}</em>;
    case 'del':
      return <del>{inlines(token.tokens, closed)}</del>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return link(token as Tokens.Link, closed);
    case 'image':
      return image(token as Tokens.Image);
    case 'inline-formula': {
      const { raw, tex, display } = token as InlineFormulaToken;
      return <FormulaView raw={raw} tex={tex} display={display} closed={closed} />;
    }
    case 'inline-tag': {
      const { name: Tag, tokens } = token as InlineTagToken;
      return <Tag>{inlines(tokens, closed)}</Tag>;
    }
    case 'footnote-reference':
      return <FootnoteReferenceView token={token as FootnoteReferenceToken} />;
    case 'escape':
      return token.text;
    case 'checkbox':
      return null;
    case 'text':
      return token.escaped === true ? token.text : decodeCharacterReferences(token.text);
    default:
      return token.raw;
  }
}

function link(token: Tokens.Link, closed: boolean): ComponentChild {
  const allowed = judgeLink(token.href, wordsOf(token.tokens));
  if (allowed === null) return token.raw;
  const words = inlines(token.tokens, closed);
  return anchor(allowed.href, words.length === 0 ? allowed.href : words, allowed.shownHost, token.title);
}

/** Never fetched: the fetch alone would tell a server what a model was made to put into the address. */
function image(token: Tokens.Image): ComponentChild {
  const allowed = judgeLink(token.href, '');
  if (allowed === null) return token.raw;
  return anchor(allowed.href, token.text === '' ? panelWords.image : token.text, allowed.href, token.title);
}

function anchor(href: string, words: ComponentChild, shown: string, title?: string | null): ComponentChild {
  return (
    <a href={href} title={title ? `${title}\n${href}` : href} target="_blank" rel="noopener noreferrer">
      {words}
      {/* A direction of its own, so that no control character in the words can turn it around. */}
      {shown !== '' && <bdi class="address">{shown}</bdi>}
    </a>
  );
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) =>
      'tokens' in token && token.tokens ? wordsOf(token.tokens) : 'text' in token ? token.text : token.raw,
    )
    .join('');
}

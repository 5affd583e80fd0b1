import type { Token, Tokens } from 'marked';
import type { ComponentChild } from 'preact';
import { useContext } from 'preact/hooks';
import { receiptWords } from '../../../words/spoken.ts';
import { CITATION } from '../citations/citation-pattern.ts';
import { type CitationProps, CitationsContext } from '../citations/citations-context.ts';
import type { ClosestToken } from '../citations/mark-closest.ts';
import type { InlineFormulaToken } from '../lexing/bounded-lexer.ts';
import { decodeCharacterReferences } from '../lexing/character-references.ts';
import type { FootnoteReferenceToken } from '../lexing/footnotes.ts';
import type { InlineTagToken } from '../lexing/inline-tags.ts';
import { wordsOf } from '../lexing/words-of.ts';
import { judgeLink } from '../link-policy.ts';
import { FootnoteReferenceView } from './FootnoteReferenceView.tsx';
import { FormulaView } from './FormulaView.tsx';

/** What stands in a line: words, emphasis, links. HTML is words, but for the few tags that mean what they mean. */
export function InlineViews({ tokens, closed }: { tokens: readonly Token[] | undefined; closed: boolean }) {
  const mark = useContext(CitationsContext)?.mark.value;
  const shown = (closed && tokens && mark?.(tokens)) || tokens;
  return <>{inlines(shown, { closed, tokens: tokens ?? [], at: 0 })}</>;
}

/** What is being written: the tokens of all of it, and up to where its citations were found. */
interface Line {
  closed: boolean;
  tokens: readonly Token[];
  /** All its words, once a citation has asked for them. */
  words?: string;
  at: number;
}

function inlines(tokens: readonly Token[] | undefined, line: Line): ComponentChild[] {
  return (tokens ?? []).map((token) => inline(token, line));
}

function inline(token: Token, line: Line): ComponentChild {
  const { closed } = line;
  switch (token.type) {
    case 'strong':
      return <strong>{inlines(token.tokens, line)}</strong>;
    case 'em':
      return <em>{inlines(token.tokens, line)}</em>;
    case 'del':
      return <del>{inlines(token.tokens, line)}</del>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return link(token as Tokens.Link, line);
    case 'image':
      return image(token as Tokens.Image);
    case 'inline-formula': {
      const { raw, tex, display } = token as InlineFormulaToken;
      return <FormulaView raw={raw} tex={tex} display={display} closed={closed} />;
    }
    case 'inline-tag': {
      const { name: Tag, tokens } = token as InlineTagToken;
      return <Tag>{inlines(tokens, line)}</Tag>;
    }
    case 'footnote-reference':
      return <FootnoteReferenceView token={token as FootnoteReferenceToken} />;
    case 'escape':
      return token.text;
    case 'closest':
      return <Closest {...(token as ClosestToken)} />;
    case 'checkbox':
      return null;
    case 'text':
      return token.escaped === true ? token.text : withCitations(decodeCharacterReferences(token.text), line);
    default:
      return token.raw;
  }
}

function Citation(props: CitationProps) {
  const View = useContext(CitationsContext)?.View;
  return View ? <View {...props} /> : `[${props.numbers}]`;
}

function Closest(found: ClosestToken) {
  const View = useContext(CitationsContext)?.Closest;
  return View ? <View {...found} /> : null;
}

/** Numbers in brackets lead to passages, where the answer was given any. */
function withCitations(text: string, line: Line): ComponentChild {
  if (!text.includes('[')) return text;
  const pieces: ComponentChild[] = [];
  let end = 0;
  for (const { 0: raw, 1: numbers, index } of text.matchAll(CITATION)) {
    line.words ??= wordsOf(line.tokens);
    const at = line.words.indexOf(raw, line.at);
    line.at = at + raw.length;
    pieces.push(text.slice(end, index));
    pieces.push(<Citation numbers={String(numbers)} around={line.words} at={at} closed={line.closed} />);
    end = index + raw.length;
  }
  return end === 0 ? text : [...pieces, text.slice(end)];
}

function link(token: Tokens.Link, line: Line): ComponentChild {
  const allowed = judgeLink(token.href, wordsOf(token.tokens));
  if (allowed === null) return token.raw;
  const words = inlines(token.tokens, line);
  return anchor(allowed.href, words.length === 0 ? allowed.href : words, allowed.shownHost, token.title);
}

/** Never fetched: the fetch alone would tell a server what a model was made to put into the address. */
function image(token: Tokens.Image): ComponentChild {
  const allowed = judgeLink(token.href, '');
  if (allowed === null) return token.raw;
  return anchor(allowed.href, token.text === '' ? receiptWords.kinds.image : token.text, allowed.href, token.title);
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

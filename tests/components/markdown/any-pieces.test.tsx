import fc from 'fast-check';
import { lexer, type TokensList, walkTokens } from 'marked';
import { describe, expect, it } from 'vitest';
import { type Block, hasBlock, toBlock } from '../../../components/markdown/lexing/block.ts';
import { createBlockSplitter } from '../../../components/markdown/lexing/block-splitter.ts';
import { lexBlocks } from '../../../components/markdown/lexing/bounded-lexer.ts';
import { createReferenceLinks } from '../../../components/markdown/lexing/reference-links.ts';
import { inside, structureOfBlock } from './block-structure.ts';
import { markdownText } from './markdown-arbitrary.ts';
import { markdownHtml, renderMarkdown } from './render-markdown.tsx';
import { wordyMarkdown } from './wordy-markdown.ts';

const pieceLengths = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 40 });

function pieces(text: string, lengths: readonly number[]): string[] {
  const result: string[] = [];
  for (let at = 0, index = 0; at < text.length; index++) {
    const end = at + (lengths[index % lengths.length] ?? 1);
    result.push(text.slice(at, end));
    at = end;
  }
  return result;
}

describe('a text in any pieces', () => {
  it('ends in the same nodes as the whole text', () => {
    fc.assert(
      fc.property(markdownText, pieceLengths, (text, lengths) => {
        const rendered = renderMarkdown();
        let sofar = '';
        for (const piece of pieces(text, lengths)) {
          sofar += piece;
          rendered.show(sofar);
        }
        rendered.finish();
        const { html } = rendered;
        rendered.unmount();
        expect(html).toBe(markdownHtml(text));
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['a list whose marker looks like a table row for one character', 'word\n*  \n- word\n'],
    ['a formula that does not end with its line', '===\n\\[\n+ \\] word'],
    ['a formula above an underline', '\\begin{x}\n$$x$$\n-\nword'],
    ['a formula without an end, referred to later', '$$\n[text] word\n\n[text]: https://example.com\nword'],
    ['a definition with a title on the next line', '[ref]\n\n[ref]: https://example.com\n"title"\nword'],
    ['a definition whose open title reaches over a heading', '[a]: /u "t\n# h\nx"\n\nword'],
    ['a list that goes on behind a blank line', '- a\n\n  more\n\n- b\n\nend'],
    ['a list that another marker ends', '- a\n- b\n* c\n1. d\n2) e'],
    ['indented code behind a blank line', '    a\n\n\n    b\n\nc'],
    ['a table that fails in its second line', 'word\n| a | b |\n|--|--|--|\n| c |'],
    ['a setext heading', 'one\ntwo\n---\nthree\n===\n'],
    ['a fence in a fence', '````md\n```js\nx\n```\n````\nafter'],
    ['a fence that is never closed', 'word\n```js\nlet a;\n``'],
    ['a fence in an indent', '  ```\n    a\n b\n  ```\nc'],
    ['CR and CRLF', 'a\r\n\r\n- b\r- c\r\n'],
    ['characters of two halves', '👩‍👩‍👧 *𝔘𝔫* `𝔦`'],
    ['HTML blocks', '<!-- a\n\nb\n<div>\n*c*\n\n</div>\nd'],
    ['spaces at the end', 'a  \n   \n    b\n   '],
  ])('holds for %s', (_, text) => {
    const whole = markdownHtml(text);
    for (const lengths of [[1], [2, 1], [3], [7, 1, 1]]) {
      const rendered = renderMarkdown();
      let sofar = '';
      for (const piece of pieces(text, lengths)) {
        sofar += piece;
        rendered.show(sofar);
      }
      rendered.finish();
      expect(rendered.html).toBe(whole);
      rendered.unmount();
    }
  });
});

/** The blocks of a text that comes in such pieces. */
function split(text: string, lengths: readonly number[], maxLexedChars?: number): readonly Block[] {
  const splitter = createBlockSplitter(maxLexedChars);
  for (const piece of pieces(text, lengths)) {
    splitter.push(piece);
    splitter.split(false);
  }
  return splitter.split(true);
}

/** What Markdown alone has no word for: there marked's lexer and ours part. */
const OUR_OWN = /\$\$|\\[[\]()]|<!--|-->|<\/?(?:script|pre|br|sub|sup|kbd|mark)\b[^>]*>|\[\^/g;

/** CommonMark lets no title of a definition span a blank line, marked does. */
function hasTitleOverBlankLine(tokens: TokensList): boolean {
  let has = false;
  walkTokens(tokens, (token) => {
    if (token.type === 'def' && /\n[ \t]*\n/.test(token.title ?? '')) has = true;
  });
  return has;
}

describe('the blocks of a text in any pieces', () => {
  it('are marked’s own of the whole text', () => {
    fc.assert(
      fc.property(fc.oneof(markdownText, wordyMarkdown), pieceLengths, (source, lengths) => {
        const text = source.replace(OUR_OWN, '').replace(/^( *[`~]{3,})(?:markdown|md)\b/gm, '$1js');
        const whole = lexer(text);
        fc.pre(!hasTitleOverBlankLine(whole));
        expect(split(text, lengths).map(structureOfBlock)).toEqual(inside(whole));
      }),
      { numRuns: 400 },
    );
  });

  it('are those of the whole text where ours differ from marked’s, down to each word', () => {
    fc.assert(
      fc.property(fc.oneof(markdownText, wordyMarkdown), pieceLengths, (text, lengths) => {
        const whole = lexBlocks(text);
        const references = createReferenceLinks();
        references.define(whole.tokens);
        whole.lexInlines(references.links);
        const blocks = split(text, lengths);
        expect(blocks.map(structureOfBlock)).toEqual(inside(whole.tokens));
        expect(shape(blocks)).toEqual(shape(whole.tokens.filter(hasBlock).map((token) => toBlock(token, true))));
      }),
      { numRuns: 400 },
    );
  });

  it('are the same wherever a block is cut for its length', () => {
    fc.assert(
      fc.property(markdownText, pieceLengths, (text, lengths) => {
        expect(shape(split(text, lengths, 60))).toEqual(shape(split(text, [text.length + 1], 60)));
      }),
      { numRuns: 400 },
    );
  });
});

describe('a closed block', () => {
  it('keeps its object whatever follows, but for a definition that it waits for', () => {
    fc.assert(
      fc.property(markdownText, pieceLengths, (text, lengths) => {
        const splitter = createBlockSplitter();
        let before: readonly unknown[] = [];
        for (const piece of pieces(text.replaceAll(']:', ']'), lengths)) {
          splitter.push(piece);
          const blocks = splitter.split(false);
          for (const [index, block] of before.entries()) expect(blocks[index]).toBe(block);
          before = blocks.filter((block) => block.closed);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** What is shown of blocks: without the source they were made from, which may differ by line ends around them. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((entry) => !SILENT.has(entry?.type)).map(shape);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'raw' && key !== 'title' && key !== 'text');
  const isContainer = 'tokens' in value;
  if ('text' in value && !isContainer) entries.push(['text', String(value.text).trimEnd()]);
  return Object.fromEntries(
    entries.map(([key, entry]) => {
      if (key === 'type' && isContainer && entry === 'text') return [key, 'paragraph'];
      if (key === 'loose' && !('kind' in value || 'items' in value)) return [key, undefined];
      return [key, shape(entry)];
    }),
  );
}

const SILENT = new Set(['space', 'def', 'checkbox']);

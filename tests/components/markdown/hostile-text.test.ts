import { describe, expect, it } from 'vitest';
import { createBlockSplitter } from '../../../components/markdown/lexing/block-splitter.ts';
import { HOSTILE } from './hostile-text.ts';
import { countWork } from './lexing-work.ts';
import { markdownHtml } from './render-markdown.tsx';

/** Characters that rules are given to read. The worst of these texts takes 250 million, and without bounds 1.4 billion. */
const MAX_WORK = 300_000_000;
/** In twenty steps the open tail is lexed again; the worst takes 850 million, and without bounds 8 billion. */
const MAX_WORK_IN_STEPS = 1_000_000_000;

describe('hostile text', () => {
  it.each(Object.entries(HOSTILE))('takes bounded work, whole: %s', (_, text) => {
    const work = countWork(() => {
      const splitter = createBlockSplitter();
      splitter.push(text);
      splitter.split(true);
    });
    expect(work).toBeLessThan(MAX_WORK);
  });

  it.each(Object.entries(HOSTILE))('takes bounded work, step by step: %s', (_, text) => {
    const step = Math.ceil(text.length / 20);
    const work = countWork(() => {
      const splitter = createBlockSplitter();
      for (let at = 0; at < text.length; at += step) {
        splitter.push(text.slice(at, at + step));
        splitter.split(false);
      }
      splitter.split(true);
    });
    expect(work).toBeLessThan(MAX_WORK_IN_STEPS);
  });

  it.each([
    ['marks times length reach six million', (size: number) => `${'['.repeat(size)}**b**`, 2444],
    ['runs of space do', (size: number) => `${'a  '.repeat(size)}**b**`, 998],
    ['endless words do', (size: number) => `${'a'.repeat(size)} **b**`, 2444],
    ['a paragraph has more than 16,384 characters', (size: number) => `${'a '.repeat(size)}**b**`, 8189],
  ])('is read as Markdown until %s, and as it is written from there on', (_, write, size) => {
    expect(markdownHtml(write(size))).toContain('<strong>b</strong>');
    expect(markdownHtml(write(size + 1))).toContain('**b**');
  });

  it('nests so deep, and is plain text below', () => {
    const quotes = (depth: number) => markdownHtml(`${'>'.repeat(depth)} # a`);
    expect(quotes(11)).toContain('<h3');
    expect(quotes(12)).not.toContain('<h3');
    expect(quotes(12).match(/<blockquote/g)).toHaveLength(12);
    expect(quotes(12)).toContain('# a');
    const emphasis = (depth: number) => markdownHtml(`${'*a **b '.repeat(depth)}c${'** *'.repeat(depth)}`);
    expect(emphasis(30).match(/<(?:em|strong)>/g)?.length).toBeLessThanOrEqual(12);
  });

  it('is lexed again for some definitions that come late, and not for any number of them', () => {
    const labels = Array.from({ length: 100 }, (_, index) => `[l${index}]`);
    const splitter = createBlockSplitter();
    splitter.push(`${labels.join(' ')} ${'words '.repeat(2400)}\n\n`);
    for (const label of labels) {
      splitter.push(`${label}: https://example.com\n\n`);
      splitter.split(false);
    }
    const [block] = splitter.split(true);
    const links = JSON.stringify(block).match(/"type":"link"/g)?.length;
    expect(links).toBeGreaterThan(50);
    expect(links).toBeLessThan(80);
  });

  it('is shown to its end', () => {
    for (const text of [`${'>'.repeat(2000)}end`, `${'['.repeat(2000)}end`, `${'- '.repeat(2000)}end`]) {
      expect(markdownHtml(text)).toContain('end');
    }
  });

  it('can name a label after a property that every object has', () => {
    expect(markdownHtml('[constructor] [a][toString]')).toContain('[constructor] [a][toString]');
  });
});

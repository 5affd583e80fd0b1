import { describe, expect, it } from 'vitest';
import { createBlockSplitter } from '../../../components/markdown/lexing/block-splitter.ts';
import { markdownHtml } from './render-markdown.tsx';

/** Far above what any of these takes, far below what the same took by the square of its length. */
const LIMIT_MS = 1500;

const HOSTILE: Record<string, string> = {
  'quotes in quotes': '>'.repeat(10_000),
  'lists in lists': '- '.repeat(10_000),
  'quotes with lazy lines': `${'>'.repeat(30)}a\nb\n`.repeat(800),
  brackets: '['.repeat(10_000),
  'links in links': '[a]('.repeat(10_000),
  'images in images': '!['.repeat(10_000),
  emphasis: '*a '.repeat(8_000),
  'mixed emphasis': '*a_b'.repeat(8_000),
  'code that never closes': Array.from({ length: 300 }, (_, length) => `${'`'.repeat(length + 1)}a`).join(' '),
  tags: '<a '.repeat(8_000),
  comments: '<!--'.repeat(8_000),
  'one word before an @': `${'a'.repeat(16_000)}@`,
  spaces: `a${' '.repeat(16_000)}b`,
  dollars: '$a'.repeat(10_000),
  definitions: '[a]: b "\n'.repeat(4_000),
  'lines of an item': `- ${'words and words\n  '.repeat(16_000)}`,
  'a paragraph of 300 kB': 'words and more '.repeat(20_000),
  'a quote of 300 kB': '> words and more\n'.repeat(18_000),
  'code of 300 kB': `\`\`\`js\n${'const a = 1;\n'.repeat(24_000)}`,
};

describe('hostile text', () => {
  it.each(Object.entries(HOSTILE))('is lexed in bounded time, whole: %s', (_, text) => {
    const started = performance.now();
    const splitter = createBlockSplitter();
    splitter.push(text);
    splitter.split(true);
    expect(performance.now() - started).toBeLessThan(LIMIT_MS);
  });

  it.each(Object.entries(HOSTILE))('is lexed in bounded time, step by step: %s', (_, text) => {
    const splitter = createBlockSplitter();
    const step = Math.ceil(text.length / 20);
    const started = performance.now();
    for (let at = 0; at < text.length; at += step) {
      splitter.push(text.slice(at, at + step));
      splitter.split(false);
    }
    splitter.split(true);
    expect(performance.now() - started).toBeLessThan(2 * LIMIT_MS);
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

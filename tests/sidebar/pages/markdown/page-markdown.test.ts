import { describe, expect, it } from 'vitest';
import { toMarkdown } from '../../../../sidebar/pages/markdown/page-markdown.ts';

function markdown(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return toMarkdown(body);
}

describe('page markdown', () => {
  it.each([
    ['headings', '<h1>One</h1><h2>Two</h2><p>Text</p>', '# One\n\n## Two\n\nText'],
    ['emphasis', '<p><b>strong</b> and <em>soft</em></p>', '**strong** and *soft*'],
    ['links as their words', '<p>See <a href="https://x.test/long?a=b">the page</a>.</p>', 'See the page.'],
    ['underscores as they are', '<p>snake_case and 2 * 3</p>', 'snake_case and 2 * 3'],
    ['lists', '<ul><li>one</li><li>two</li></ul>', '- one\n- two'],
    ['numbered lists from their start', '<ol start="3"><li>one</li><li>two</li></ol>', '3. one\n4. two'],
    ['nested lists', '<ul><li>one<ul><li>deep</li></ul></li><li>two</li></ul>', '- one\n  - deep\n- two'],
    ['quotes', '<blockquote><p>said</p></blockquote>', '> said'],
    ['inline code', '<p>Run <code>npm ci</code></p>', 'Run `npm ci`'],
    ['inline code with marks of code in it', '<p><code>a `b` c</code></p>', '``a `b` c``'],
    ['inline code that ends with one', '<p>Run <code>npm `ci`</code></p>', 'Run `` npm `ci` ``'],
    ['pictures as their words', '<p><img alt="A cat"></p>', '[Image: A cat]'],
    ['pictures without words as nothing', '<p>a<img alt="" src="x.png"></p>', 'a'],
    ['a caption once', '<figure><img alt="A cat"><figcaption>A cat on a mat</figcaption></figure>', 'A cat on a mat'],
    ['terms', '<dl><dt>Term</dt><dd>What it means</dd></dl>', '**Term**\n\nWhat it means'],
  ])('writes %s', (_, html, expected) => {
    expect(markdown(html)).toBe(expected);
  });

  it.each([
    [
      'its language',
      '<pre><code class="language-ts">const a = 1;\n\n  b();</code></pre>',
      '```ts\nconst a = 1;\n\n  b();\n```',
    ],
    [
      'the language of a wrapper',
      '<div class="highlight-source-rust"><pre>fn main() {}</pre></div>',
      '```rust\nfn main() {}\n```',
    ],
    ['its line breaks', '<pre>one<br>two</pre>', '```\none\ntwo\n```'],
    ['coloured words as they are', '<pre><span>let</span> <b>a</b>_b</pre>', '```\nlet a_b\n```'],
    ['a fence in it', '<pre>```\nx\n```</pre>', '````\n```\nx\n```\n````'],
  ])('fences code with %s', (_, html, expected) => {
    expect(markdown(html)).toBe(expected);
  });

  it('writes a table with its head, empty cells and bars', () => {
    const html = `<table><caption>Sizes</caption><thead><tr><th>Name</th><th>Size</th></tr></thead>
      <tbody><tr><td>a|b</td><td></td></tr><tr><td>two<br>lines</td><td>3</td></tr></tbody></table>`;
    expect(markdown(html)).toBe('Sizes\n\n| Name | Size |\n| --- | --- |\n| a\\|b |  |\n| two lines | 3 |');
  });

  it('gives a cell over several columns their room', () => {
    const html = '<table><tr><th colspan="2">Both</th></tr><tr><td>1</td><td>2</td></tr></table>';
    expect(markdown(html)).toBe('| Both |  |\n| --- | --- |\n| 1 | 2 |');
  });

  it.each([
    ['a single column', '<table><tr><td>one</td></tr><tr><td>two</td></tr></table>'],
    ['a table for layout', '<table role="presentation"><tr><td>one</td><td>two</td></tr></table>'],
    ['a table in a table', '<table><tr><td>one</td><td><table><tr><td>two</td></tr></table></td></tr></table>'],
  ])('writes %s as paragraphs', (_, html) => {
    expect(markdown(html)).toBe('one\n\ntwo');
  });

  it('writes a page that is taken apart for its size as if it were whole, in reading order', () => {
    const section = '<h2>Title</h2><p>Some <b>words</b>.</p><ul><li>one</li></ul><pre>code</pre>';
    const table = '<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>';
    const html = `<main>loose <b>first</b>${section.repeat(900)}<div>${table}</div><div>last</div></main>`;
    const written = '## Title\n\nSome **words**.\n\n- one\n\n```\ncode\n```\n\n';
    const end = '| a | b |\n| --- | --- |\n| 1 | 2 |\n\nlast';
    expect(markdown(html)).toBe(`loose **first**\n\n${written.repeat(900)}${end}`);
  });
});

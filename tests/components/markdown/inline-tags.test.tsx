import { describe, expect, it } from 'vitest';
import { markdownHtml, renderMarkdown } from './render-markdown.tsx';

const inner = (text: string) => markdownHtml(text).replace(/^<p dir="auto">|<\/p>$/g, '');

describe('the tags that mean what they mean', () => {
  it.each([
    ['H<sub>2</sub>O', 'H<sub>2</sub>O'],
    ['10<sup>7</sup>', '10<sup>7</sup>'],
    ['<kbd>Ctrl</kbd>+<KBD>S</KBD>', '<kbd>Ctrl</kbd>+<kbd>S</kbd>'],
    ['<mark>a **b**</mark>', '<mark>a <strong>b</strong></mark>'],
    ['**<mark>a</mark>**', '<strong><mark>a</mark></strong>'],
    ['x<sup>a<sub>b</sub></sup>', 'x<sup>a<sub>b</sub></sup>'],
    ['<kbd>*</kbd> or <kbd>_</kbd>', '<kbd>*</kbd> or <kbd>_</kbd>'],
    ['a<br>b<br/>c<BR />d</br>e', 'a<br>b<br>c<br>d<br>e'],
    ['a<br>\nb', 'a<br>b'],
    ['a<br>  \nb', 'a<br>b'],
    ['<sub >a</sub >', '<sub>a</sub>'],
    ['<br>', '<br>'],
    ['<br>\n<br>\nb', '<br><br>b'],
    ['<mark>\na\n</mark>', '<mark>\na\n</mark>'],
    ['</sub> <sub>a', '&lt;/sub&gt; &lt;sub&gt;a'],
    ['<sub>a</sup></sub>', '<sub>a&lt;/sup&gt;</sub>'],
    ['<sub><kbd>a</sub></kbd>', '<sub>&lt;kbd&gt;a</sub>&lt;/kbd&gt;'],
    ['`<br>`', '<code>&lt;br&gt;</code>'],
    ['\\<br>', '&lt;br&gt;'],
  ])('are in %s', (text, html) => {
    expect(inner(text)).toBe(html);
  });

  it.each([
    ['a cell', '| a |\n|---|\n| b<br>c <sub>d</sub> |', 'td'],
    ['a head cell', '| b<br>c <sub>d</sub> |\n|---|\n| a |', 'th'],
    ['a heading', '# b<br>c <sub>d</sub>', 'h3'],
    ['an item', '- b<br>c <sub>d</sub>', 'li'],
    ['a quote', '> b<br>c <sub>d</sub>', 'blockquote'],
    ['a link', '[b<br>c <sub>d</sub>](https://example.com)', 'a'],
    ['a footnote', 'a[^1]\n\n[^1]: b<br>c <sub>d</sub>', '.footnotes li'],
  ])('are in %s', (_, text, selector) => {
    const rendered = renderMarkdown({ text, live: false });
    expect(rendered.root.querySelector(selector)?.innerHTML).toContain('b<br>c <sub>d</sub>');
    rendered.unmount();
  });

  it.each([
    '<b>a</b>',
    '<i>a</i> <u>b</u>',
    '<span style="color:red">a</span>',
    '<sub class="x">a</sub>',
    '<br id="x">',
    '<mark onclick="x">a</mark>',
    '<brr> <subs>',
    '<img src="x">',
    '<details><summary>a</summary>b</details>',
  ])('are no others: %s', (text) => {
    const rendered = renderMarkdown({ text: `x ${text}`, live: false });
    expect(rendered.root.querySelector('p')?.children).toHaveLength(0);
    expect(rendered.root.textContent).toBe(`x ${text}`);
    rendered.unmount();
  });

  it('nest no deeper than a screen can take', () => {
    const rendered = renderMarkdown({ text: `${'<sub>'.repeat(60)}word${'</sub>'.repeat(60)}`, live: false });
    expect(rendered.root.querySelectorAll('sub').length).toBe(12);
    expect(rendered.root.textContent).toContain('word');
    rendered.unmount();
  });
});

import { expect, it } from 'vitest';
import { richTextToMarkdown } from '../../../sidebar/sources/rich-text.ts';

it('writes headings, lists, tables and bold as Markdown', () => {
  const html =
    '<h2>Tides</h2><ul><li>high</li><li>low</li></ul><p>The <b>moon</b> pulls.</p><table><tr><th>Day</th><th>m</th></tr><tr><td>1</td><td>3</td></tr></table>';
  expect(richTextToMarkdown(html, 'Tides high low The moon pulls.')).toBe(
    '## Tides\n\n- high\n- low\n\nThe **moon** pulls.\n\n| Day | m |\n| --- | --- |\n| 1 | 3 |',
  );
});

it('writes links with their addresses, where those tell more than the words', () => {
  const html = `<p>See <a href="https://example.org/a_(b)">the docs</a>, <a href="https://example.org/">https://example.org</a>,
    <a href="#tides">here</a> and <a href="javascript:alert(1)">there</a>.</p>`;
  expect(richTextToMarkdown(html, 'See the docs')).toBe(
    'See [the docs](https://example.org/a_%28b%29), https://example.org, here and there.',
  );
});

it('leaves the words of a link that is all that was copied', () => {
  expect(richTextToMarkdown('<a href="https://example.org/a">the docs</a>', 'the docs')).toBeUndefined();
});

it('writes lists in lists, code in lists, and links in tables', () => {
  const html =
    '<ol><li>a<ul><li>b<pre><code class="language-js">x\n  y</code></pre></li></ul></li></ol><table><tr><th>A|B</th><th>C</th></tr><tr><td>1</td><td><a href="https://e.org/">l</a></td></tr></table>';
  expect(richTextToMarkdown(html, '')).toBe(
    '1. a\n   - b\n\n     ```js\n     x\n       y\n     ```\n\n| A\\|B | C |\n| --- | --- |\n| 1 | [l](https://e.org/) |',
  );
});

it('leaves text without structure, such as code of an editor, as it is', () => {
  expect(richTextToMarkdown('<div><span style="color: red">let</span> x</div>', 'let x')).toBeUndefined();
});

it('takes no wrapper for bold that says that it is not', () => {
  expect(richTextToMarkdown('<b style="font-weight:normal"><p>Plain.</p></b>', 'Plain.')).toBeUndefined();
});

it('leaves the plain text when the rich one has lost most of it', () => {
  expect(richTextToMarkdown('<b>a</b>', 'a whole sentence of words')).toBeUndefined();
});

it('takes nothing from scripts and styles', () => {
  expect(richTextToMarkdown('<style>b{}</style><script>alert(1)</script><b>words</b>', 'words')).toBe('**words**');
});

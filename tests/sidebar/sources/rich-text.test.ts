import { expect, it } from 'vitest';
import { richTextToMarkdown } from '../../../sidebar/sources/rich-text.ts';

it('writes headings, lists, tables and bold as Markdown', () => {
  const html =
    '<h2>Tides</h2><ul><li>high</li><li>low</li></ul><p>The <b>moon</b> pulls.</p><table><tr><th>Day</th><th>m</th></tr><tr><td>1</td><td>3</td></tr></table>';
  expect(richTextToMarkdown(html, 'Tides high low The moon pulls.')).toBe(
    '## Tides\n\n- high\n- low\n\nThe **moon** pulls.\n\n| Day | m |\n| --- | --- |\n| 1 | 3 |',
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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copiedAnswer, copiedConversation } from '../../../components/copy/copied.ts';
import { createTurnState } from '../../../sidebar/state/conversation/turn-state.ts';
import { done, uuid } from '../../helpers/test-panel.ts';
import { markdownText } from '../markdown/markdown-arbitrary.ts';

const rich = (markdown: string) => copiedAnswer(markdown, 'rich').html ?? '';
const plain = (markdown: string) => copiedAnswer(markdown, 'text').text;

describe('an answer that is copied', () => {
  it('as Markdown is what the model wrote', () => {
    expect(copiedAnswer('# A\n\n*b* `c`', 'markdown')).toEqual({ text: '# A\n\n*b* `c`' });
  });

  it('as rich text has its headings, emphasis and links, and text beside it for programs that take no other', () => {
    const { text, html } = copiedAnswer('## A & b\n\nSee **[this](https://example.org/x)**.', 'rich');
    expect(html).toBe('<h2>A &amp; b</h2><p>See <strong><a href="https://example.org/x">this</a></strong>.</p>');
    expect(text).toBe('A & b\n\nSee this.');
  });

  it('as rich text has tables with lines and code with its spaces, which no style of the panel gives elsewhere', () => {
    const html = rich('| a | b |\n|---|--:|\n| 1 | 2 |\n\n```js\nif (a)\n    b();\n```');
    expect(html).toContain('<table style="border-collapse:collapse">');
    expect(html).toContain('<td style="border-style:solid;border-width:1px;padding:4px;text-align:end">2</td>');
    expect(html).toMatch(
      /<pre style="[^"]*white-space:pre-wrap"><code style="font-family:monospace">if \(a\)\n {4}b\(\);\n?<\/code><\/pre>/,
    );
    expect(html).not.toContain('Copy');
  });

  it('as rich text holds nothing that runs or loads, whatever the model wrote', () => {
    const hostile =
      '<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[a](javascript:alert(1)) ![b](https://evil.example/x.png)';
    const body = new DOMParser().parseFromString(rich(hostile), 'text/html').body;
    expect(body.querySelector('script, img, iframe, [onerror], a[href^="javascript"]')).toBeNull();
    expect(body.textContent).toContain('<script>alert(1)</script>');
  });

  it('as plain text has no signs of Markdown, and keeps lists, tables and code', () => {
    expect(
      plain('**Do** this:\n\n1. one\n2. two\n   - inner\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx\n  y\n```'),
    ).toBe('Do this:\n\n1. one\n2. two\n   - inner\n\na\tb\n1\t2\n\nx\n  y');
    expect(plain('- [x] done\n- [ ] open')).toBe('- ☑ done\n- ☐ open');
    expect(plain('5. five\n6. six')).toBe('5. five\n6. six');
  });

  it('has only elements that are known, however the Markdown is', () => {
    fc.assert(
      fc.property(markdownText, (markdown) => {
        const { body } = new DOMParser().parseFromString(rich(markdown), 'text/html');
        for (const element of body.querySelectorAll('*')) {
          expect(element.localName).toMatch(
            /^(h[1-6]|p|[uo]l|li|table|t(head|body|r|h|d)|pre|code|strong|em|del|a|blockquote|hr|br|su[bp]|kbd|mark)$/,
          );
          for (const { name } of element.attributes) expect(['href', 'start', 'value', 'style']).toContain(name);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('a conversation that is copied', () => {
  const answer = { parts: [{ type: 'text', text: '*Yes.*' }], model: 'small', terminal: done() };
  const { state: turn } = createTurnState({
    id: uuid(1),
    task: 'chat',
    question: 'Is <b> bold?',
    receipts: [],
    answer,
  });

  it('says whose words these are, and escapes them', () => {
    expect(copiedConversation([turn], 'markdown').text).toBe(
      '## Question\n\nIs <b> bold?\n\n## Answer from small\n\n*Yes.*',
    );
    expect(copiedConversation([turn], 'rich')).toEqual({
      text: 'Question\n\nIs <b> bold?\n\nAnswer from small\n\nYes.',
      html: '<h2>Question</h2><p>Is &lt;b&gt; bold?</p><h2>Answer from small</h2><p><em>Yes.</em></p>',
    });
  });
});

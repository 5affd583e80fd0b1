import { describe, expect, it } from 'vitest';
import { openFence } from '../../../../components/markdown/lexing/fenced-code.ts';
import { renderMarkdown } from '../render-markdown.tsx';

/** What stands behind the block that the text begins with, read at once and character by character. */
function rest(text: string): string {
  const whole = openFence(text, 0, true);
  if (typeof whole !== 'object') throw new Error('no fence');
  whole.read(text, true);
  const grown = openFence(text, 0, false);
  if (typeof grown !== 'object') throw new Error('no fence');
  for (let length = text.indexOf('\n') + 1; length < text.length; length++) grown.read(text.slice(0, length), false);
  grown.read(text, true);
  expect(grown.position).toBe(whole.position);
  return text.slice(whole.position);
}

describe('a fence that holds Markdown', () => {
  it.each([
    ['a fence with a language', '```markdown\na\n```bash\nb\n```\nc\n```\nafter'],
    ['two of them', '```md\n```js\na\n```\n```py\nb\n```\n```\nafter'],
    ['one in an item of a list', '```markdown\n1. a\n   ```sh\n   b\n   ```\n2. c\n```\nafter'],
    ['one that is longer', '```markdown\n````js\n```\n````\n```\nafter'],
    ['a shorter one', '````markdown\n```js\na\n```\n````\nafter'],
    ['one of the other kind', '```markdown\n~~~js\na\n~~~\n```\nafter'],
    ['tildes in tildes', '~~~markdown\n~~~js\na\n~~~\n~~~\nafter'],
    ['Markdown in Markdown', '```markdown\n```md\n```js\na\n```\n```\n```\nafter'],
    ['a bare one below a blank line', '```markdown\n## A\n\n```\nnpm i\n```\n\n## B\n```\nafter'],
    ['a bare one below a colon', '```markdown\nRun:\n```\nnpm i\n```\n```\nafter'],
    ['a bare one below a full-width colon', '```markdown\n运行：\n```\nnpm i\n```\n```\nafter'],
    ['nothing', '```markdown\n```\nafter'],
    ['a last blank line', '```markdown\na\n\n```\n\nafter'],
  ])('ends behind %s', (_, text) => {
    expect(rest(text).trim()).toBe('after');
  });

  it.each([
    'markdown',
    'md',
    'MD',
    'mdx',
    'rmd',
    'qmd',
    'mkd',
    'markdown title="a.md"',
    'md {1,3}',
    '  markdown  ',
    'README.md',
    'docs/a.mdx',
  ])('says so: %s', (info) => {
    expect(rest(`\`\`\`${info}\n\`\`\`js\na\n\`\`\`\n\`\`\`\nafter`)).toBe('after');
  });

  it('ends with the text when it is never closed', () => {
    expect(rest('```markdown\n```js\na\n```\nb')).toBe('');
  });
});

describe('every other fence', () => {
  it.each([
    ['js', '```js\na\n```py\nb\n```\nafter'],
    ['no language', '```\na\n```js\nb\n```\nafter'],
    ['an inner one that holds no Markdown', '```markdown\n```js\n```py\n```\n```\nafter'],
    ['text', '```text\na\n\n```\nafter'],
  ])('ends at the first bare one: %s', (_, text) => {
    expect(rest(text)).toBe('after');
  });
});

describe('a Markdown file in an answer', () => {
  it.each([
    ['in the open', ''],
    ['in an item', '  '],
    ['in a quote', '> '],
  ])('is one block %s', (_, indent) => {
    const file = ['```markdown', '# A', '```js', 'x', '```', '## B', '```'];
    const first = indent === '  ' ? '- ' : indent;
    const text = `${first}${file.join(`\n${indent}`)}\n\nafter`;
    const rendered = renderMarkdown();
    for (let length = 1; length <= text.length; length++) rendered.show(text.slice(0, length));
    rendered.finish();
    expect(rendered.root.querySelectorAll('pre')).toHaveLength(1);
    expect(rendered.root.querySelector('code')?.textContent).toBe('# A\n```js\nx\n```\n## B');
    expect(rendered.root.querySelectorAll('h3, h4')).toHaveLength(0);
    expect(rendered.root.lastElementChild?.textContent).toBe('after');
    rendered.unmount();
  });
});

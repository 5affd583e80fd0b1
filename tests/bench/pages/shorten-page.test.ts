// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { shortenPage } from '../../../bench/pages/shorten-page.ts';

const WORDS = 'the river rises in the hills and reaches the town';
const TEXT = [1, 2, 3, 4, 5, 6].map((n) => `${n} ${WORDS}`);

function bodyOf(paragraphs: readonly string[]): HTMLElement {
  const content = paragraphs.map((text) => `<p>${text}</p>`).join('<aside><p>Sign up</p></aside>');
  return new DOMParser().parseFromString(
    `<body><nav><a href="/">Menu of all</a></nav><main>${content}</main><footer><p>All rights</p></footer></body>`,
    'text/html',
  ).body;
}

describe('a page that is shortened', () => {
  it('loses the end of its content and what stands between, and nothing around it', () => {
    const body = bodyOf(TEXT);
    expect(shortenPage(body, TEXT.join('\n'), 20)).toBe(TEXT.slice(0, 2).join('\n'));
    expect(body.textContent).toContain('Menu of all');
    expect(body.textContent).toContain('All rights');
    expect(body.textContent).not.toContain('3 the');
    expect(body.querySelectorAll('aside')).toHaveLength(2);
  });

  it('is none where little would go', () => {
    expect(shortenPage(bodyOf(TEXT.slice(0, 3)), TEXT.slice(0, 3).join('\n'), 25)).toBeUndefined();
  });
});

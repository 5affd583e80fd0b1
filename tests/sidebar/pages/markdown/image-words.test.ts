import { describe, expect, it } from 'vitest';
import { toMarkdown } from '../../../../sidebar/pages/markdown/page-markdown.ts';

function write(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return toMarkdown(body);
}

describe('the words of a picture', () => {
  it.each([
    ['are written', '<p>See <img alt="A heron"></p>', 'See [Image: A heron]'],
    ['are the sign itself for an emoji', '<p>Well done <img alt="🎉"></p>', 'Well done 🎉'],
    ['are left out where they stand beside it', '<li><a href="/r"><img alt="Rope">Rope</a> 31 €</li>', '- Rope 31 €'],
    ['are left out of a link that leads elsewhere', '<div><a href="/"><img alt="Our harbour"></a></div><p>x</p>', 'x'],
    [
      'are written in a link to the picture',
      '<div><a href="/big.png"><img alt="A heron"></a></div>',
      '[Image: A heron]',
    ],
    ['are left out of a face', '<p><img class="avatar" alt="Anna">Hello</p>', 'Hello'],
    ['are left out when they are a file’s name', '<p><img alt="IMG_2041.jpg">Hello</p>', 'Hello'],
    [
      'are those of the first of a gallery',
      '<div><img alt="A mug"><img alt="A mug from above"><img alt="A mug from below"></div>',
      '[Image: A mug]',
    ],
  ])('%s', (_, html, expected) => {
    expect(write(html)).toBe(expected);
  });

  it('are looked for in little text only: no picture has the text of a whole page put together', () => {
    const text = 'Herons stand. '.repeat(300);
    const { body } = new DOMParser().parseFromString(
      `<div><p>${text}</p><p><img alt="A heron"></p></div>`,
      'text/html',
    );
    Object.defineProperty(body.firstElementChild, 'textContent', {
      get: () => {
        throw new Error('the whole text was asked for');
      },
    });
    expect(toMarkdown(body)).toContain('[Image: A heron]');
  });
});

import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../../../sidebar/pages/content/content-blocks.ts';

function blocksOf(html: string) {
  return readBlocks(new DOMParser().parseFromString(`<body>${html}</body>`, 'text/html').body);
}

describe('the blocks of a page', () => {
  it('are its paragraphs, headings, items and runs of text, in order', () => {
    const { blocks } = blocksOf('<h1>Title</h1>loose <b>text</b><ul><li>one<ul><li>two</li></ul></li></ul><p> </p>');
    expect(blocks.map(({ text }) => text.replace(/\s+/g, ' ').trim())).toEqual(['Title', 'loose text', 'one', 'two']);
  });

  it('hold a short row of a table and a block of code whole', () => {
    const { blocks } = blocksOf('<table><tr><td>Weight</td><td>3 kg</td></tr></table><pre>a\n<div>b</div></pre>');
    expect(blocks.map(({ nodes }) => nodes[0]?.nodeName)).toEqual(['TR', 'PRE']);
  });

  it('count the words that lead away, also in a link around blocks', () => {
    const { blocks, root } = blocksOf('<p>go <a href="/">to the start</a></p><a href="/1"><h2>Entry one</h2></a>');
    expect(blocks.map(({ words, linkWords }) => [words, linkWords])).toEqual([
      [4, 3],
      [2, 2],
    ]);
    expect(root).toMatchObject({ words: 6, linkWords: 5, first: 0, end: 2 });
  });

  it.each([
    ['Japanese, also around other letters', 'iPhoneの新型を発表した', 5],
    ['Chinese', '记者从会议上获悉,共有两千人参加', 8],
    ['Korean, which has blanks', '정부는 새 대책을 발표했다', 4],
    ['Hindi, whose words have signs above and below', 'हिन्दी में समाचार', 3],
    ['words with accents of their own', 'cafe\u0301 nai\u0308ve', 2],
    ['pictures', 'fine ❤️ 👍🏽', 1],
  ])('count the words of %s', (_, text, words) => {
    expect(blocksOf(`<p>${text}</p>`).root.words).toBe(words);
  });
});

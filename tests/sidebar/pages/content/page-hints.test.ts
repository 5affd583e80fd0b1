import { describe, expect, it } from 'vitest';
import { HINT_NAMES, readPageHints } from '../../../../sidebar/pages/content/page-hints.ts';

function hints(html: string): string[] {
  const document = new DOMParser().parseFromString(html, 'text/html');
  return Object.entries(readPageHints(document)).flatMap(([name, isSo]) => (isSo === true ? [name] : []));
}

const data = (type: string) =>
  `<script type="application/ld+json">{"@context":"https://schema.org","@type":"${type}"}</script>`;

describe('what a page says of its kind', () => {
  it.each([
    ['a forum', data('DiscussionForumPosting'), ['isThread']],
    ['questions and answers', '<div itemscope itemtype="https://schema.org/QAPage"></div>', ['isThread']],
    ['goods', '<meta property="og:type" content="product">', ['isGoods']],
    ['goods in data', data('Product'), ['isGoods']],
    ['an article', '<meta property="og:type" content="article">', ['isArticle']],
    ['news', data('NewsArticle'), ['isArticle']],
    ['nothing', '<p>Product Article</p>', []],
  ])('knows %s', (_, html, expected) => {
    expect(hints(html)).toEqual(expected);
  });

  it('reads its address by its shape, from where the page names it', () => {
    const read = (address: string) => {
      const document = new DOMParser().parseFromString(`<link rel="canonical" href="${address}">`, 'text/html');
      const { more } = readPageHints(document);
      return Object.fromEntries(HINT_NAMES.map((name, index) => [name, more[index]]));
    };
    expect(read('https://a.example/shop/products/red-rope-40?x=/docs/')).toMatchObject({
      'path-product': 1,
      'path-docs': 0,
      'path-depth': 3,
      'path-last': 3,
      'path-digits': 2 / 'red-rope-40'.length,
    });
    expect(read('https://a.example/')).toMatchObject({ 'path-depth': 0, 'path-product': 0 });
    expect(read('')).toMatchObject({ 'path-depth': -1 });
  });

  it('has the text that it gives to machines as they would read it', () => {
    const text = String.raw`"articleBody":"The \"long\" river\nrises \u00e4t <b>dawn</b>"`;
    const document = new DOMParser().parseFromString(
      `<meta name="description" content="Of rivers"><script type="application/ld+json">{${text}}</script>`,
      'text/html',
    );
    const { summary, texts } = readPageHints(document);
    expect(summary).toBe('Of rivers');
    expect(texts.match(/\p{L}+/gu)).toEqual(['The', 'long', 'river', 'rises', 'ät', 'dawn']);
  });
});

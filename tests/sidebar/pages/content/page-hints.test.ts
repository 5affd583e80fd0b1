import { describe, expect, it } from 'vitest';
import { readPageHints } from '../../../../sidebar/pages/content/page-hints.ts';

function hints(html: string): string[] {
  const document = new DOMParser().parseFromString(html, 'text/html');
  return Object.entries(readPageHints(document)).flatMap(([name, isSo]) => (isSo ? [name] : []));
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
});

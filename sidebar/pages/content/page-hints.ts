/** What a page says of itself to machines, of its kind only: no text is taken from there. */
export interface PageHints {
  /** Posts of several people: a forum, an issue, questions and answers. */
  isThread: boolean;
  /** Something to buy, or a list of such things. */
  isGoods: boolean;
  isArticle: boolean;
}

const THREAD = /"@type"\s*:\s*\[?\s*"(DiscussionForumPosting|QAPage|Question)"/;
const GOODS = /"@type"\s*:\s*\[?\s*"(Product|ProductGroup|ItemList|OfferCatalog|CollectionPage)"/;
const ARTICLE = /"@type"\s*:\s*\[?\s*"(\w*Article|BlogPosting|TechArticle|Report)"/;

export function readPageHints(document: Document): PageHints {
  const data = [...document.querySelectorAll('script[type="application/ld+json"]')]
    .map((script) => script.textContent ?? '')
    .join('\n')
    .slice(0, 1_000_000);
  const type = document.querySelector('meta[property="og:type"]')?.getAttribute('content') ?? '';
  const items = [...document.querySelectorAll('[itemtype]')]
    .map((element) => element.getAttribute('itemtype'))
    .join(' ');
  return {
    isThread: THREAD.test(data) || /schema\.org\/(DiscussionForumPosting|QAPage)/.test(items),
    isGoods: /product/i.test(type) || GOODS.test(data) || /schema\.org\/Product/.test(items),
    isArticle: type === 'article' || ARTICLE.test(data) || /schema\.org\/\w*Article|BlogPosting/.test(items),
  };
}

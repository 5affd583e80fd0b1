/** What a page says of itself to machines: of its kind, and of what it is about. No text is taken from there. */
export interface PageHints {
  /** Posts of several people: a forum, an issue, questions and answers. */
  isThread: boolean;
  /** Something to buy, or a list of such things. */
  isGoods: boolean;
  isArticle: boolean;
  /** What else speaks for a kind of page, as numbers in the order of `HINT_NAMES`. */
  more: readonly number[];
  /** The short text that stands for the page elsewhere. */
  summary: string;
  /** Longer texts that the page gives to machines: of an article, a product, a question. */
  texts: string;
}

const THREAD = /"@type"\s*:\s*\[?\s*"(DiscussionForumPosting|QAPage|Question)"/;
const GOODS = /"@type"\s*:\s*\[?\s*"(Product|ProductGroup|ItemList|OfferCatalog|CollectionPage)"/;
const ARTICLE = /"@type"\s*:\s*\[?\s*"(\w*Article|BlogPosting|TechArticle|Report)"/;

/** Words of addresses and types that speak for a kind of page. */
const TYPES: Record<string, RegExp> = {
  'type-product': /"@type"\s*:\s*\[?\s*"(Product|ProductGroup|SoftwareApplication|Book|Movie|VideoGame)"/,
  'type-list': /"@type"\s*:\s*\[?\s*"(ItemList|OfferCatalog|CollectionPage|SearchResultsPage|Blog)"/,
  'type-faq': /"@type"\s*:\s*\[?\s*"FAQPage"/,
  'type-service':
    /"@type"\s*:\s*\[?\s*"(Service|LocalBusiness|ProfessionalService|\w*(Clinic|Dentist|Physician|Attorney|Store))"/,
  'type-organization': /"@type"\s*:\s*\[?\s*"(Organization|Corporation|WebSite)"/,
  'type-crumbs': /"@type"\s*:\s*\[?\s*"BreadcrumbList"/,
  'type-person': /"author"\s*:/,
  'type-offer': /"@type"\s*:\s*\[?\s*"(Offer|AggregateOffer)"/,
  'type-recipe': /"@type"\s*:\s*\[?\s*"(Recipe|HowTo|Course|Event|JobPosting)"/,
};
const PATHS: Record<string, RegExp> = {
  'path-product': /\/(products?|p|dp|item|itm|pd|ip|sku)\//,
  'path-list':
    /\/(collections?|categor(y|ies)|c|shop|store|catalog|browse|search|tags?|topics?|archives?|directory|courses?)(\/|$)/,
  'path-article': /\/(blog|news|articles?|posts?|stor(y|ies)|magazine|20\d\d)\//,
  'path-docs': /\/(docs?|documentation|api|reference|manual|guides?|wiki|learn|tutorials?|help|support)(\/|$|\.)/,
  'path-thread':
    /\/(forums?|threads?|t|questions?|discussions?|comments|viewtopic|showthread|topic|community|issues)(\/|$|\.)/,
  'path-service': /\/(services?|solutions?|features?|pricing|platform|about|industries|use-cases?)(\/|$)/,
};

export const HINT_NAMES: readonly string[] = [
  ...Object.keys(TYPES),
  ...Object.keys(PATHS),
  'path-depth',
  'path-last',
  'path-digits',
  'og-article',
  'og-website',
  'og-product',
];

export function readPageHints(document: Document): PageHints {
  const data = [...document.querySelectorAll('script[type="application/ld+json"]')]
    .map((script) => script.textContent)
    .join('\n')
    .slice(0, 1_000_000);
  const meta = (name: string) =>
    document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content') ?? '';
  const type = meta('og:type');
  const items = [...document.querySelectorAll('[itemtype]')]
    .map((element) => element.getAttribute('itemtype'))
    .join(' ');
  const address = document.querySelector('link[rel="canonical"]')?.getAttribute('href') || meta('og:url');
  const path = address
    .replace(/^\w+:\/\/[^/]*/, '')
    .replace(/[?#].*$/, '')
    .toLowerCase();
  const parts = path.split('/').filter(Boolean);
  const last = parts.at(-1) ?? '';
  return {
    isThread: THREAD.test(data) || /schema\.org\/(DiscussionForumPosting|QAPage)/.test(items),
    isGoods: /product/i.test(type) || GOODS.test(data) || /schema\.org\/Product/.test(items),
    isArticle: type === 'article' || ARTICLE.test(data) || /schema\.org\/\w*Article|BlogPosting/.test(items),
    more: [
      ...Object.values(TYPES).map((matcher) => (matcher.test(data) ? 1 : 0)),
      ...Object.values(PATHS).map((matcher) => (matcher.test(path) ? 1 : 0)),
      address === '' ? -1 : parts.length,
      last.split(/[-_]/).length,
      (last.match(/\d/g)?.length ?? 0) / (last.length || 1),
      type === 'article' ? 1 : 0,
      type === 'website' ? 1 : 0,
      /product/i.test(type) ? 1 : 0,
    ],
    summary: meta('description') || meta('og:description'),
    texts: [...data.matchAll(/"(?:articleBody|text|description|reviewBody)"\s*:\s*"((?:[^"\\]|\\.)*)"/g)]
      .map(([, text = '']) =>
        text
          .replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
          .replace(/\\./g, ' ')
          .replace(/<[^>]+>/g, ' '),
      )
      .join('\n'),
  };
}

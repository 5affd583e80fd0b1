import { Readability } from '@mozilla/readability';
import type { VisibleCopy } from '../copy/copy-visible.ts';
import { offeredIn, smallPrint } from './beside-content.ts';
import { findPosts } from './find-posts.ts';
import type { PageHints } from './page-hints.ts';
import { prune } from './prune.ts';
import { measure, textLength } from './text-measure.ts';

/** Beyond this Readability would hold up the page's own thread for seconds. */
const MAX_ARTICLE_ELEMENTS = 60_000;
/** An article this short is a teaser on some other kind of page, if there is more. */
const MIN_ARTICLE_CHARS = 250;

/**
 * Shares of what is left of a page when all around its content is gone. They were chosen on two thirds of the pages
 * that `bench/pages` measures, and hold on the rest.
 */
const SHARES = {
  /** Posts have to hold so much of a page that says it is a thread, and of one that does not. */
  thread: 0.45,
  threadUnsaid: 0.8,
  /** Readability's article has to, on a page that says it is an article, one of goods, and any other. */
  article: 0.4,
  goods: 0.5,
  any: 0.7,
};

/** The part of a page that readers come for, by the kind of page that it is. */
export function findContent(copy: VisibleCopy, hints: PageHints): HTMLElement {
  const { body } = copy.document;
  const rest = prune(body);
  const chars = textLength(rest);
  if (chars === 0) return body;
  const posts = hints.isThread || !hints.isArticle ? findPosts(rest, hints.isThread) : undefined;
  if (posts && textLength(posts) >= (hints.isThread ? SHARES.thread : SHARES.threadUnsaid) * chars) return posts;
  const article = findArticle(copy, hints);
  const share = hints.isGoods ? SHARES.goods : hints.isArticle ? SHARES.article : SHARES.any;
  const isWorthIt = article !== undefined && textLength(article) >= Math.max(MIN_ARTICLE_CHARS, share * chars);
  return isWorthIt ? article : rest;
}

/** The article's element, in a document of its own. */
function findArticle({ document, elements }: VisibleCopy, hints: PageHints): HTMLElement | undefined {
  if (elements > MAX_ARTICLE_ELEMENTS) return undefined;
  // Readability takes the document it is given apart.
  const own = document.cloneNode(true) as Document;
  const article = new Readability<Node>(own, { disableJSONLD: true, keepClasses: true, serializer: (node) => node });
  const content = article.parse()?.content as HTMLElement | null | undefined;
  if (!content) return undefined;
  // On a list, what stands under "Popular" is a part of it.
  const offered = hints.isArticle ? offeredIn(content, measure(content).chars) : [];
  for (const element of [...offered, ...smallPrint(content)]) element.remove();
  return content;
}

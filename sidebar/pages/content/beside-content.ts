import { attributeOf } from '../attribute-of.ts';
import type { PageHints } from './page-hints.ts';
import { measure, namePattern, outermost, textLength } from './text-measure.ts';

const OFFERS =
  /^(you (may|might) (also|like)|related|recommend(ed|ations)|(customers|people) (also|who)|recently viewed|more (from|like|in|on|stories|articles|posts)|similar|also (bought|viewed|available)|frequently bought|popular|trending|share (this|on)|follow us|sign up|subscribe|newsletter|join (our|the)|(featured|latest) (posts|articles|products|news)|read (next|more)|keep reading|up next|need help|contact us|see also|leave a (reply|comment)|write a review|ähnliche|verwandte|das könnte|vous aimerez|articles similaires|te puede interesar|productos relacionados)\b/i;

/** What is offered under a heading of its own beside the subject of the page, on goods, articles and lists alike. */
export function offeredIn(root: Element, total: number): Element[] {
  const offered: Element[] = [];
  for (const heading of root.querySelectorAll('h2, h3, h4, h5, h6, [role="heading"]')) {
    if (!OFFERS.test(heading.textContent.trim())) continue;
    let section: Element = heading;
    for (let outer = heading.parentElement; outer && outer !== root; outer = outer.parentElement) {
      // Up to the box that this heading is the first of.
      if (measure(outer).chars > 0.3 * total) break;
      if (!outer.textContent.trim().startsWith(heading.textContent.trim())) break;
      section = outer;
    }
    if (section !== heading) offered.push(section);
  }
  return offered;
}

/** Lines about rights, at the foot of pages of every kind. */
export function smallPrint(root: Element): Element[] {
  return [...root.querySelectorAll('p, div, section, span, li, small')].filter((element) => {
    const { chars } = measure(element);
    return (
      chars > 0 && chars < 300 && /^(©|copyright\b|\(c\) \d{4})|all rights reserved/i.test(element.textContent.trim())
    );
  });
}

/**
 * Classes of what lies over a page until it is closed, appeals, or leads back through the site. An id is no such name: that of
 * a heading is made of its words, and `#overlay` may be about overlays.
 */
const OVER = namePattern('breadcrumbs? newsletter pop-?up modal overlay disclaimer');
/** Only at the beginning of a class: an editor's comment is no reader's. */
const COMMENTS = /(^|\s)comments?($|[\s_-])/i;
/** Classes that say what a post is about, and what lies over a picture: its title. */
const NO_NAMES = /\b(category|tag)-\S+|\S*(ima?ge?|hero|card|tile|banner)\S*overlay/gi;
/** What has such a name and holds more of the page is the page. */
const MAX_SHARE = 0.5;

/**
 * What stands beside the content by its class: on pages of every kind what lies over them, and what readers say of an article
 * unless the page is theirs. An article, and what holds the title of a page, is none of it.
 *
 * @param root what is kept of the page so far
 */
export function namedBeside(root: Element, { isArticle, isThread }: PageHints): Element[] {
  const most = MAX_SHARE * textLength(root);
  return [OVER, ...(isArticle && !isThread ? [COMMENTS] : [])].flatMap((names) => {
    const found = outermost(
      root,
      (element) =>
        names.test(attributeOf(element, 'class').replace(NO_NAMES, '')) && !element.matches('article, h1, :has(h1)'),
    );
    return found.reduce((sum, element) => sum + textLength(element), 0) < most ? found : [];
  });
}

import { attributeOf } from '../attribute-of.ts';
import { offeredIn, smallPrint } from './beside-content.ts';
import { ROLES_AROUND } from './roles-around.ts';
import { measure, namePattern, namesOf, outermost, textLength } from './text-measure.ts';

const TAGS = 'nav, footer, dialog, menu';

/** Names of what stands around the content on pages of every kind, as whole words of classes and ids. */
const AROUND = namePattern(
  `nav navbar navigation menu breadcrumbs? crumbs masthead topbar side-?bar newsletter subscri(?:be|ption) sign-?up share sharing
  socials? related recommend(?:ed|ations?) suggested also-like you-may-also recently-?viewed upsell cross-?sell
  advert(?:isement)? ads? sponsored promo pop-?up modal overlay skip-?link skip-?to pagination pager paginator toolbar log-?in cart
  drawer off-?canvas search-?(?:form|box|bar) filters? facets? refinements? sort-?by sorting toc table-of-contents
  tag-?cloud tags-?list print-only back-to-top comment-?form respond reply-?form signature disclaimer copyright legal
  language-?(?:switcher|selector) country-?selector store-?locator sr-only visually-?hidden screen-?reader
  announcement(?:-?bar)? toast snackbar notification widget`,
);

/** Names that are beyond doubt, also of something large. They are no names of the others. */
const CERTAIN = namePattern('cookies? consent gdpr megamenu footer site-?header offcanvas minicart');

/** What is larger than this share of the page is not taken away for its name alone. */
const MAX_NAMED_SHARE = 0.4;

/** A page of which less is left than this was taken apart too far. */
const MIN_LEFT = 0.3;

/**
 * The page without what stands around its content, for pages of every kind: navigation, what is offered beside it,
 * lists of short links. On a page that is all links and teasers only what is beyond doubt goes.
 *
 * @returns the part that holds the content, copied
 */
export function prune(body: HTMLElement): HTMLElement {
  const main = mainOf(body);
  const total = measure(main).chars;
  const root = main.cloneNode(true) as HTMLElement;
  removeAll(outermost(root, (element) => isAround(element, total, root)));
  for (const find of [offeredIn, smallPrint]) removeAll(find(root, total));
  if (textLength(root) >= MIN_LEFT * total) return root;
  const whole = main.cloneNode(true) as HTMLElement;
  removeAll(outermost(whole, (element) => isCertain(element, measure(element).chars / total)));
  return whole;
}

/** The part that says it is the main one, if it holds much of the page. */
function mainOf(body: HTMLElement): HTMLElement {
  const { chars } = measure(body);
  const mains = [
    ...body.querySelectorAll<HTMLElement>('main, [role="main"], #main, #main-content, #content, #mainContent'),
  ];
  return mains.find((main) => measure(main).chars > 0.35 * chars) ?? body;
}

function isAround(element: Element, total: number, root: Element): boolean {
  const { chars, linkChars, links } = measure(element);
  if (chars === 0) return false;
  const name = element.localName;
  if (name === 'a') return /^(skip|jump) to\b/i.test(element.textContent.trim());
  const share = chars / total;
  if (isCertain(element, share)) return true;
  if (name === 'aside') return share < 0.3;
  const isHeader = name === 'header' && element.parentElement === root && share < 0.2;
  if (isHeader || (AROUND.test(namesOf(element)) && share < MAX_NAMED_SHARE)) return !element.querySelector('h1');
  return isLinkList(name, chars, linkChars, links) && share < 0.4;
}

function isCertain(element: Element, share: number): boolean {
  if (element.matches(TAGS) || ROLES_AROUND.test(attributeOf(element, 'role'))) return share < 0.5;
  return CERTAIN.test(namesOf(element)) && share < 0.6;
}

/** A list of short links, such as a menu; what a list of goods or headlines says is longer. */
function isLinkList(name: string, chars: number, linkChars: number, links: number): boolean {
  if (!/^(ul|ol|div|section|p|form)$/.test(name) || links < 3) return false;
  return linkChars > 0.8 * chars && linkChars / links < 22;
}

function removeAll(elements: readonly Element[]): void {
  for (const element of elements) element.remove();
}

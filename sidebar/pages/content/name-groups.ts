/**
 * What classes, ids and roles call the parts of a page, in groups of one meaning: a page of any kind may have a `toolbar`
 * or a `product-description`. The names of no site stand here.
 */
const GROUPS: Record<string, string> = {
  navigation: 'nav navbar navigation menu megamenu topbar top-?bar sub-?nav sub-?menu tabs? tablist nav-?list',
  breadcrumb: 'breadcrumbs? crumbs? bread-?crumb',
  header: 'header masthead site-?header page-?header hd top',
  footer: 'footer site-?footer page-?footer colophon bottom ft',
  side: 'sidebar side-?bar aside rail left-?col right-?col secondary side complementary widget-?area',
  widget: 'widget widgets module block-?list portlet panel box',
  consent: 'cookies? consent gdpr privacy ccpa onetrust cmp',
  letter: 'newsletter subscribe subscription sign-?up signup mailing optin opt-?in mc4wp mailchimp',
  share: 'share sharing social socials share-?buttons addtoany sharedaddy follow',
  related:
    'related recommended recommendations? suggested also-?like you-?may-?also similar upsells? cross-?sells? more-?from read-?next recently-?viewed trending popular most-?read teasers? carousel slider swiper slick owl',
  advert: 'ads? advert advertisement sponsored promo promos promotion banner dfp sponsor',
  modal: 'popup pop-?up modal overlay lightbox drawer off-?canvas offcanvas dialog toast snackbar notification',
  search: 'search search-?form searchbox search-?bar search-?results',
  filter: 'filters? facets? facet refinements? refine sort sort-?by sorting toolbar layered-?nav',
  paging: 'pagination pager paginator paging page-?numbers load-?more prev next nav-?links',
  login: 'login log-?in register account user-?menu sign-?in cart mini-?cart minicart basket wishlist checkout',
  comment: 'comments? comment-?list disqus replies reply responses respond comment-?form commentlist',
  review: 'reviews? ratings? stars testimonials? feedback yotpo trustpilot',
  author:
    'author by-?line bio about-?author author-?box avatar user-?info poster profile userinfo user username signature',
  meta: 'meta metadata post-?meta entry-?meta info details? published date time timestamp posted-?on posted',
  tags: 'tags? tag-?list tag-?cloud categories category topics labels? keywords cat-?links',
  toc: 'toc table-?of-?contents on-?this-?page anchors',
  article: 'article post entry story single blog-?post hentry news',
  body: 'body content text copy prose entry-?content post-?content article-?body article-?content rte richtext rich-?text markdown markdown-?body cms wysiwyg editor',
  main: 'main primary page main-?content page-?content container-?main',
  product: 'product products item-?page pdp product-?page product-?detail product-?info sku woocommerce',
  description:
    'description desc summary short-?description product-?description overview intro lead excerpt dek abstract teaser-?text',
  specs:
    'specs? specifications? attributes? features? properties technical tech-?specs ingredients dimensions details-?table variations? options swatch',
  price: 'prices? amount cost money sale offer discount currency',
  list: 'list listing listings results grid items collection products-?grid product-?list archive feed loop posts category-?page rows?',
  card: 'cards? tile item teaser product-?card product-?item grid-?item list-?item entry-?summary thumb thumbnail media',
  button: 'btn btns buttons? cta action actions add-?to-?cart read-?more more',
  form: 'form forms field fieldset input contact contact-?form control quantity qty',
  thread:
    'thread topic forum forums posts? message messages discussion bbwrapper postbody post-?body question answers? conversation',
  hidden:
    'sr-?only visually-?hidden screen-?reader screen-?reader-text hidden hide print-?only noscript skip-?link skip-?to',
  faq: 'faq faqs accordion collapse toggle question tab-?pane tab-?content',
  hero: 'hero jumbotron intro splash billboard headline title page-?title',
  section: 'section sections row container wrap wrapper inner column col columns elementor wp-?block vc_row',
  service:
    'services? features? benefits team plans? pricing steps process why-?us about values stats counters? clients logos partners',
  legal: 'copyright legal disclaimer terms policy imprint',
  gallery: 'gallery images? photos? media figure caption video player',
  code: 'code highlight snippet codehilite syntax api docs? doc documentation reference',
  language:
    'language languages lang locale language-?switcher language-?selector country country-?selector store-?locator translate',
  alert: 'alert alerts announcement announcement-?bar notice message-?bar warning note admonition',
};

export const GROUP_NAMES = Object.keys(GROUPS);

/** A name is made of so many parts at most, the hyphens between them counted: `on-this-page`. */
const MAX_PARTS = 5;

let groupsByName: Map<string, number[]> | undefined;

/** A look into a table for each part of a name takes a fraction of the time of a pattern for each group. */
function readTable(): Map<string, number[]> {
  const table = new Map<string, number[]>();
  for (const [group, names] of Object.values(GROUPS).entries()) {
    for (const name of names.split(' ').flatMap(spellings)) table.set(name, [...(table.get(name) ?? []), group]);
  }
  return table;
}

/** With and without each character that a question mark follows. */
function spellings(name: string): string[] {
  const [, before = '', optional, rest = ''] = /^(.*?)(.)\?(.*)$/.exec(name) ?? [];
  return optional ? spellings(rest).flatMap((end) => [before + end, before + optional + end]) : [name];
}

/** The numbers of the groups that names fall into. */
export function createGroupReader(): (names: string) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  groupsByName ??= readTable();
  const table = groupsByName;

  function groupsOf(name: string): readonly number[] {
    const found = known.get(name);
    if (found) return found;
    // `mainContent` is called as `main-content` is.
    const text = name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
    const parts = text.split(/([_-])/);
    const groups: number[] = [];
    for (let from = 0; from < parts.length; from += 2) {
      let part = '';
      for (let at = from; at < Math.min(parts.length, from + MAX_PARTS); at++) {
        part += parts[at];
        groups.push(...(table.get(part) ?? []));
      }
    }
    known.set(name, groups);
    return groups;
  }

  // Ids count what they name: all of `post-1017`, `post-1018` are one name here.
  return (names) => [
    ...new Set(
      names
        .replace(/\d{2,}/g, '00')
        .split(/\s+/)
        .flatMap(groupsOf),
    ),
  ];
}

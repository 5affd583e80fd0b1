import type { PageWorld } from '../../../sidebar/pages/copy-visible.ts';

/**
 * A page from its markup. Styles are read from `style` attributes alone, and a rectangle from `data-box="left top width
 * height"`, since nothing lays the document out; without one an element is 100 by 20.
 */
export function pageOf(html: string, { url = 'https://site.test/page', contentType = 'text/html' } = {}): PageWorld {
  const document = new DOMParser().parseFromString(html, 'text/html');
  Object.defineProperty(document, 'contentType', { value: contentType });
  Object.defineProperty(document, 'location', { value: new URL(url) });
  for (const element of document.querySelectorAll<HTMLElement>('*')) {
    const [left = 0, top = 0, width = 100, height = 20] = (element.dataset.box ?? '')
      .split(' ')
      .filter((part) => part !== '')
      .map(Number);
    element.getBoundingClientRect = () =>
      ({ left, top, width, height, right: left + width, bottom: top + height }) as DOMRect;
  }
  return { document, getComputedStyle: styleOf };
}

const BLOCKS =
  /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|DIV|DL|FIGURE|FOOTER|H[1-6]|HEADER|LI|MAIN|NAV|OL|P|PRE|SECTION|UL)$/;

function styleOf(element: Element): CSSStyleDeclaration {
  const own = (element as HTMLElement).style;
  const parent = element.parentElement;
  const inherited = parent ? styleOf(parent).visibility : 'visible';
  return {
    display: own.display || (BLOCKS.test(element.tagName) ? 'block' : 'inline'),
    visibility: own.visibility || inherited,
    opacity: own.opacity || '1',
    overflow: own.overflow || 'visible',
    position: own.position || 'static',
    fontSize: own.fontSize || '16px',
    transitionDuration: own.transitionDuration || '0s',
    animationName: own.animationName || 'none',
  } as CSSStyleDeclaration;
}

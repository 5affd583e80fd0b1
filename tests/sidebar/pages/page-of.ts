import type { PageEnvironment } from '../../../sidebar/pages/copy/page-environment.ts';

/**
 * A page from its markup. Styles are read from `style` attributes alone, and a rectangle from `data-box="left top width
 * height"`, since nothing lays the document out; without one an element is 100 by 20.
 */
export function pageOf(
  html: string,
  { url = 'https://site.test/page', contentType = 'text/html' } = {},
): PageEnvironment {
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

const BLOCKS = /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|DIV|DL|FIGURE|FOOTER|H[1-6]|HEADER|MAIN|NAV|OL|P|PRE|SECTION|UL)$/;

function styleOf(element: Element, pseudo?: string): CSSStyleDeclaration {
  // Nothing generates content here.
  if (pseudo) return { content: 'none' } as CSSStyleDeclaration;
  const own = (element as HTMLElement).style;
  const parent = element.parentElement;
  const inherited = parent ? styleOf(parent).visibility : 'visible';
  return {
    display:
      own.display || (element.tagName === 'LI' ? 'list-item' : BLOCKS.test(element.tagName) ? 'block' : 'inline'),
    textDecorationLine: own.textDecorationLine,
    verticalAlign: own.verticalAlign || 'baseline',
    whiteSpace: own.whiteSpace || (parent ? styleOf(parent).whiteSpace : 'normal'),
    fontFamily: own.fontFamily || (parent ? styleOf(parent).fontFamily : 'serif'),
    userSelect: own.userSelect || 'auto',
    visibility: own.visibility || inherited,
    opacity: own.opacity || '1',
    overflow: own.overflow || 'visible',
    position: own.position || 'static',
    fontSize: own.fontSize || '16px',
    transitionDuration: own.transitionDuration || '0s',
    animationName: own.animationName || 'none',
  } as CSSStyleDeclaration;
}

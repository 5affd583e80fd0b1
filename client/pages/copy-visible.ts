/**
 * Copies what a reader sees of a live page into a document of its own, so that nothing that works on the copy can
 * change the page, load anything or run a script. Hidden text stays behind: nobody saw it, and it is where pages put
 * words that are meant for machines only.
 */

/** The page as far as the copy needs it; tests pass their own. */
export interface PageWorld {
  document: Document;
  getComputedStyle(element: Element): CSSStyleDeclaration;
}

export interface VisibleCopy {
  document: Document;
  /** Elements in the copy, for deciding what further work is worth its time. */
  elements: number;
  /** UTF-16 units of text that did not fit any more. */
  omittedChars: number;
}

/** UTF-16 units of text that are copied at most; beyond them text is only counted. */
const MAX_COPIED_CHARS = 2_500_000;
/** Elements that are copied at most: bounds the time a page of a million empty elements can take. */
const MAX_ELEMENTS = 300_000;
/** What is nested deeper is flattened to this depth, so that no recursion over the copy exhausts the stack. */
const MAX_DEPTH = 300;

/** Never text for a reader, or typed by the person and none of our business. */
const SKIPPED = new Set(
  `script style noscript template link meta iframe frame object embed svg canvas video audio map annotation
  annotation-xml input textarea select button datalist progress meter`
    .split(/\s+/)
    .map((name) => name.toUpperCase()),
);

/** What later stages judge by, and nothing that styles, loads or runs. */
const KEPT_ATTRIBUTES = ['id', 'class', 'href', 'alt', 'role', 'lang', 'dir', 'colspan', 'itemprop', 'rel', 'start'];

export function copyVisible(world: PageWorld, { keepAriaHidden = false } = {}): VisibleCopy {
  const live = world.document;
  const copy = live.implementation.createHTMLDocument(live.title);
  let elements = 0;
  let chars = 0;
  let omittedChars = 0;
  const isFull = () => chars > MAX_COPIED_CHARS || elements > MAX_ELEMENTS;

  function copyText(text: string, parent: Element): void {
    if (isFull()) {
      omittedChars += text.trim().length;
      return;
    }
    chars += text.length;
    parent.append(copy.createTextNode(text));
  }

  // A stack of our own: a page may nest its elements deeper than ours would carry.
  const walks: Walk[] = [];
  if (live.body) walks.push({ children: renderedChildren(live.body), next: 0, target: copy.body, showsText: true });
  for (let walk = walks.at(-1); walk; walk = walks.at(-1)) {
    const node = walk.children[walk.next++];
    if (!node) walks.pop();
    else if (node.nodeType === 3) {
      if (walk.showsText) copyText(node.nodeValue ?? '', walk.target);
    } else if (node.nodeType === 1) {
      const element = node as Element;
      const formula = readFormula(element);
      if (formula) copyText(`$${formula}$`, walk.target);
      else if (!SKIPPED.has(element.tagName.toUpperCase())) {
        if (!keepAriaHidden && element.getAttribute('aria-hidden') === 'true') continue;
        const style = world.getComputedStyle(element);
        if (isHidden(element, style)) continue;
        let { target } = walk;
        // Once it is full the walk goes on for the sake of the count, and builds nothing.
        if (element.tagName !== 'SLOT' && walks.length < MAX_DEPTH && !isFull()) {
          target = copyTag(copy, element, style);
          walk.target.append(target);
          elements += 1;
        }
        const showsText = style.visibility !== 'hidden' && style.visibility !== 'collapse' && style.fontSize !== '0px';
        walks.push({ children: renderedChildren(element), next: 0, target, showsText });
      }
    }
  }
  return { document: copy, elements, omittedChars };
}

/** One element whose children are being copied. */
interface Walk {
  children: ArrayLike<Node>;
  next: number;
  target: Element;
  showsText: boolean;
}

/** Open shadow roots are what is rendered; closed ones are out of reach. */
function renderedChildren(element: Element): ArrayLike<Node> {
  if (element.shadowRoot) return element.shadowRoot.childNodes;
  if (element.tagName === 'SLOT') {
    const assigned = (element as HTMLSlotElement).assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  return element.childNodes;
}

/** Elements that say nothing by their name (custom ones, spans, MathML) become what they look like. */
function copyTag(copy: Document, element: Element, style: CSSStyleDeclaration): Element {
  const isGeneric = element.tagName === 'SPAN' || !/^[A-Z][A-Z0-9]*$/.test(element.tagName);
  const isInline = /^(inline|contents|ruby|math|$)/.test(style.display);
  const tag = copy.createElement(isGeneric ? (isInline ? 'span' : 'div') : element.localName);
  for (const name of KEPT_ATTRIBUTES) {
    const value = element.getAttribute(name);
    if (value !== null) tag.setAttribute(name, value);
  }
  return tag;
}

function isHidden(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.display === 'none') return true;
  // Text that waits to be faded in is on its way to the reader; text without any transition is not.
  const fadesIn = /[1-9]/.test(style.transitionDuration) || (style.animationName || 'none') !== 'none';
  if (style.opacity === '0' && !fadesIn) return true;
  const isTakenOut = style.position === 'absolute' || style.position === 'fixed';
  const clips = /hidden|clip/.test(style.overflow) && style.display !== 'inline' && style.display !== 'contents';
  if (!isTakenOut && !clips) return false;
  const { width, height, right, bottom } = element.getBoundingClientRect();
  if (clips && (width <= 1 || height <= 1)) return true;
  const view = element.ownerDocument.defaultView;
  // To the left of the page or above it: nobody can scroll there.
  return isTakenOut && (right + (view?.scrollX ?? 0) < 0 || bottom + (view?.scrollY ?? 0) < 0);
}

/** The TeX source of a formula set by KaTeX, MathJax or MediaWiki, which hide it beside what they draw. */
function readFormula(element: Element): string | undefined {
  const isFormula =
    element.classList.contains('katex') ||
    element.classList.contains('mwe-math-element') ||
    element.tagName === 'MJX-CONTAINER';
  if (!isFormula) return undefined;
  return element.querySelector('annotation[encoding="application/x-tex"]')?.textContent?.trim() || undefined;
}

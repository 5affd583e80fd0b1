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
/** Elements that are looked at closely at most: bounds the time that a page of a million empty ones takes. */
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
  let visited = 0;
  let chars = 0;
  let omittedChars = 0;
  let texts: string[] = [];
  let textParent: Element = copy.body;
  const isFull = () => chars > MAX_COPIED_CHARS || visited > MAX_ELEMENTS;

  function copyText(text: string, parent: Element): void {
    if (isFull()) {
      omittedChars += text.trim().length;
      return;
    }
    chars += text.length;
    if (parent !== textParent) writeText();
    textParent = parent;
    texts.push(text);
  }

  /** Text that stands together becomes one node, however many spans it came in. */
  function writeText(): void {
    if (texts.length > 0) textParent.append(texts.join(''));
    texts = [];
  }

  /** What to do with an element: copy it and walk into it, or pass it by. */
  function enter(element: Element, { target }: Walk): Walk | undefined {
    if (SKIPPED.has(element.tagName.toUpperCase())) return undefined;
    // Once it is full the walk goes on for the sake of the count, without asking for styles, and builds nothing.
    if (isFull()) return { children: renderedChildren(element), next: 0, target, showsText: true };
    const formula = readFormula(element);
    if (formula) {
      copyText(`$${formula}$`, target);
      return undefined;
    }
    if (!keepAriaHidden && element.getAttribute('aria-hidden') === 'true') return undefined;
    const style = world.getComputedStyle(element);
    if (isHidden(element, style)) return undefined;
    const showsText = style.visibility !== 'hidden' && style.visibility !== 'collapse' && style.fontSize !== '0px';
    const name = walks.length < MAX_DEPTH ? tagFor(element, style) : undefined;
    if (!name) return { children: renderedChildren(element), next: 0, target, showsText };
    writeText();
    const tag = copyTag(copy, element, name);
    target.append(tag);
    elements += 1;
    return { children: renderedChildren(element), next: 0, target: tag, showsText };
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
      visited += 1;
      const next = enter(node as Element, walk);
      if (next) walks.push(next);
    }
  }
  writeText();
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

/**
 * Elements that say nothing by their name (custom ones, spans, MathML) become what they look like: a block, or nothing
 * but their text, which spares every later stage the hundred thousand spans of some pages.
 */
function tagFor(element: Element, style: CSSStyleDeclaration): string | undefined {
  if (element.tagName === 'SLOT') return undefined;
  if (element.tagName !== 'SPAN' && /^[A-Z][A-Z0-9]*$/.test(element.tagName)) return element.localName;
  return /^(inline|contents|ruby|math|$)/.test(style.display) ? undefined : 'div';
}

function copyTag(copy: Document, element: Element, name: string): Element {
  const tag = copy.createElement(name);
  for (const attribute of KEPT_ATTRIBUTES) {
    const value = element.getAttribute(attribute);
    if (value !== null) tag.setAttribute(attribute, value);
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

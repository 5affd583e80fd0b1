import { attributeOf } from '../attribute-of.ts';
import { inOnePiece, type Steps } from '../steps.ts';
import { arrivingPart } from './arriving-part.ts';
import { copyAttributes, createCopyWriter } from './copy-writer.ts';
import { createCssCounters } from './css-counters.ts';
import { createDisclosures } from './disclosures.ts';
import { isFormula } from './formula-elements.ts';
import { isAway, isHidden, showsText, waitingChars } from './is-hidden.ts';
import { createListMarkers } from './list-markers.ts';
import type { PageEnvironment } from './page-environment.ts';
import { type PagePart, WHOLE_PAGE } from './page-part.ts';
import { isCode, isCodeTable, isLineNumbers, keepsBlanks, readCode } from './read-code.ts';
import { readField, readTick } from './read-field.ts';
import type { FormulaReader } from './read-formula.ts';
import { frameBody, renderedChildren } from './rendered-children.ts';
import { isStruck, tagsFor } from './tags-for.ts';
import { isTextShown, isWaitingText, lookBehindBody, type TextLook } from './text-look.ts';
import { readGenerated, wordsAfter } from './words-beside.ts';

/**
 * Copies what a reader sees of a live page into a document of its own, so that nothing that works on the copy can
 * change the page, load anything or run a script. Hidden text stays behind: nobody saw it, and it is where pages put
 * words that are meant for machines only. What only the layout says (struck, raised, a line of its own, a number that a
 * style counts) stands in the copy as an element or as characters.
 */

export interface VisibleCopy {
  document: Document;
  /** UTF-16 units of text that did not fit any more. */
  omittedChars: number;
  /** Whether there is a formula and no reader of formulas; the copy ends there. */
  needsFormulas: boolean;
  /** UTF-16 units of text that was left out since it waits to be shown, about. */
  waitingChars: number;
}

export interface CopyOptions {
  keepAriaHidden?: boolean;
  /** Whether text is copied that has its place and waits to be shown. */
  keepWaiting?: boolean;
  /** Copies the children of this element only; the body's by default. */
  root?: Element;
  part?: PagePart;
  /** Whether a hidden element is a panel that a click opens, beside those that say so by `aria-expanded`. */
  opensPanel?: (element: Element) => boolean;
  /** The texts of editors, which draw a part of them only. */
  editors?: ReadonlyMap<Element, string> | undefined;
  readFormula?: FormulaReader | undefined;
  /** An element that is read in another way. */
  except?: Element | undefined;
}

/** Elements that are looked at closely at most: bounds the time that a page of a million empty ones takes. */
const MAX_ELEMENTS = 300_000;
/** Elements that are looked at without a pause. */
const STEP = 100;
/** Elements whose `::before` is looked at: it takes as long as the element itself. */
const MAX_GENERATED = 30_000;
/** What is shorter asks to turn scripts on. */
const MIN_NOSCRIPT_CHARS = 500;
/** What is nested deeper is flattened to this depth, so that no recursion over the copy exhausts the stack. */
const MAX_DEPTH = 300;

/** Never text for a reader. */
const SKIPPED = new Set(
  'script style template link meta object embed svg canvas video audio map annotation annotation-xml datalist'.split(
    ' ',
  ),
);
const FIELDS = new Set(['input', 'textarea', 'select', 'progress', 'meter']);

/** One element whose children are being copied. */
interface Walk {
  children: ArrayLike<Node>;
  next: number;
  target: Element;
  /** Undefined where text is shown whatever its style. */
  look: TextLook | undefined;
  isStruck: boolean;
  keepsBlanks: boolean;
  keepsLines: boolean;
  /** Whether it lies in something that a click opens: it has no box, which there means nothing. */
  isFolded: boolean;
  /** What stands after its children. */
  after: string;
}

export const copyVisible = (environment: PageEnvironment, options: CopyOptions = {}): VisibleCopy =>
  inOnePiece(copyInSteps(environment, options));

export function* copyInSteps(environment: PageEnvironment, options: CopyOptions = {}): Steps<VisibleCopy> {
  const {
    keepAriaHidden = false,
    keepWaiting = false,
    part = WHOLE_PAGE,
    root = environment.document.body,
    opensPanel = () => false,
    editors,
    readFormula,
    except,
  } = options;
  const live = environment.document;
  const copy = live.implementation.createHTMLDocument(live.title);
  const counters = createCssCounters();
  const markers = createListMarkers();
  const disclosures = createDisclosures();
  const explained = new Set<string>();
  const writer = createCopyWriter(copy, () => visited > MAX_ELEMENTS);
  let visited = 0;
  let needsFormulas = false;
  let waiting = 0;
  const placed = new Set<Element>();

  // A reader who selects text sees it, whatever its colour.
  const isShown = (look: TextLook | undefined) =>
    !look ||
    (part.isSelection ? look.isShown || showsText(look.style) : isTextShown(look)) ||
    (keepWaiting && isWaitingText(look));

  function copyFormula(element: Element, walk: Walk): boolean {
    if (!isFormula(element)) return false;
    needsFormulas = !readFormula;
    const formula = readFormula?.(element);
    if (!formula) return false;
    if (formula.isDisplay) writer.block(formula.text, walk.target, 'div');
    else writer.text(formula.text, walk.target);
    return true;
  }

  /** The document in a frame stands on a ground of its own. */
  function lookWithin(element: Element, look: TextLook): TextLook {
    const body = frameBody(element);
    if (!body) return look;
    return { style: environment.getComputedStyle(body), outer: lookBehindBody(body.ownerDocument, environment, look) };
  }

  function pass(element: Element, { target, look, isStruck, keepsBlanks, keepsLines, isFolded }: Walk): Walk {
    const children = renderedChildren(element);
    return { children, next: 0, target, look, isStruck, keepsBlanks, keepsLines, isFolded, after: '' };
  }

  /** What to do with an element: copy it and walk into it, or pass it by. */
  function enter(element: Element, walk: Walk): Walk | undefined {
    const name = element.localName.toLowerCase();
    if (name === 'script') copyFormula(element, walk);
    const arriving = name === 'template' ? arrivingPart(element) : undefined;
    if (arriving && !placed.has(arriving)) {
      placed.add(arriving);
      return { ...pass(arriving, walk), isFolded: true };
    }
    if (
      element === except ||
      SKIPPED.has(name) ||
      name === 'rp' ||
      attributeOf(element, 'class').includes('MathJax_Preview')
    )
      return undefined;
    // Once it is full the walk goes on for the sake of the count, without asking for styles, and builds nothing.
    if (writer.isFull()) return { ...pass(element, walk), look: undefined };
    // With scripts at work nobody sees it, and its markup is mere text; without them it may be all there is.
    if (name === 'noscript' && !(element.children.length > 0 && element.textContent.length >= MIN_NOSCRIPT_CHARS)) {
      return undefined;
    }
    const style = environment.getComputedStyle(element);
    const isOpened = !part.isSelection && disclosures.opens(element);
    const isOut = walk.isFolded ? style.display === 'none' : isHidden(element, style, keepWaiting);
    const isPanel = isOpened || (isOut && opensPanel(element));
    const isFolded = walk.isFolded || isPanel;
    if (isOut && !isPanel) {
      waiting += waitingChars(element, style);
      return undefined;
    }
    if (part.isSelection && (style.userSelect === 'none' || isFoldedAway(element))) return undefined;
    // Before the mark is asked for that hides what is drawn of a formula: MathJax sets it on the whole.
    if (copyFormula(element, walk)) return undefined;
    if (!keepAriaHidden && !isFolded && attributeOf(element, 'aria-hidden') === 'true') return undefined;
    const look: TextLook = { style, outer: walk.look };
    const struck = isStruck(element, style, walk.isStruck);
    if (FIELDS.has(name)) {
      if (isShown(look)) writer.lines(readField(element), { ...walk, isStruck: struck, keepsBlanks: true });
      return undefined;
    }
    if (name === 'button' && !disclosures.takesButton(element)) return undefined;
    if (isLineNumbers(element)) return undefined;
    const editor = editors?.get(element);
    if (editor !== undefined) {
      writer.block(editor, walk.target, 'pre', element);
      return undefined;
    }
    const { whiteSpace } = style;
    const showsCode = isCode(element, style, whiteSpace) || (name === 'table' && isCodeTable(element, environment));
    if (showsCode && !editors?.keys().some((inner) => element.contains(inner))) {
      writer.block(readCode(element, environment, part), walk.target, 'pre', element);
      return undefined;
    }
    counters.enter(style, walks.length);
    const tick = readTick(element);
    const isDetails = name === 'details' && !element.hasAttribute('open');
    const next = pass(element, walk);
    next.look = lookWithin(element, look);
    next.isStruck = struck;
    next.keepsBlanks = keepsBlanks(whiteSpace);
    next.keepsLines = next.keepsBlanks || /^(pre-line|preserve-breaks)$/.test(whiteSpace ?? '');
    next.isFolded = isFolded || isDetails;
    const tags = walks.length < MAX_DEPTH ? tagsFor(element, style, walk.target) : [];
    const isTag = tags.length > 0;
    if (isTag) writer.flush();
    // Two links that touch are two words: what keeps them apart is often a style sheet's.
    if (name === 'a' && walk.target.lastChild?.nodeName === 'A') writer.text(' ', walk.target);
    if (isTag) writer.flush();
    const target = tags.reduce((parent, tag) => writer.append(tag, parent), walk.target);
    if (isTag) copyAttributes(element, target);
    else if (hasRoomBefore(style)) writer.text(' ', target);
    // Of these no style writes anything beside.
    const isReplaced = name === 'br' || name === 'img';
    const write = (text: string) => {
      if (text !== '' && isShown(look)) writer.text(text, target, struck);
    };
    const before =
      visited < MAX_GENERATED && !isReplaced ? readGenerated(environment, element, counters, '::before') : '';
    if (name === 'li') {
      const isMarker = /^[\p{L}\p{N}.]{1,6}[.)]?\s*$/u.test(before);
      target.setAttribute('data-marker', isMarker ? before.trim() : markers.of(element, style));
      if (!isMarker) write(before);
    } else write(before);
    write(name === 'rt' ? '(' : tick);
    const isInline = !isTag;
    next.after = wordsAfter(element, environment, {
      counters,
      explained,
      style,
      isInline,
      isShown: () => isShown(look),
    });
    next.target = target;
    return next;
  }

  // What changes in a shadow root or a frame is not heard of, so that there is no pause.
  const isWatched = ({ children }: Walk) => children[0]?.getRootNode() === live;

  // A stack of our own: a page may nest its elements deeper than ours would carry.
  const walks: Walk[] = [];
  if (root) {
    const style = environment.getComputedStyle(root);
    for (let outer: Element | null = root; outer; outer = outer.parentElement) {
      counters.enter(environment.getComputedStyle(outer), 0);
    }
    walks.push({
      children: renderedChildren(root),
      next: 0,
      target: copy.body,
      look: { style, outer: lookBehindBody(live, environment), isShown: true },
      isStruck: isStruck(root, style, false),
      keepsBlanks: keepsBlanks(style.whiteSpace),
      keepsLines: keepsBlanks(style.whiteSpace),
      isFolded: false,
      after: '',
    });
  }
  for (let walk = walks.at(-1); walk && !needsFormulas; walk = walks.at(-1)) {
    const node = walk.children[walk.next++];
    if (!node) {
      writer.text(walk.after, walk.target, walk.isStruck);
      counters.leave(walks.length);
      walks.pop();
    } else if (node.nodeType === 3) {
      if (!part.holds(node)) continue;
      const text = part.textOf(node);
      // Blanks look the same in every style.
      if (!/\S/.test(text)) writer.text(text, walk.target, walk.isStruck);
      else if (!isShown(walk.look)) waiting += walk.look && isWaitingText(walk.look) ? text.trim().length : 0;
      else if (!walk.isFolded && !part.isSelection && isAway(text, node.parentElement)) continue;
      else if (walk.keepsLines) writer.lines(text, walk);
      else writer.text(text, walk.target, walk.isStruck);
    } else if (node.nodeType === 1 && part.holds(node)) {
      visited += 1;
      if (visited % STEP === 0 && walks.every(isWatched)) yield 'page';
      const next = enter(node as Element, walk);
      if (next) walks.push(next);
    }
  }
  writer.flush();
  return { document: copy, omittedChars: writer.omittedChars(), needsFormulas, waitingChars: waiting };
}

/** What looks like a word of its own (a badge, a label) is one, though no blank stands before it. */
function hasRoomBefore(style: CSSStyleDeclaration): boolean {
  return Number.parseFloat(style.marginLeft) + Number.parseFloat(style.paddingLeft) >= 3;
}

/** Whether it is what a closed `details` folds. */
function isFoldedAway(element: Element): boolean {
  const parent = element.parentElement;
  return parent?.localName === 'details' && !parent.hasAttribute('open') && element.localName !== 'summary';
}

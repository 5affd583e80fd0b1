import { showsText, TAKEN_OUT } from './is-hidden.ts';
import type { PageEnvironment } from './page-environment.ts';

/**
 * How the text of an element looks. It is asked of those elements only that hold text of their own; those around them say
 * no more than their colour, unless it is that of the text.
 */
export interface TextLook {
  style: CSSStyleDeclaration;
  /** Of the element around it. */
  outer: TextLook | undefined;
  background?: string;
  isShown?: boolean;
  /** Of a page: whether the browser may draw it dark where no colour is named. */
  mayBeDark?: boolean;
}

/** The colour of a page that names none. */
const PAPER = shadeOf('rgb(255, 255, 255)');
/** So little of a colour is none. */
const SEE_THROUGH = /^rgba.* 0(\.0\d*)?\)/;

/**
 * What the body of a page, or of the document in a frame, stands on.
 *
 * @param outer the look of the frame
 */
export function lookBehindBody(document: Document, environment: PageEnvironment, outer?: TextLook): TextLook {
  const style = environment.getComputedStyle(document.documentElement);
  const named = document.head?.querySelector('meta[name="color-scheme"]')?.getAttribute('content');
  return { style, outer, mayBeDark: /dark/.test(`${style.colorScheme} ${named}`) };
}

/** Whether the text is seen, as far as the element and the colours around it say. */
export function isTextShown(look: TextLook): boolean {
  look.isShown ??= showsText(look.style) && !isLikeGround(look);
  return look.isShown;
}

/** Whether text is invisible and room is kept for it: see `copyPage`. */
export function isWaitingText(look: TextLook): boolean {
  for (let at: TextLook | undefined = look; at?.style.visibility === 'hidden'; at = at.outer) {
    if (TAKEN_OUT.test(at.style.position)) return false;
  }
  return look.style.visibility === 'hidden';
}

function isLikeGround(look: TextLook): boolean {
  const { style } = look;
  const colour = shadeOf(style.webkitTextFillColor || style.color);
  const isSeeThrough = SEE_THROUGH.test(colour);
  if (!isSeeThrough && !isAround(look, colour)) return false;
  const behind = colourBehind(look);
  return behind !== '' && style.textShadow === 'none' && (isSeeThrough || colour === behind);
}

/** Whether anything that may be behind the text has its colour, which is rarely so. */
function isAround(look: TextLook, colour: string): boolean {
  for (let at: TextLook | undefined = look; at; at = at.outer) if (backgroundOf(at) === colour) return true;
  return colour === PAPER;
}

/**
 * The colour behind the text of an element; empty where it can't be known: over a picture, and in a box of its own above
 * something else.
 */
function colourBehind(look: TextLook): string {
  for (let at: TextLook | undefined = look; at; at = at.outer) {
    if (at.style.backgroundImage !== 'none') return '';
    if (!SEE_THROUGH.test(backgroundOf(at))) return backgroundOf(at);
    if (at.mayBeDark || at.style.position !== 'static') return '';
  }
  return PAPER;
}

function backgroundOf(look: TextLook): string {
  look.background ??= shadeOf(look.style.backgroundColor);
  return look.background;
}

/** Equal for colours that no eye tells apart as letters and their ground: of 256 steps of each light, 16 count. */
function shadeOf(colour = ''): string {
  return colour.replace(/(?<![.\d])\d+/g, (light) => `${+light >> 4}`);
}

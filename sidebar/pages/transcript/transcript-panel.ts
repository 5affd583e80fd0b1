import { isHidden } from '../copy/is-hidden.ts';
import { isTextShown, lookBehindBody, type TextLook } from '../copy/text-look.ts';
import type { Caption } from './parse-captions.ts';

/** What is said in a video, as the page shows it beside: rows that begin with their times. */
export interface TranscriptPanel {
  element: Element;
  captions: readonly Caption[];
}

/** Fewer rows are chapters, or times of something else. */
const MIN_ROWS = 5;
/** A transcript begins with what it is of; a timetable begins in the morning. */
const MAX_FIRST_SECONDS = 60;
/** What has longer pauses is a list of chapters. */
const MAX_MEDIAN_GAP_SECONDS = 40;
/** Text nodes that are looked at, so that a page of a million holds nobody up. */
const MAX_NODES = 100_000;
/** Lists that are looked at, the longest first: a page of timetables has thousands. */
const MAX_LISTS = 200;

const TIME = /^\s*[[(]?(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?:[.,]\d{1,3})?[\])]?(?=[\s\p{L}\p{P}]|$)/u;

/** The transcript that a page shows: its longest list of rows whose times rise from the beginning, with words in each. */
export function findTranscriptPanel(document: Document): TranscriptPanel | undefined {
  const rows = countRows(document);
  const lists = [...rows.counts].filter(([, count]) => count >= MIN_ROWS).sort(([, a], [, b]) => b - a);
  for (const [element] of lists.slice(0, MAX_LISTS)) {
    const stamps = rows.stamps.filter(({ node }) => contains(element, node));
    // Words cost a look at each element around them, times nothing.
    if (!areTimesOfSpeech(stamps.map(({ seconds }) => seconds))) continue;
    const captions = stamps.map((stamp) => ({ seconds: stamp.seconds, text: wordsOf(stamp, rows.counts) }));
    if (hasWords(captions)) return { element, captions };
  }
  return undefined;
}

interface Stamp {
  node: Text;
  seconds: number;
}

/** The times on a page, and how many are in each element. */
function countRows(document: Document): { stamps: Stamp[]; counts: Map<Element, number> } {
  const stamps: Stamp[] = [];
  const counts = new Map<Element, number>();
  for (const node of textNodes(document.body)) {
    const [, hours = '0', minutes = '', seconds = ''] = TIME.exec(node.data) ?? [];
    if (minutes === '') continue;
    stamps.push({ node, seconds: 3600 * Number(hours) + 60 * Number(minutes) + Number(seconds) });
    for (let outer = outerOf(node); outer; outer = outerOf(outer)) counts.set(outer, (counts.get(outer) ?? 0) + 1);
  }
  return { stamps, counts };
}

/** Those of open shadow roots too. */
function* textNodes(root: Node): Generator<Text> {
  const walker = (root.ownerDocument ?? document).createTreeWalker(
    root,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
  );
  let left = MAX_NODES;
  for (let node = walker.nextNode(); node && left > 0; node = walker.nextNode()) {
    left -= 1;
    if (node.nodeType === Node.TEXT_NODE) yield node as Text;
    else if ((node as Element).shadowRoot) yield* textNodes((node as Element).shadowRoot as ShadowRoot);
  }
}

/** The element around a node, out of its shadow root where it stands in one. */
function outerOf(node: Node): Element | null {
  return node.parentElement ?? (node.parentNode as Partial<ShadowRoot> | null)?.host ?? null;
}

function contains(element: Element, node: Node): boolean {
  for (let outer = outerOf(node); outer; outer = outerOf(outer)) if (outer === element) return true;
  return false;
}

/** What a row says beside its time; of a time that stands in a row by itself, what follows up to the next one. */
function wordsOf({ node }: Stamp, counts: ReadonlyMap<Element, number>): string {
  let row: Node = node;
  for (let outer = outerOf(node); outer && counts.get(outer) === 1; outer = outerOf(outer)) row = outer;
  const around = outerOf(row);
  if (around && !isSeenInAll(around)) return '';
  const own = textIn(row).replace(TIME, '').trim();
  if (own !== '') return own;
  const words: string[] = [];
  for (let next = row.nextSibling; next; next = next.nextSibling) {
    if (next.nodeType === 1 ? counts.has(next as Element) : TIME.test(next.textContent ?? '')) break;
    words.push(textIn(next));
  }
  return words.join(' ').trim();
}

/** As it is shown: what is there for screen readers alone says the time once more, and what nobody sees is no transcript. */
function textIn(node: Node): string {
  if (node.nodeType !== 1) {
    const element = outerOf(node);
    return element && isTextShown(lookOf(element)) ? (node.textContent ?? '') : '';
  }
  if (!isSeen(node as Element) || isForEarsOnly(node as Element)) return '';
  return [...node.childNodes].reduce(
    (text, child) => text + (child.nodeType === 1 && child.previousSibling?.nodeType === 1 ? ' ' : '') + textIn(child),
    '',
  );
}

function isForEarsOnly(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width === 1 && height === 1;
}

function isSeen(element: Element): boolean {
  return !isHidden(element, lookOf(element).style);
}

/** All rows of a list stand in the same elements. */
const seen = new WeakMap<Element, boolean>();

function isSeenInAll(element: Element): boolean {
  const known = seen.get(element);
  if (known !== undefined) return known;
  const outer = outerOf(element);
  const is = isSeen(element) && (!outer || isSeenInAll(outer));
  seen.set(element, is);
  return is;
}

const looks = new WeakMap<Element, TextLook>();

function lookOf(element: Element): TextLook {
  let look = looks.get(element);
  if (!look) {
    const { ownerDocument } = element;
    const environment = ownerDocument.defaultView as Window;
    const outer = outerOf(element);
    look = outer
      ? { style: environment.getComputedStyle(element), outer: lookOf(outer) }
      : lookBehindBody(ownerDocument, environment);
    looks.set(element, look);
  }
  return look;
}

function areTimesOfSpeech(times: readonly number[]): boolean {
  if ((times[0] ?? MAX_FIRST_SECONDS) >= MAX_FIRST_SECONDS) return false;
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  if (gaps.some((gap) => gap < 0)) return false;
  const middle = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  return middle > 0 && middle <= MAX_MEDIAN_GAP_SECONDS;
}

function hasWords(captions: readonly Caption[]): boolean {
  return captions.filter(({ text }) => /\p{L}/u.test(text)).length >= captions.length * 0.8;
}

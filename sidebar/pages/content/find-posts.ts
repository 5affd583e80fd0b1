import { attributeOf } from '../attribute-of.ts';
import { findSignatures, nameIn } from './post-signatures.ts';
import { measure, namesOf, wordsOf } from './text-measure.ts';

/** What holds the words of a post in the markup of forums, issue trackers, mailing lists and sites of questions. */
const BODY =
  /post|message|comment|reply|answer|topic|thread|markdown|cooked|prose|bbwrapper|usertext|content|body|text|crawler/i;
const OWN_WORDS =
  /(post|message|comment|answer|reply|entry|topic)[-_]*(body|content|text|message|copy)|bbwrapper|prose|cooked|markdown-body|usertext|itemprop-(text|articleBody)|crawler-post$/i;
const AROUND_WORDS = /wrap|inner|cell|container|main|layout|list|item|row|group|stream|area/i;
const HEAD =
  /(^|[\s_-])(header|head|author|user-?name|poster|by-?line|display-?name|user-?details|post-?meta|creator|names?)($|[\s_-])/i;
const TIME = /(^|[\s_-])(date|datetime|time|timestamp|relativetime|posted(-on|-at)?|published|created)($|[\s_-])/i;
const MAX_HEAD_CHARS = 80;

/** A post of a thread: its words, and who wrote it and when, as the page says it beside them. */
export interface Post {
  body: HTMLElement;
  /** For example `anna commented, Jan 1, 2026`; empty where the page does not say it. */
  head: string;
  /** The elements that the head was read from. */
  headParts: Element[];
}

/**
 * The posts of a thread in their order; for pages of the kind forum, issue and questions. Their words stand in elements of
 * one class, however else the first post differs from the replies. Undefined for a page that is no thread.
 *
 * @param isThread whether the page says that it is one; else most posts have to say who wrote them
 */
export function findPosts(root: HTMLElement, isThread: boolean): Post[] | undefined {
  const bodies = bodiesOf(root);
  if (!bodies) return undefined;
  const counts = countWithin(bodies);
  const posts = bodies.map((body) => ({ body, ...headOf(body, counts) }));
  if (!isThread && posts.filter(({ head }) => head !== '').length < posts.length / 2) return undefined;
  return posts;
}

/** Sets the head of a post in a line above its words, instead of where it stood. */
export function writeHead({ body, head, headParts }: Post): void {
  if (head === '') return;
  const line = body.ownerDocument.createElement('p');
  const name = body.ownerDocument.createElement('b');
  name.append(head);
  line.append(name);
  for (const part of headParts) part.remove();
  body.before(line);
}

/** Elements that share the class which holds most text, two at the least, none within another. */
function bodiesOf(body: HTMLElement): HTMLElement[] | undefined {
  const groups = new Map<string, { elements: HTMLElement[]; chars: number }>();
  for (const element of body.querySelectorAll<HTMLElement>('div, article, section, li, td, blockquote')) {
    // Ids count their posts: `post_message_7`.
    const names = namesOf(element)
      .replace(/[-_]?\d+/g, '')
      .split(/\s+/);
    const itemprop = attributeOf(element, 'itemprop');
    if (itemprop) names.push(`itemprop-${itemprop}`);
    for (const name of names) {
      if (name.length < 4 || !BODY.test(name)) continue;
      const group = groups.get(name) ?? { elements: [], chars: 0 };
      groups.set(name, group);
      // The outer one of two that lie in each other says less.
      if (group.elements.at(-1)?.contains(element)) continue;
      const { chars, linkChars } = measure(element);
      if (chars < 2 || linkChars > 0.6 * chars) continue;
      group.elements.push(element);
      group.chars += chars;
    }
  }
  let best: { elements: HTMLElement[]; score: number } | undefined;
  for (const [name, { elements, chars }] of groups) {
    if (elements.length < 2 || elements.some(isTeaser)) continue;
    const score = chars * weightOf(name);
    if (!best || score > best.score) best = { elements, score };
  }
  return best?.elements;
}

/** A heading that is a link belongs to an entry of a list, and not to a post. */
function isTeaser(element: HTMLElement): boolean {
  const link = element.querySelector('h1 a, h2 a, h3 a, h4 a, a h2, a h3, a h4');
  return link !== null;
}

/** A body counts more than the post around it: what is about the post is no part of its words. */
function weightOf(name: string): number {
  if (OWN_WORDS.test(name)) return 2;
  return AROUND_WORDS.test(name) ? 0.5 : 1;
}

/** How many posts lie in each element around them. */
function countWithin(bodies: readonly HTMLElement[]): Map<Element, number> {
  const counts = new Map<Element, number>();
  for (const body of bodies) {
    for (let outer = body.parentElement; outer; outer = outer.parentElement) {
      counts.set(outer, (counts.get(outer) ?? 0) + 1);
    }
  }
  return counts;
}

/** Who wrote a post and when, from what stands around its words and no other's. */
function headOf(element: HTMLElement, counts: ReadonlyMap<Element, number>): Omit<Post, 'body'> {
  let post: Element = element;
  for (let outer = element.parentElement; outer && outer.localName !== 'body'; outer = outer.parentElement) {
    if ((counts.get(outer) ?? 0) > 1) break;
    post = outer;
  }
  if (post === element) return { head: '', headParts: [] };
  const shown = [...post.querySelectorAll('*')].filter((part) => !element.contains(part) && !part.contains(element));
  const names = shown.filter((part) => isName(part) && isShort(part));
  const times = shown.filter((part) => isTime(part) && isShort(part));
  const signatures = findSignatures(names, times, post);
  if (signatures)
    return {
      head: signatures.map(({ words }) => words).join('; '),
      headParts: signatures.flatMap(({ parts }) => parts),
    };
  const head = shown.find((part) => HEAD.test(namesOf(part)) && isShort(part));
  const author = head ?? shown.find((part) => attributeOf(part, 'itemprop') === 'author' && isShort(part));
  const [time] = times;
  const name = author && nameIn(author);
  const said = [name, time && !name?.contains(time) ? time : undefined].filter((part) => part !== undefined);
  return { head: said.map(wordsOf).join(', '), headParts: author ? [author, ...said] : said };
}

function isName(element: Element): boolean {
  return HEAD.test(namesOf(element)) || /^(?:author|editor|contributor)$/.test(attributeOf(element, 'itemprop'));
}

/** When a post was written: by its element, or by its name if it holds a number. */
function isTime(element: Element): boolean {
  if (/^(relative-|local-)?time(-ago)?$/.test(element.localName)) return true;
  return TIME.test(namesOf(element)) && /\d/.test(element.textContent) && element.childElementCount < 3;
}

function isShort(element: Element): boolean {
  const { length } = wordsOf(element);
  return length > 1 && length <= MAX_HEAD_CHARS;
}

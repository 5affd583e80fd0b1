import { attributeOf } from '../attribute-of.ts';
import { wordsOf } from './text-measure.ts';

/** Who did something with a post, and when. */
interface Signature {
  /** For example `anna, asked Jan 1, 2026`. */
  words: string;
  parts: Element[];
  isAuthor: boolean;
  /** Milliseconds since 1970; NaN where only its words say it. */
  time: number;
}

/** What is around a time and says what was done then, as "edited", is no longer than this with it. */
const MAX_TIME_CHARS = 60;

/**
 * The signatures of a post that several people have written, its author's first: by the mark of an author, else the earliest.
 * Undefined where there are no two of them, each with a name and a time, or nothing tells them apart.
 */
export function findSignatures(
  names: readonly Element[],
  times: readonly Element[],
  post: Element,
): Signature[] | undefined {
  const outer = (all: readonly Element[]) =>
    all.filter((each) => !all.some((other) => other !== each && other.contains(each)));
  const moments = outer(times);
  if (moments.length < 2) return undefined;
  const signatures = moments.flatMap((time) => {
    const box = boxOf(time, moments, post);
    const [name] = outer(names.filter((each) => box.contains(each) && !each.contains(time)));
    return name ? [signatureOf(name, time, box)] : [];
  });
  if (signatures.length < 2 || new Set(signatures.map(({ words }) => words)).size < signatures.length) return undefined;
  const authors = signatures.filter(({ isAuthor }) => isAuthor);
  const [earliest] = signatures.every(({ time }) => !Number.isNaN(time))
    ? signatures.toSorted((a, b) => a.time - b.time)
    : [];
  const author = authors.length === 1 ? authors[0] : earliest;
  return author && [author, ...signatures.filter((each) => each !== author)];
}

/** All of a post that is about one of its times. */
function boxOf(time: Element, moments: readonly Element[], post: Element): Element {
  let box = time;
  for (let outer = time.parentElement; outer && outer !== post; outer = outer.parentElement) {
    if (moments.some((other) => other !== time && outer.contains(other))) break;
    box = outer;
  }
  return box;
}

function signatureOf(name: Element, time: Element, box: Element): Signature {
  const { parentElement: around } = time;
  const isSaid = around && around !== box && !around.contains(name) && wordsOf(around).length <= MAX_TIME_CHARS;
  const said = isSaid ? around : time;
  const mark = '[itemprop~="author"], [rel~="author"]';
  return {
    words: `${wordsOf(nameIn(name))}, ${wordsOf(said)}`,
    parts: [name, said],
    isAuthor: box.matches(mark) || box.querySelector(mark) !== null,
    time: Date.parse(attributeOf(time, 'datetime')),
  };
}

/** What leads to who wrote a post, in what is said of them; what they have won and where they live is not about the post. */
export function nameIn(about: Element): Element {
  return [...about.querySelectorAll('a')].find((link) => /\p{L}/u.test(wordsOf(link))) ?? about;
}

import type { SentNumber } from './sent-numbers.ts';

/** What a page says, in short: two stamps of it are equal as long as its sentences are. */
export interface PageStamp {
  url: string;
  stamp: string;
  /** Of the numbers that were asked about, which are gone: their indexes, and what stands in the place of each now. */
  gone: readonly (readonly [index: number, now: string])[];
}

/**
 * Stamps a page, without changing it. It is also injected as it stands, so that it may use nothing from outside of itself.
 * Only runs of text that are about a sentence long count: clocks, counters and "5 minutes ago" change by themselves.
 *
 * @param numbers of what went along
 */
export function stampPage(numbers: readonly SentNumber[], page: Document = document): PageStamp {
  const root = page.body ?? page.documentElement;
  const walker = page.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let count = 0;
  // A sum, so that the order says nothing: pages move their parts about.
  let sum = 0;
  const said: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { data } = node as Text;
    // Most texts of a page are short; only some are looked at.
    if (numbers.length === 0 && data.length < 30) continue;
    if (/^(?:script|style|noscript|template|textarea)$/i.test(node.parentElement?.tagName ?? '')) continue;
    const text = data.replace(/\s+/g, ' ').trim();
    if (numbers.length > 0) said.push(text.replace(/[^\p{L}\p{N}]+/gu, ''));
    if (text.length < 30) continue;
    let hash = 0;
    for (let index = 0; index < text.length; index += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
    count += 1;
    sum = (sum + hash) | 0;
  }
  const all = said.join('');
  const gone = numbers.flatMap(({ before, digits }, index): [number, string][] => {
    if (all.includes(before + digits)) return [];
    const at = before === '' ? -1 : all.indexOf(before);
    return [[index, at < 0 ? '' : all.slice(at + before.length, at + before.length + digits.length)]];
  });
  return { url: page.location.href, stamp: `${count} ${sum}`, gone };
}

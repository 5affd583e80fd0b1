import { toMarkdown } from '../pages/markdown/page-markdown.ts';
import { oneLine } from '../pages/one-line.ts';
import { parseRichText } from './rich-text.ts';
import type { WrittenDocument } from './written-document.ts';
import { type FeedEntry, writeEntries } from './written-feed.ts';

/** Before its first element a feed has a few comments at most. */
const HEAD_CHARS = 10_000;

/** An RSS or Atom feed as its title and entries, each with its date, author, address and words; undefined for other XML. */
export function writeFeed(xml: string): WrittenDocument | undefined {
  if (!/<(?:\w+:)?(?:rss|feed|RDF)[\s>]/.test(xml.slice(0, HEAD_CHARS))) return undefined;
  const document = new DOMParser().parseFromString(xml.trim(), 'application/xml');
  const root = document.documentElement;
  if (!root || document.getElementsByTagName('parsererror').length > 0) return undefined;
  const channel = root.localName === 'feed' ? root : childOf(root, 'channel');
  if (!channel || !/^(?:rss|feed|RDF)$/.test(root.localName)) return undefined;
  const title = plainText(childOf(channel, 'title'));
  const description = words(childOf(channel, 'description') ?? childOf(channel, 'subtitle'));
  // RSS 1.0 has its items beside the channel.
  const entries = [channel, root]
    .map((parent) => [...parent.children].filter(({ localName }) => /^(?:item|entry)$/.test(localName)))
    .find(({ length }) => length > 0);
  return writeEntries({ title, description, entries: (entries ?? []).map(readEntry) });
}

function readEntry(entry: Element): FeedEntry {
  const author = childOf(entry, 'creator', 'author');
  return {
    title: plainText(childOf(entry, 'title')),
    date: oneLine(childOf(entry, 'pubDate', 'published', 'date', 'updated')?.textContent ?? ''),
    authors: plainText((author && childOf(author, 'name')) ?? author),
    address: addressOf(entry),
    body: words(childOf(entry, 'encoded', 'content') ?? childOf(entry, 'description', 'summary')),
  };
}

/** The first child of one of these names that holds anything, of the names in their order; whatever its prefix. */
function childOf(parent: Element, ...names: string[]): Element | undefined {
  const children = [...parent.children];
  return names
    .map((name) => children.find((child) => child.localName === name && (child.textContent ?? '').trim() !== ''))
    .find((child) => child !== undefined);
}

function addressOf(entry: Element): string {
  const links = [...entry.children].filter(({ localName }) => localName === 'link');
  const link = links.find((each) => (each.getAttribute('rel') ?? 'alternate') === 'alternate') ?? links[0];
  return oneLine(link?.getAttribute('href') ?? link?.textContent ?? '');
}

/** What an element says, as Markdown. */
function words(element: Element | undefined): string {
  return element ? toMarkdown(parseRichText(htmlIn(element))) : '';
}

function plainText(element: Element | undefined): string {
  return element ? oneLine(parseRichText(htmlIn(element)).textContent ?? '') : '';
}

/** HTML that is escaped, or stands there as elements. */
function htmlIn(element: Element): string {
  if (element.children.length === 0) return element.textContent ?? '';
  return [...element.childNodes].map((node) => new XMLSerializer().serializeToString(node)).join('');
}

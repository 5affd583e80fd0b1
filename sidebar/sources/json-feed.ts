import { toMarkdown } from '../pages/markdown/page-markdown.ts';
import { oneLine } from '../pages/one-line.ts';
import { parseRichText } from './rich-text.ts';
import type { WrittenDocument } from './written-document.ts';
import { type FeedEntry, writeEntries } from './written-feed.ts';

type Fields = Record<string, unknown>;

/** A JSON Feed, of any version, as its title and entries; undefined for other JSON, and for a feed that is cut off. */
export function writeJsonFeed(json: string): WrittenDocument | undefined {
  if (!json.includes('jsonfeed.org/version/')) return undefined;
  const feed = parse(json);
  if (!feed || !/^https?:\/\/jsonfeed\.org\/version\//.test(textOf(feed.version))) return undefined;
  if (!Array.isArray(feed.items)) return undefined;
  const entries = feed.items.filter(isFields).map(readEntry);
  return writeEntries({ title: oneLine(textOf(feed.title)), description: textOf(feed.description), entries });
}

function parse(json: string): Fields | undefined {
  try {
    const parsed: unknown = JSON.parse(json);
    return isFields(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readEntry(item: Fields): FeedEntry {
  const html = textOf(item.content_html);
  const authors = Array.isArray(item.authors) ? item.authors : [item.author];
  return {
    title: oneLine(textOf(item.title)),
    date: oneLine(textOf(item.date_published, item.date_modified)),
    authors: authors.flatMap((each) => (isFields(each) ? oneLine(textOf(each.name)) || [] : [])).join(', '),
    address: oneLine(textOf(item.url, item.external_url)),
    body: html ? toMarkdown(parseRichText(html)) : textOf(item.content_text, item.summary),
  };
}

/** The first of these that is a text with something in it. */
function textOf(...values: unknown[]): string {
  return values.find((value): value is string => typeof value === 'string' && value.trim() !== '')?.trim() ?? '';
}

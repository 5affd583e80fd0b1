import { writeCodeBlock } from '../pages/markdown/code-block.ts';
import { writeFeed } from './feed-text.ts';
import { FILE_CHARS } from './file-chars.ts';
import { indentJson } from './indent-json.ts';
import { writeJsonFeed } from './json-feed.ts';
import type { WrittenDocument } from './written-document.ts';

/** A line of JSON longer than this was written by a program for another one. */
const MAX_LINE = 500;

/**
 * A text by what it is: a feed as its entries, JSON and XML as a block of code, anything else (Markdown, CSV, code) as it is.
 *
 * @param named what the text is called, and the type that its server gave it; either may be empty
 */
export function writeDocument(text: string, named: { name: string; contentType: string }): WrittenDocument {
  if (isXml(text, named)) return writeFeed(text) ?? { title: '', text: writeCodeBlock(text.trim(), 'xml') };
  if (isJson(text, named)) {
    return writeJsonFeed(text) ?? { title: '', text: writeCodeBlock(withLines(text.trim()), 'json') };
  }
  return { title: '', text };
}

function isXml(text: string, { name, contentType }: { name: string; contentType: string }): boolean {
  if (/^text\/html\b|xhtml/.test(contentType) || /\.x?html?$/i.test(name)) return false;
  // Chromium calls a feed plain text.
  return /[/+]xml\b/.test(contentType) || /^\ufeff?\s*<(?:\?xml\s|(?:rss|feed|rdf:RDF|svg|opml)[\s>])/.test(text);
}

function isJson(text: string, { name, contentType }: { name: string; contentType: string }): boolean {
  if (/ndjson|json-?lines|json-seq/.test(contentType) || /\.(?:jsonl|ndjson)$/i.test(name)) return false;
  if (/[/+]json\b/.test(contentType) || /\.(?:geo)?json$/i.test(name)) return true;
  if (!/^\s*(?:\{[\s"}]|\[)/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function withLines(json: string): string {
  if (json.split('\n').every((line) => line.length < MAX_LINE)) return json;
  return indentJson(json, FILE_CHARS) ?? json;
}

import type { WrittenDocument } from './written-document.ts';

/** A feed in whatever format it came. What it lacks is empty. */
export interface Feed {
  title: string;
  /** Markdown, as the bodies of its entries are. */
  description: string;
  entries: readonly FeedEntry[];
}

export interface FeedEntry {
  title: string;
  /** As it is written in the feed. */
  date: string;
  authors: string;
  address: string;
  body: string;
}

export function writeEntries({ title, description, entries }: Feed): WrittenDocument {
  const blocks = [title && `# ${title}`, description, ...entries.flatMap(writeEntry)];
  return { title, text: blocks.filter((block) => block !== '').join('\n\n') };
}

function writeEntry({ title, date, authors, address, body }: FeedEntry): string[] {
  const about = [writeDate(date), authors, address].filter((part) => part !== '').join(' · ');
  return [`## ${title || '–'}`, about, body];
}

/** To the minute, in the time zone of Greenwich; as it is written where that is no date. */
function writeDate(written: string): string {
  const time = Date.parse(written);
  if (Number.isNaN(time)) return written;
  return /:/.test(written) ? `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC` : written;
}

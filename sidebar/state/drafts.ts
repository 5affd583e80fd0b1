import * as v from 'valibot';
import { type Attachment, AttachmentSchema } from '../../protocol/attachment.ts';
import { openObject } from '../../protocol/open-object.ts';
import { randomUuid } from '../browser/random-uuid.ts';
import type { StorageArea } from '../browser/storage-area.ts';

/** A question that is being written. */
export interface Draft {
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

export const EMPTY_DRAFT: Draft = { text: '', attachments: [] };

/** The drafts of one window, in what outlives a reload of the panel. A draft names its sources, which are kept once. */
export interface Drafts {
  /** Empty when there is none, or none that can be read. */
  read(name: string): Promise<Draft>;
  /** Writes at once; what the browser has no room for is left out, the words last. */
  write(name: string, draft: Draft): void;
}

const StoredDraftSchema = openObject({ text: v.string(), sources: v.array(v.string()) });

export function createDrafts(session: StorageArea, windowId: number): Drafts {
  const keyOf = (name: string) => `composer:${windowId}:${name}`;
  const sourceKeyOf = (name: string, source: string) => `source:${windowId}:${name}:${source}`;
  /** The sources of each draft that were written, or could not be, with their ids. */
  const written = new Map<string, ReadonlyMap<Attachment, string>>();

  return {
    async read(name) {
      const items = await session.get(keyOf(name));
      const stored = v.safeParse(StoredDraftSchema, items[keyOf(name)]);
      if (!stored.success) return EMPTY_DRAFT;
      const { text, sources } = stored.output;
      const kept = await session.get(sources.map((source) => sourceKeyOf(name, source)));
      const found = sources.flatMap((source): [Attachment, string][] => {
        const attachment = v.safeParse(AttachmentSchema, kept[sourceKeyOf(name, source)]);
        return attachment.success ? [[attachment.output, source]] : [];
      });
      written.set(name, new Map([...found, ...(written.get(name) ?? [])]));
      return { text, attachments: found.map(([attachment]) => attachment) };
    },

    write(name, { text, attachments }) {
      const before = written.get(name) ?? new Map<Attachment, string>();
      const now = new Map(attachments.map((attachment) => [attachment, before.get(attachment) ?? randomUuid()]));
      written.set(name, now);
      const gone = [...before].filter(([attachment]) => !now.has(attachment));
      const names = gone.map(([, source]) => sourceKeyOf(name, source));
      if (text === '' && attachments.length === 0) names.push(keyOf(name));
      if (names.length > 0) void session.remove(names);
      if (names.includes(keyOf(name))) return;
      const draft = { [keyOf(name)]: { text, sources: [...now.values()] } };
      const news = [...now].filter(([attachment]) => !before.has(attachment));
      const sources = news.map(([attachment, source]) => [sourceKeyOf(name, source), attachment]);
      void session.set({ ...draft, ...Object.fromEntries(sources) }).then((isKept) => {
        // The session's memory is bounded: rather the words without the pages than neither.
        if (!isKept && news.length > 0 && written.get(name) === now) void session.set(draft);
      });
    },
  };
}

import * as v from 'valibot';
import { openObject } from '../../protocol/open-object.ts';
import { type SourcePart, SourcePartSchema } from '../../protocol/question-parts.ts';
import { randomUuid } from '../browser/random-uuid.ts';
import type { StorageArea } from '../browser/storage-area.ts';

/** A question that is being written. */
export interface Draft {
  readonly text: string;
  readonly sources: readonly SourcePart[];
}

export const EMPTY_DRAFT: Draft = { text: '', sources: [] };

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
  const sourceKeyOf = (name: string, id: string) => `source:${windowId}:${name}:${id}`;
  /** The sources of each draft that were written, or could not be, with their ids. */
  const written = new Map<string, ReadonlyMap<SourcePart, string>>();

  return {
    async read(name) {
      const items = await session.get(keyOf(name));
      const stored = v.safeParse(StoredDraftSchema, items[keyOf(name)]);
      if (!stored.success) return EMPTY_DRAFT;
      const { text, sources: ids } = stored.output;
      const kept = await session.get(ids.map((id) => sourceKeyOf(name, id)));
      const found = ids.flatMap((id): [SourcePart, string][] => {
        const source = v.safeParse(SourcePartSchema, kept[sourceKeyOf(name, id)]);
        return source.success ? [[source.output, id]] : [];
      });
      written.set(name, new Map([...found, ...(written.get(name) ?? [])]));
      return { text, sources: found.map(([source]) => source) };
    },

    write(name, { text, sources }) {
      const before = written.get(name) ?? new Map<SourcePart, string>();
      const now = new Map(sources.map((source) => [source, before.get(source) ?? randomUuid()]));
      written.set(name, now);
      const gone = [...before].filter(([source]) => !now.has(source));
      const names = gone.map(([, id]) => sourceKeyOf(name, id));
      if (text === '' && sources.length === 0) names.push(keyOf(name));
      if (names.length > 0) void session.remove(names);
      if (names.includes(keyOf(name))) return;
      const draft = { [keyOf(name)]: { text, sources: [...now.values()] } };
      const news = [...now].filter(([source]) => !before.has(source));
      const added = news.map(([source, id]) => [sourceKeyOf(name, id), source]);
      void session.set({ ...draft, ...Object.fromEntries(added) }).then((isKept) => {
        // The session's memory is bounded: rather the words without the pages than neither.
        if (!isKept && news.length > 0 && written.get(name) === now) void session.set(draft);
      });
    },
  };
}

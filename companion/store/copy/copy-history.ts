import { type CopiedPart, type CopiedRow, PERSON_TABLES, SHARED_TABLES } from './copied-tables.ts';

/** The source of a copy, as it was when the reading began. */
export interface CopySource {
  /** All persons, the first one (`''`) first. */
  persons(): Promise<string[]>;
  count(part: CopiedPart): Promise<number>;
  /** All rows of a table, some at a time. The tables of one person are read before those of the next. */
  read(part: CopiedPart): AsyncIterable<CopiedRow[]>;
}

/** The target of a copy. Nobody sees any of it before it is complete. */
export interface CopyTarget {
  /** Whether anything that would be copied is there already. */
  holdsAnything(): Promise<boolean>;
  /** The rows of one person are written before those of the next, in the order of the tables. */
  write(part: CopiedPart, rows: readonly CopiedRow[]): Promise<void>;
}

/** A database that can be source or target. Both methods do `work` completely or leave no trace of it. */
export interface CopyEnd {
  /** @throws {StoreError} */
  read<T>(work: (source: CopySource) => Promise<T>): Promise<T>;
  /** @throws {StoreError} `in_use` while somebody else writes there */
  write<T>(work: (target: CopyTarget) => Promise<T>): Promise<T>;
  /** Whether a companion can be seen to use it now. */
  isInUse(): Promise<boolean>;
  close(): Promise<void>;
}

export interface Copied {
  /** The first person is one of them. */
  people: number;
  chats: number;
  turns: number;
}

/** Why nothing was copied, although both databases could be reached. */
export class CopyRefusal extends Error {
  override readonly name = 'CopyRefusal';
  /** `content_missing`: the folder has no file for a content that a question was asked with. */
  readonly code: 'nothing_there' | 'not_empty' | 'content_missing';

  constructor(code: CopyRefusal['code']) {
    super(code);
    this.code = code;
  }
}

/**
 * Copies everything that is kept to an empty database, in pieces, so that little of it is in memory at a time.
 *
 * @param onProgress called with how much is done, from 0 to 1
 * @throws {StoreError | CopyRefusal} nothing was copied
 * @throws the signal's reason when it aborts; nothing was copied
 */
export function copyHistory(
  from: CopyEnd,
  to: CopyEnd,
  { signal, onProgress = () => {} }: { signal?: AbortSignal | undefined; onProgress?: (done: number) => void } = {},
): Promise<Copied> {
  return from.read(async (source) => {
    const parts = await partsOf(source);
    const rowsOf = (table: CopiedPart['table']) =>
      parts.reduce((sum, part) => sum + (part.table === table ? part.count : 0), 0);
    const total = parts.reduce((sum, { count }) => sum + count, 0);
    if (total === 0) throw new CopyRefusal('nothing_there');
    return to.write(async (target) => {
      if (await target.holdsAnything()) throw new CopyRefusal('not_empty');
      let done = 0;
      for (const part of parts) {
        for await (const rows of source.read(part)) {
          signal?.throwIfAborted();
          await target.write(part, rows);
          done += rows.length;
          onProgress(done / total);
        }
      }
      signal?.throwIfAborted();
      const people = new Set(parts.map(({ person }) => person)).size;
      return { people, chats: rowsOf('conversations'), turns: rowsOf('turns') };
    });
  });
}

/** All tables of all persons, in the order in which they are copied. */
async function partsOf(source: CopySource): Promise<(CopiedPart & { count: number })[]> {
  const parts: (CopiedPart & { count: number })[] = [];
  for (const person of await source.persons()) {
    for (const table of PERSON_TABLES) parts.push({ person, table, count: await source.count({ person, table }) });
  }
  for (const table of SHARED_TABLES)
    parts.push({ person: '', table, count: await source.count({ person: '', table }) });
  return parts;
}

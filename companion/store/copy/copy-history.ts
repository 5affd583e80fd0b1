import { COPIED_TABLES, type CopiedRow, type CopiedTable } from './copied-tables.ts';

/** What is read, as it was when its reading began. */
export interface CopySource {
  /** Rows of a table. */
  count(table: CopiedTable): Promise<number>;
  /** All of them, some at a time. */
  read(table: CopiedTable): AsyncIterable<CopiedRow[]>;
}

/** Where it is written. Nobody sees any of it before all of it is there. */
export interface CopyTarget {
  /** Whether anything that would be copied is there already. */
  holdsAnything(): Promise<boolean>;
  write(table: CopiedTable, rows: readonly CopiedRow[]): Promise<void>;
}

/** A database that can be either. Both do `work` as a whole or leave no trace of it. */
export interface CopyEnd {
  /** @throws {StoreError} */
  read<T>(work: (source: CopySource) => Promise<T>): Promise<T>;
  /** @throws {StoreError} `in_use` while somebody else writes there */
  write<T>(work: (target: CopyTarget) => Promise<T>): Promise<T>;
  /** How many persons there are beside the first, whose history is copied. */
  countOthers(): Promise<number>;
  close(): Promise<void>;
}

export interface Copied {
  chats: number;
  turns: number;
}

/** Why nothing was copied, where both databases could be asked. */
export class CopyRefusal extends Error {
  override readonly name = 'CopyRefusal';
  /** `content_missing`: the file of something that a question was asked with is not in the folder of such files. */
  readonly code: 'nothing_there' | 'not_empty' | 'content_missing';

  constructor(code: CopyRefusal['code']) {
    super(code);
    this.code = code;
  }
}

/**
 * Copies all that is kept to a database that holds nothing yet, in pieces, so that little of it is in memory at a time.
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
    const counts = new Map<CopiedTable, number>();
    for (const table of COPIED_TABLES) counts.set(table, await source.count(table));
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (total === 0) throw new CopyRefusal('nothing_there');
    return to.write(async (target) => {
      if (await target.holdsAnything()) throw new CopyRefusal('not_empty');
      let done = 0;
      for (const table of COPIED_TABLES) {
        for await (const rows of source.read(table)) {
          signal?.throwIfAborted();
          await target.write(table, rows);
          done += rows.length;
          onProgress(done / total);
        }
      }
      signal?.throwIfAborted();
      return { chats: counts.get('conversations') ?? 0, turns: counts.get('turns') ?? 0 };
    });
  });
}

import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError } from '../../store-error.ts';
import type { Queries, Session } from '../database/sessions.ts';

/** Keeps the contents that questions were asked with. */
export interface BlobContents {
  /**
   * Keeps them, by their hashes, with the transaction that needs them.
   *
   * @param beside runs queries outside of the transaction, during which nobody else can read or write contents. So no content
   *   has to be locked by itself. What was written before a failure is swept, even if this process dies. The transaction ends
   *   with `UNSWEEP`, and no earlier: the contents of the next person are noted beside it
   */
  keep(queries: Queries, contents: ReadonlyMap<string, Uint8Array>, beside?: Queries): Promise<void>;
  /** @param inRow the content in the database; null: it is elsewhere */
  read(hash: string, inRow: Uint8Array | null): Promise<Uint8Array | undefined>;
  /** Drops contents that nobody needs any more, or a good part of them; says whether there may be more. */
  sweep(db: Session): Promise<boolean>;
}

/** @param folder keeps the contents as files, for all companions; undefined: they are in the database */
export function createBlobContents(folder: string | undefined): BlobContents {
  return folder === undefined ? IN_DATABASE : inFolder(folder);
}

function keepRows(queries: Queries, blobs: readonly [hash: string, bytes: number, content: Uint8Array | null][]) {
  return queries.run(
    `INSERT INTO blobs (hash, bytes, content) SELECT * FROM unnest($1::bytea[], $2::bigint[], $3::bytea[])
     ON CONFLICT (hash) DO NOTHING`,
    blobs.map(([hash]) => Buffer.from(hash, 'hex')),
    blobs.map(([, bytes]) => bytes),
    blobs.map(([, , content]) => content),
  );
}

/** Always in the same order, so that two transactions with the same contents never wait for each other. */
function inOrder<T>(contents: ReadonlyMap<string, T>): [string, T][] {
  return [...contents].toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/**
 * Has the contents swept whose hashes stand in `hashes`, a query. A hash that is being swept at this moment is noted once that is over:
 * the sweep may have seen it in use.
 */
export const noteDropped = (hashes: string) =>
  `INSERT INTO dropped_blobs (hash) ${hashes} ON CONFLICT (hash) DO UPDATE SET hash = EXCLUDED.hash`;

/** Contents that are there are none to sweep. */
export const UNSWEEP = 'DELETE FROM dropped_blobs WHERE hash IN (SELECT hash FROM blobs)';

const IN_DATABASE: BlobContents = {
  async keep(queries, contents) {
    if (contents.size === 0) return;
    await keepRows(
      queries,
      inOrder(contents).map(([hash, content]) => [hash, content.byteLength, content]),
    );
  },
  read: async (_hash, inRow) => inRow ?? undefined,
  sweep: async () => false,
};

const SWEPT_AT_ONCE = 1_000;

/** The lock of a hash: its holder may write or drop the file. */
const LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('aside blob ' || $1, 0))";

function inFolder(folder: string): BlobContents {
  const fileOf = (hash: string) => join(folder, hash.slice(0, 2), hash);

  async function write(hash: string, content: Uint8Array): Promise<void> {
    const file = fileOf(hash);
    const known = await stat(file).catch(() => undefined);
    if (known?.size === content.byteLength) return;
    await mkdir(join(folder, hash.slice(0, 2)), { recursive: true, mode: 0o700 });
    const temporary = `${file}.${randomUUID()}`;
    try {
      const handle = await open(temporary, 'wx', 0o600);
      try {
        await handle.writeFile(content);
        await handle.datasync();
      } finally {
        await handle.close();
      }
      await rename(temporary, file);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => {});
      throw error;
    }
  }

  return {
    async keep(queries, contents, beside) {
      await beside?.run(
        noteDropped('SELECT * FROM unnest($1::bytea[])'),
        [...contents.keys()].map((hash) => Buffer.from(hash, 'hex')),
      );
      for (const [hash, content] of inOrder(contents)) {
        if (!beside) await queries.all(LOCK, hash);
        try {
          await write(hash, content);
        } catch (error) {
          throw toStoreError(error, fileOf(hash));
        }
        await keepRows(queries, [[hash, content.byteLength, null]]);
      }
    },
    async read(hash, inRow) {
      if (inRow !== null) return inRow;
      return readFile(fileOf(hash)).catch(() => undefined);
    },
    async sweep(db) {
      const dropped = await db.all<{ hash: string }>(
        `SELECT encode(hash, 'hex') AS hash FROM dropped_blobs LIMIT ${SWEPT_AT_ONCE}`,
      );
      for (const { hash } of dropped) {
        await db.transaction(async (queries) => {
          await queries.all(LOCK, hash);
          const bytes = Buffer.from(hash, 'hex');
          // A copy to this database holds the table while it notes contents: it is waited for here, and not with a note in hand.
          await queries.run('LOCK TABLE blobs IN ACCESS SHARE MODE');
          // Before it is known whether it is in use: whoever drops it after that waits, to note it again.
          await queries.run('DELETE FROM dropped_blobs WHERE hash = $1', bytes);
          if (!(await queries.one('SELECT 1 FROM blobs WHERE hash = $1', bytes)))
            await rm(fileOf(hash), { force: true });
        });
      }
      return dropped.length === SWEPT_AT_ONCE;
    },
  };
}

function toStoreError(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return new StoreError('disk_full', { cause: 'full', file });
  return new StoreError('not_writable', { cause: 'file_not_made', file, reason: code });
}

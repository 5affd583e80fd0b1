import type { QuestionPart } from '../../../../protocol/question-parts.ts';
import type { AskedPart } from '../../../prompts/source.ts';
import { toPageAddress } from '../../page-address.ts';
import { readAsked, readReceipts, type StoredSource, toAbout } from '../../rows/stored-sources.ts';
import { turnSite } from '../../rows/turned-site.ts';
import { type BlobContents, noteDropped } from '../blobs/blob-contents.ts';
import type { Queries, Session } from '../database/sessions.ts';

interface Written {
  turn: number;
  conversation: number;
  sources: readonly StoredSource[];
}

/** The parts of questions: the receipt of each source, and its content. The same content is kept once for all persons. */
export function createSourceRows(db: Session, person: string, contents: BlobContents) {
  /** The keys of the stored contents by their hashes. */
  async function keepAll(queries: Queries, sources: readonly StoredSource[]): Promise<Map<string, number>> {
    const brought = new Map<string, Uint8Array>();
    const named = new Set<string>();
    for (const { hash, content } of sources) {
      if (hash === undefined || !/^[0-9a-f]{64}$/.test(hash)) continue;
      if (content === undefined) named.add(hash);
      else brought.set(hash, typeof content === 'string' ? Buffer.from(content) : content);
    }
    await contents.keep(queries, brought);
    const hashes = [...new Set([...brought.keys(), ...named])];
    if (hashes.length === 0) return new Map();
    // A content that a question only names has to be this person's own.
    const rows = await queries.all<{ hash: string; key: number }>(
      `SELECT encode(b.hash, 'hex') AS hash, b.key FROM blobs b WHERE b.hash = ANY($1::bytea[])
       AND (encode(b.hash, 'hex') = ANY($2::text[]) OR EXISTS (SELECT 1 FROM sources s WHERE s.blob = b.key AND s.person = $3))`,
      hashes.map((hash) => Buffer.from(hash, 'hex')),
      [...brought.keys()],
      person,
    );
    return new Map(rows.map(({ hash, key }) => [hash, key]));
  }

  async function write(queries: Queries, written: readonly Written[]): Promise<void> {
    const kept = await keepAll(
      queries,
      written.flatMap(({ sources }) => sources),
    );
    const rows = written.flatMap(({ turn, conversation, sources }) =>
      sources.map(({ receipt, hash = '' }, place) => {
        const blob = kept.get(hash) ?? null;
        return { turn, conversation, place, blob, about: toAbout(receipt, blob !== null), url: receipt.url };
      }),
    );
    if (rows.length === 0) return;
    await queries.run(
      `INSERT INTO sources (turn, place, person, about, blob)
       SELECT turn, place, $1, about, blob
       FROM unnest($2::bigint[], $3::integer[], $4::text[], $5::bigint[]) AS s (turn, place, about, blob)`,
      person,
      rows.map(({ turn }) => turn),
      rows.map(({ place }) => place),
      rows.map(({ about }) => about),
      rows.map(({ blob }) => blob),
    );
    const pages = rows.flatMap(({ conversation, url }) => {
      const address = toPageAddress(String(url ?? ''));
      return address === '' ? [] : [{ conversation, address, site: turnSite(String(url)) }];
    });
    if (pages.length === 0) return;
    await queries.run(
      `INSERT INTO pages (conversation, address, site) SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[])
       ON CONFLICT DO NOTHING`,
      pages.map(({ conversation }) => conversation),
      pages.map(({ address }) => address),
      pages.map(({ site }) => site),
    );
  }

  return {
    write,
    /** The parts of the questions of these turns, without contents. */
    async receipts(turns: readonly { key: number; message: string }[]): Promise<Map<number, QuestionPart[]>> {
      const rows = await db.all<{ turn: number; about: string; hash: string | null }>(
        `SELECT s.turn, s.about, encode(b.hash, 'hex') AS hash FROM sources s LEFT JOIN blobs b ON b.key = s.blob
         WHERE s.turn = ANY($1::bigint[]) ORDER BY s.turn, s.place`,
        turns.map(({ key }) => key),
      );
      const byTurn = Map.groupBy(rows, ({ turn }) => turn);
      return new Map(turns.map(({ key, message }) => [key, readReceipts(message, byTurn.get(key) ?? [])]));
    },
    /** With their contents. */
    async read(turns: readonly { key: number; message: string }[]): Promise<Map<number, AskedPart[]>> {
      const rows = await db.all<{ turn: number; about: string; hash: string | null; content: Uint8Array | null }>(
        `SELECT s.turn, s.about, encode(b.hash, 'hex') AS hash, b.content
         FROM sources s LEFT JOIN blobs b ON b.key = s.blob
         WHERE s.turn = ANY($1::bigint[]) ORDER BY s.turn, s.place`,
        turns.map(({ key }) => key),
      );
      const read = await Promise.all(
        rows.map(async ({ turn, about, hash, content }) => ({
          turn,
          about,
          content: hash === null ? undefined : await contents.read(hash, content),
        })),
      );
      const byTurn = Map.groupBy(read, ({ turn }) => turn);
      return new Map(turns.map(({ key, message }) => [key, readAsked(message, byTurn.get(key) ?? [])]));
    },
    async hasBlob(hash: string): Promise<boolean> {
      return (await find(hash)) !== undefined;
    },
    async blob(hash: string): Promise<Uint8Array | undefined> {
      const found = await find(hash);
      return found && contents.read(hash, found.content);
    },
  };

  /** Only contents that this person asked with: nobody learns what others asked with. */
  function find(hash: string) {
    return db.one<{ content: Uint8Array | null }>(
      `SELECT b.content FROM blobs b WHERE b.hash = $1
       AND EXISTS (SELECT 1 FROM sources s WHERE s.blob = b.key AND s.person = $2)`,
      Buffer.from(hash, 'hex'),
      person,
    );
  }
}

/** Drops turns, and contents that only they were asked with. */
export async function dropTurns(queries: Queries, keys: readonly number[]): Promise<void> {
  const dropped = await queries.all<{ blob: number | null }>(
    'DELETE FROM sources WHERE turn = ANY($1::bigint[]) RETURNING blob',
    keys,
  );
  await queries.run('DELETE FROM turns WHERE key = ANY($1::bigint[])', keys);
  const blobs = [...new Set(dropped.flatMap(({ blob }) => blob ?? []))].toSorted((a, b) => a - b);
  if (blobs.length === 0) return;
  // Of two that drop the last uses of a content at once, the second one sees that the first has. If somebody asks with the same
  // content at this moment, one of the two begins again.
  await queries.all('SELECT 1 FROM blobs WHERE key = ANY($1::bigint[]) ORDER BY key FOR UPDATE', blobs);
  await queries.run(
    `WITH gone AS (
       DELETE FROM blobs b WHERE key = ANY($1::bigint[]) AND NOT EXISTS (SELECT 1 FROM sources s WHERE s.blob = b.key)
       RETURNING hash, content
     ) ${noteDropped('SELECT hash FROM gone WHERE content IS NULL')}`,
    blobs,
  );
}

import {
  COPIED_COLUMNS,
  COPIED_TABLES,
  type CopiedPart,
  type CopiedRow,
  type CopiedTable,
  type CopiedValue,
  ROWS_AT_ONCE,
  SIZE_AT_ONCE,
  type TableSource,
  toSelect,
} from '../copy/copied-tables.ts';
import { type CopyEnd, CopyRefusal, type CopySource, type CopyTarget } from '../copy/copy-history.ts';
import { StoreError } from '../store-error.ts';
import { type BlobContents, createBlobContents, UNSWEEP } from './blobs/blob-contents.ts';
import { databaseName } from './database/database-name.ts';
import { COMPANION, openDatabase } from './database/open-database.ts';
import { markOf, toSearchWords } from './database/search-words.ts';
import type { Queries } from './database/sessions.ts';
import { type TurnWords, toTurnWords, writeMoreWords } from './operations/turn-words.ts';

/** Separates the words of a list that is passed as one text. No word contains it. */
const BETWEEN = '\x1d';
/** Another program writes there, or copies to it. */
const LOCKED = '55P03';

const OF_CONVERSATION = { conversation: 'c.id' };
/** The person whose rows are read, until the next one's are. */
const PERSON = "current_setting('aside.person')";
const ofPerson = (table: string) => `${table} x WHERE x.person = ${PERSON}`;
const withConversation = (table: string) =>
  `${table} x JOIN conversations c ON c.key = x.conversation AND c.person = ${PERSON}`;
const withTurn = (table: string) => `${table} x JOIN turns t ON t.key = x.turn AND t.person = ${PERSON}`;

/** Tables of a person's rows. `size`: roughly what a row takes, if that may be much. */
const SOURCES: Record<CopiedTable, TableSource & { size?: string }> = {
  blobs: {
    from: `blobs x WHERE x.key IN
      (SELECT s.blob FROM turns t JOIN sources s ON s.turn = t.key WHERE t.person = ${PERSON})`,
    order: 'x.hash',
    size: 'x.bytes',
  },
  conversations: { from: ofPerson('conversations'), order: 'x.key' },
  tags: { from: withConversation('tags'), order: 'c.key, x.folded', columns: OF_CONVERSATION },
  turns: {
    from: `turns x JOIN conversations c ON c.key = x.conversation LEFT JOIN turns p ON p.key = x.parent WHERE x.person = ${PERSON}`,
    order: 'x.place, x.key',
    columns: { ...OF_CONVERSATION, parent: 'p.id' },
    size: 'octet_length(x.message) + octet_length(x.content) + octet_length(x.thinking)',
  },
  turn_log: { from: withTurn('turn_log'), order: 'x.key', columns: { turn: 't.id' }, size: 'octet_length(x.text)' },
  sources: {
    from: `sources x JOIN turns t ON t.key = x.turn LEFT JOIN blobs b ON b.key = x.blob WHERE t.person = ${PERSON}`,
    order: 'x.turn, x.place',
    columns: { turn: 't.id', hash: 'b.hash' },
    size: 'octet_length(x.about)',
  },
  pages: { from: withConversation('pages'), order: 'c.key, x.address', columns: OF_CONVERSATION },
  notes: {
    from: withConversation('notes'),
    order: 'x.number',
    columns: OF_CONVERSATION,
    size: 'octet_length(x.text)',
  },
  model_parameters: { from: ofPerson('model_parameters'), order: 'x.model' },
  prompts: { from: ofPerson('prompts'), order: 'x.id', size: 'octet_length(x.content)' },
  preferences: { from: ofPerson('preferences'), order: 'x.name' },
  people: { from: 'people x', order: 'x.number', columns: { administrator: 'x.administrator::integer' } },
  clients: { from: 'clients x', order: 'x.number' },
  room_links: { from: 'room_links x', order: 'x.number' },
  room_members: { from: 'room_members x', order: 'x.number' },
};

/** Types of columns that are not texts. */
const TYPES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['hash', 'verifier'].map((name) => [name, 'bytea'])),
  ...Object.fromEntries(
    [
      ...[
        'pinned',
        'archived',
        'created_at',
        'used_at',
        'deleted_at',
        'place',
        'token',
        'asked_at',
        'written_at',
        'chars',
        'administrator',
        'turns',
        'questions',
        'revoked_at',
      ],
      ...['revision', 'last_seen_at', 'uses_left', 'joined', 'expires_at', 'ended_at', 'number', 'parent_number'],
    ].map((name) => [name, 'bigint']),
  ),
};

/** How copied rows (`x`, with these columns and their search words) become rows of their table. */
interface Written {
  /** Columns that rows need in addition to the copied ones, and the person that they belong to (`person`). */
  brought?: readonly string[];
  joins?: string;
  /** Columns of the table with the expression that is written to each; undefined: the column is not written. */
  columns?: Readonly<Record<string, string | undefined>>;
}

const JOIN_CONVERSATION = 'JOIN conversations c ON c.person = x.person AND c.id = x.conversation';
const JOIN_TURN = 'JOIN turns t ON t.person = x.person AND t.id = x.turn';
const OF_KEY = { conversation: 'c.key' };
const NOT_OF_PERSON = { person: undefined };
const WORDS = { words: `array_to_tsvector(string_to_array(x.words, '${BETWEEN}'))` };

const WRITTEN: Record<Exclude<CopiedTable, 'blobs'>, Written> = {
  conversations: { brought: ['words'], columns: WORDS },
  tags: { joins: JOIN_CONVERSATION, columns: { ...OF_KEY, ...NOT_OF_PERSON } },
  turns: {
    brought: ['words', 'number', 'parent_number'],
    joins: `${JOIN_CONVERSATION} LEFT JOIN turns p ON p.person = x.person AND p.id = x.parent`,
    columns: {
      ...{ ...OF_KEY, ...WORDS, key: 'x.number', number: undefined, parent_number: undefined },
      // A turn without a parent has none here. A parent that does not exist is a mistake, which the table refuses.
      parent: 'CASE WHEN x.parent IS NULL THEN NULL ELSE coalesce(x.parent_number, p.key, -1) END',
    },
  },
  turn_log: { joins: JOIN_TURN, columns: { turn: 't.key', batch: 'gen_random_uuid()', ...NOT_OF_PERSON } },
  sources: {
    joins: `${JOIN_TURN} LEFT JOIN blobs b ON b.hash = x.hash`,
    columns: { turn: 't.key', hash: undefined, blob: 'b.key' },
  },
  pages: { joins: JOIN_CONVERSATION, columns: { ...OF_KEY, ...NOT_OF_PERSON } },
  notes: { joins: JOIN_CONVERSATION, columns: OF_KEY },
  model_parameters: {},
  prompts: {},
  preferences: {},
  people: { columns: { administrator: 'x.administrator = 1', ...NOT_OF_PERSON } },
  clients: {},
  room_links: { columns: NOT_OF_PERSON },
  room_members: { columns: NOT_OF_PERSON },
};

/**
 * A PostgreSQL database as one end of a copy. A database of an earlier version is brought to this one.
 *
 * @param blobFolder where contents of questions are files; undefined: they are in the database
 * @throws {StoreError} `database_away`, `newer_version`, `failed`
 */
export async function openPostgresEnd(url: string, blobFolder?: string): Promise<CopyEnd> {
  const name = databaseName(url);
  const database = await openDatabase(url, { program: 'aside copy' });
  const contents = createBlobContents(blobFolder);

  async function within<T>(begin: string, work: (queries: Queries) => Promise<T>): Promise<T> {
    try {
      return await database.bulk.transaction(async (queries) => {
        await queries.run(begin);
        return await work(queries);
      });
    } catch (error) {
      const isLocked = error instanceof Error && 'code' in error && error.code === LOCKED;
      throw isLocked ? new StoreError('in_use', { cause: 'file_in_use', file: name }) : database.explain(error);
    }
  }

  return {
    // The database as it is at one moment, whatever companions write meanwhile.
    read: (work) =>
      within('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY', (queries) =>
        work(createSource(queries, contents)),
      ),
    // Companions wait until everything is copied, so nobody drops a content that the copy needs.
    async write(work) {
      try {
        return await within(
          `LOCK TABLE ${COPIED_TABLES.join(', ')} IN ACCESS EXCLUSIVE MODE NOWAIT`,
          async (queries) => {
            // Parents are written before their children, so nothing has to be checked at the end.
            await queries.run('SET CONSTRAINTS ALL IMMEDIATE');
            const result = await work(createTarget(queries, contents, database.short));
            await queries.run(UNSWEEP);
            // The database's statistics still say that the tables are empty.
            await queries.run(`ANALYZE ${COPIED_TABLES.join(', ')}`);
            return result;
          },
        );
      } catch (error) {
        // If that can't be done now, companions do it.
        while (await contents.sweep(database.bulk).catch(() => false));
        throw error;
      }
    },
    // A companion that did nothing for a while has no connection.
    async isInUse() {
      const row = await database.bulk.one<{ found: boolean }>(
        `SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1) AS found`,
        COMPANION,
      );
      return row?.found === true;
    },
    close: () => database.close(),
  };
}

function createSource(queries: Queries, contents: BlobContents): CopySource {
  async function withContent({ hash, content, ...row }: CopiedRow): Promise<CopiedRow> {
    const found = await contents.read(toHex(hash), content as Uint8Array | null);
    if (found === undefined) throw new CopyRefusal('content_missing');
    return { ...row, hash: hash as Uint8Array, content: found };
  }

  const setPerson = (person: string) => queries.all("SELECT set_config('aside.person', $1, true)", person);

  return {
    async persons() {
      const people = await queries.all<{ id: string }>("SELECT id FROM people WHERE id <> '' ORDER BY number");
      return ['', ...people.map(({ id }) => id)];
    },
    async count({ person, table }) {
      await setPerson(person);
      const row = await queries.one<{ n: number }>(`SELECT count(*) AS n FROM ${SOURCES[table].from}`);
      return row?.n ?? 0;
    },
    async *read({ person, table }) {
      await setPerson(person);
      const source = SOURCES[table];
      const { from, order, size = '0' } = source;
      // The size of each row, so that no more rows are read at once than there is room for.
      await queries.run(`DECLARE sizes NO SCROLL CURSOR FOR SELECT ${size} AS size FROM ${from} ORDER BY ${order}`);
      await queries.run(`DECLARE copied NO SCROLL CURSOR FOR ${toSelect(table, source)}`);
      for (;;) {
        const sizes = await queries.all<{ size: number }>(`FETCH ${ROWS_AT_ONCE} FROM sizes`);
        for (const count of toBatches(sizes.map((row) => Number(row.size)))) {
          const rows = await queries.all<CopiedRow>(`FETCH ${count} FROM copied`);
          yield table === 'blobs' ? await Promise.all(rows.map(withContent)) : rows;
        }
        if (sizes.length < ROWS_AT_ONCE) break;
      }
      await queries.run('CLOSE sizes');
      await queries.run('CLOSE copied');
    },
  };
}

/** How many of these go together in each step. */
function toBatches(sizes: readonly number[]): number[] {
  const batches: number[] = [];
  let left = 0;
  for (const size of sizes) {
    if (left <= 0) {
      batches.push(0);
      left = SIZE_AT_ONCE;
    }
    batches[batches.length - 1] = (batches.at(-1) ?? 0) + 1;
    left -= size;
  }
  return batches;
}

/** @param beside runs queries outside of the transaction */
function createTarget(queries: Queries, contents: BlobContents, beside: Queries): CopyTarget {
  async function insert(
    { person, table }: { person: string; table: Exclude<CopiedTable, 'blobs'> },
    rows: readonly CopiedRow[],
  ): Promise<void> {
    const { brought = [], joins = '', columns = {} } = WRITTEN[table];
    const names = [...new Set([...COPIED_COLUMNS[table], ...brought, 'person'])];
    const written = { ...Object.fromEntries(names.map((name) => [name, `x.${name}`])), ...columns };
    const into = Object.entries(written).filter(([, value]) => value !== undefined);
    await queries.run(
      `INSERT INTO ${table} (${into.map(([name]) => name).join(', ')}) OVERRIDING SYSTEM VALUE
       SELECT ${into.map(([, value]) => value).join(', ')}
       FROM unnest(${names.map((name, index) => `$${index + 1}::${TYPES[name] ?? 'text'}[]`).join(', ')})
         WITH ORDINALITY AS x (${names.join(', ')}, at) ${joins} ORDER BY x.at`,
      ...names.map((name) =>
        rows.map((row) => (name in row ? (row[name] ?? null) : name === 'person' ? person : null)),
      ),
    );
  }

  /** A turn names the turn that it follows by its number, and both may come in one piece. */
  async function insertTurns(person: string, rows: readonly CopiedRow[]): Promise<void> {
    const numbers = await queries.all<{ number: number }>(
      `SELECT nextval(pg_get_serial_sequence('turns', 'key')) AS number FROM generate_series(1, $1)`,
      rows.length,
    );
    const words: TurnWords[] = [];
    for (const { message, content } of rows)
      words.push(await toTurnWords([String(message), String(content)], markOf(person)));
    const byId = new Map(rows.map(({ id }, index) => [id, numbers[index]?.number ?? null]));
    await insert(
      { person, table: 'turns' },
      rows.map((row, index) => ({
        ...row,
        number: numbers[index]?.number ?? null,
        parent_number: byId.get(row.parent ?? null) ?? null,
        words: words[index]?.own.join(BETWEEN) ?? '',
      })),
    );
    for (const [index, each] of words.entries()) {
      if (each.more.length > 0) await writeMoreWords(queries, numbers[index]?.number ?? 0, each);
    }
  }

  return {
    async holdsAnything() {
      const found = COPIED_TABLES.map((table) => `EXISTS (SELECT 1 FROM ${table})`).join(' OR ');
      return (await queries.one<{ found: boolean }>(`SELECT ${found} AS found`))?.found === true;
    },
    async write({ person, table }: CopiedPart, rows) {
      switch (table) {
        case 'blobs':
          return contents.keep(
            queries,
            new Map(rows.map(({ hash, content }) => [toHex(hash), content as Uint8Array])),
            beside,
          );
        case 'turns':
          return insertTurns(person, rows);
        case 'conversations':
          return insert({ person, table }, await Promise.all(rows.map((row) => withTitleWords(row, person))));
        default:
          return insert({ person, table }, rows);
      }
    },
  };
}

async function withTitleWords(row: CopiedRow, person: string): Promise<CopiedRow> {
  const [words = []] = await toSearchWords([String(row.title)], markOf(person));
  return { ...row, words: words.join(BETWEEN) };
}

function toHex(hash: CopiedValue | undefined): string {
  return Buffer.from(hash as Uint8Array).toString('hex');
}

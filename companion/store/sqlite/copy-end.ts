import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import {
  COPIED_COLUMNS,
  COPIED_TABLES,
  type CopiedPart,
  type CopiedRow,
  type CopiedTable,
  ROWS_AT_ONCE,
  SIZE_AT_ONCE,
  type TableSource,
  toSelect,
} from '../copy/copied-tables.ts';
import type { CopyEnd, CopySource, CopyTarget } from '../copy/copy-history.ts';
import { copiedPersonFolder, holdsPeople, openDataFolder, personFolder, settleCopy } from './database/data-folder.ts';
import type { OnProgress } from './database/migrate.ts';
import { DATABASE_FILE, type Database, openDatabase } from './database/open-database.ts';

const OF_CONVERSATION = { conversation: 'c.id' };
const withConversation = (table: string) => `${table} x JOIN conversations c ON c.row = x.conversation`;
const withTurn = (table: string) => `${table} x JOIN turns t ON t.row = x.turn`;

const SOURCES: Record<CopiedTable, TableSource> = {
  blobs: { from: 'blobs x', order: 'x.hash' },
  conversations: {
    from: 'conversations x LEFT JOIN imported i ON i.conversation = x.row',
    order: 'x.row',
    columns: { came_from: "coalesce(i.came_from, '')" },
  },
  tags: { from: withConversation('tags'), order: 'c.row, x.folded', columns: OF_CONVERSATION },
  turns: {
    from: `${withConversation('turns')} LEFT JOIN turns p ON p.row = x.parent`,
    order: 'x.row',
    columns: { ...OF_CONVERSATION, parent: 'p.id', place: 'x.row' },
  },
  turn_log: { from: withTurn('turn_log'), order: 'x.row', columns: { turn: 't.id' } },
  sources: {
    from: `${withTurn('sources')} LEFT JOIN blobs b ON b.row = x.blob`,
    order: 'x.turn, x.place',
    columns: { turn: 't.id', hash: 'b.hash' },
  },
  pages: { from: withConversation('pages'), order: 'c.row, x.address', columns: OF_CONVERSATION },
  notes: { from: withConversation('notes'), order: 'x.rowid', columns: OF_CONVERSATION },
  model_parameters: { from: 'model_parameters x', order: 'x.model' },
  prompts: { from: 'prompts x', order: 'x.id' },
  preferences: { from: 'preferences x', order: 'x.name' },
  people: { from: 'people x', order: 'x.rowid' },
  clients: { from: 'clients x', order: 'x.rowid' },
  room_links: { from: 'room_links x', order: 'x.rowid' },
  room_members: { from: 'room_members x', order: 'x.rowid' },
};

const CONVERSATION = '(SELECT row FROM conversations WHERE id = @conversation)';
const TURN = '(SELECT row FROM turns WHERE id = @turn)';

/** How the columns of a row become those of its table, where they are no others. Triggers see to the search and to pages. */
const WRITTEN: Partial<Record<CopiedTable, Readonly<Record<string, string>>>> = {
  tags: { conversation: CONVERSATION },
  turns: {
    conversation: CONVERSATION,
    // Rows are those of all conversations: where two have one place, the one that comes later follows.
    place: '(SELECT max(@place, coalesce(max(row) + 1, @place)) FROM turns)',
    // A turn without a parent has none here. A parent that does not exist is a mistake, which the table refuses.
    parent:
      '(SELECT CASE WHEN @parent IS NULL THEN NULL ELSE coalesce((SELECT row FROM turns WHERE id = @parent), -1) END)',
  },
  turn_log: { turn: TURN },
  sources: { turn: TURN, hash: '(SELECT row FROM blobs WHERE hash = @hash)' },
  pages: { conversation: CONVERSATION },
  notes: { conversation: CONVERSATION },
};
/** Names of columns that are others here. */
const NAMES: Partial<Record<CopiedTable, Readonly<Record<string, string>>>> = {
  turns: { place: 'row' },
  sources: { hash: 'blob' },
};

/** Whether something is kept in a data folder. */
export function hasDatabase(folder: string): boolean {
  return existsSync(join(folder, DATABASE_FILE));
}

/**
 * What is kept in a data folder, for copying. It is this process's alone until it is closed; what an earlier version wrote is
 * brought to this one.
 *
 * @throws {StoreError} as `openDatabase` does
 */
export function openSqliteEnd(folder: string, onUpdating?: OnProgress): CopyEnd {
  const first = openDataFolder(folder, onUpdating);
  const { db } = first;

  return {
    async read(work) {
      const others = createOthers(first, (person) => openOther(personFolder(folder, person)));
      try {
        return await work(createSource(db, others));
      } finally {
        others.close();
      }
    },
    async write(work) {
      // What is another person's is whole, or goes with the folder in which it is until then.
      const others = createOthers(first, (person) => beginCopy(openDatabase(copiedPersonFolder(folder, person))));
      try {
        db.exec('BEGIN IMMEDIATE');
        const result = await work(createTarget(folder, others));
        others.close();
        first.checkPlace();
        db.exec('COMMIT');
        return result;
      } catch (error) {
        // A full disk may have rolled it back already.
        if (db.isTransaction) db.exec('ROLLBACK');
        others.abandon();
        throw first.explain(error);
      } finally {
        settleCopy(folder, db);
      }
    },
    // The folder is ours alone.
    isInUse: async () => false,
    close: async () => first.close(),
  };
}

/** Undefined: this person was never here. */
function openOther(folder: string): Database | undefined {
  return hasDatabase(folder) ? openDatabase(folder) : undefined;
}

function beginCopy(database: Database): Database {
  database.db.exec('BEGIN IMMEDIATE');
  return database;
}

/** The databases of all persons, one of whom is open at a time beside the first. */
interface Others {
  /** @throws {StoreError} */
  use<T>(person: string, work: (db: DatabaseSync) => T): T | undefined;
  close(): void;
  /** As `close`, but without what was written to the one that is open. */
  abandon(): void;
}

function createOthers(first: Database, open: (person: string) => Database | undefined): Others {
  let current: { person: string; database: Database | undefined } | undefined;

  function close(end: 'COMMIT' | 'ROLLBACK' = 'COMMIT'): void {
    const database = current?.database;
    current = undefined;
    try {
      if (database?.db.isTransaction) database.db.exec(end);
    } catch (error) {
      throw database?.explain(error);
    } finally {
      database?.close();
    }
  }

  return {
    use(person, work) {
      if (person !== '' && person !== current?.person) {
        close();
        current = { person, database: open(person) };
      }
      const database = person === '' ? first : current?.database;
      try {
        database?.checkPlace();
        return database && work(database.db);
      } catch (error) {
        throw database?.explain(error);
      }
    },
    close: () => close(),
    abandon: () => close('ROLLBACK'),
  };
}

function createSource(first: DatabaseSync, others: Others): CopySource {
  return {
    persons: async () => [
      '',
      ...first
        .prepare("SELECT id FROM people WHERE id <> '' ORDER BY rowid")
        .all()
        .map(({ id }) => String(id)),
    ],
    async count({ person, table }) {
      const count = `SELECT count(*) AS n FROM ${SOURCES[table].from}`;
      return others.use(person, (db) => Number(db.prepare(count).get()?.n)) ?? 0;
    },
    async *read({ person, table }) {
      const select = toSelect(table, SOURCES[table]);
      const found = others.use(person, (db) => db.prepare(select).iterate() as Iterable<CopiedRow>) ?? [];
      let rows: CopiedRow[] = [];
      let size = 0;
      for (const row of found) {
        rows.push(row);
        size += sizeOf(row);
        if (rows.length < ROWS_AT_ONCE && size < SIZE_AT_ONCE) continue;
        yield rows;
        [rows, size] = [[], 0];
      }
      if (rows.length > 0) yield rows;
    },
  };
}

function createTarget(folder: string, others: Others): CopyTarget {
  let current: { person: string; write(table: CopiedTable, rows: readonly CopiedRow[]): void } | undefined;
  return {
    async holdsAnything() {
      const holds = (db: DatabaseSync) => COPIED_TABLES.some((table) => db.prepare(`SELECT 1 FROM ${table}`).get());
      return others.use('', holds) === true || holdsPeople(folder);
    },
    async write({ person, table }: CopiedPart, rows) {
      others.use(person, (db) => {
        if (current?.person !== person) current = { person, write: createWriter(db) };
        current.write(table, rows);
      });
      // So that Ctrl+C is heard.
      await setImmediate();
    },
  };
}

function createWriter(db: DatabaseSync): (table: CopiedTable, rows: readonly CopiedRow[]) => void {
  const inserts = new Map(
    COPIED_TABLES.map((table) => {
      const columns = table === 'conversations' ? COPIED_COLUMNS.conversations.slice(0, -1) : COPIED_COLUMNS[table];
      const names = columns.map((name) => NAMES[table]?.[name] ?? name);
      const values = columns.map((name) => WRITTEN[table]?.[name] ?? `@${name}`);
      // Pages are there by the sources that brought them, but for those that others took along.
      const insert = `INSERT ${table === 'pages' ? 'OR IGNORE ' : ''}INTO ${table} (${names}) VALUES (${values})`;
      return [table, [prepare(insert)]];
    }),
  );
  inserts
    .get('conversations')
    ?.push(
      prepare(
        `INSERT INTO imported (conversation, came_from) SELECT row, @came_from FROM conversations WHERE id = @id AND @came_from <> ''`,
      ),
    );

  function prepare(sql: string) {
    const statement = db.prepare(sql);
    statement.setAllowUnknownNamedParameters(true);
    return statement;
  }

  return (table, rows) => {
    for (const row of rows)
      for (const insert of inserts.get(table) ?? []) insert.run(row as Record<string, SQLInputValue>);
  };
}

/** UTF-16 units of the texts of a row, and bytes of the rest. */
function sizeOf(row: CopiedRow): number {
  return Object.values(row).reduce<number>(
    (sum, value) => sum + (typeof value === 'number' ? 8 : (value?.length ?? 0)),
    0,
  );
}

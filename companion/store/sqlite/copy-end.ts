import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import {
  COPIED_COLUMNS,
  COPIED_TABLES,
  type CopiedRow,
  type CopiedTable,
  ROWS_AT_ONCE,
  SIZE_AT_ONCE,
  type TableSource,
  toSelect,
} from '../copy/copied-tables.ts';
import type { CopyEnd, CopySource, CopyTarget } from '../copy/copy-history.ts';
import type { OnProgress } from './database/migrate.ts';
import { DATABASE_FILE, openDatabase } from './database/open-database.ts';

const OF_CONVERSATION = { conversation: 'c.id' };
const withConversation = (table: string) => `${table} x JOIN conversations c ON c.row = x.conversation`;
/** Rooms of other persons have their name before their conversation's; see `room-name.ts`. */
const ofOnePerson = (table: string) => `${table} x WHERE x.conversation NOT LIKE '%/%'`;
const withTurn = (table: string) => `${table} x JOIN turns t ON t.row = x.turn`;

/** Clients of other persons stay with what those have. */
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
  clients: { from: "clients x WHERE x.person = ''", order: 'x.rowid' },
  room_links: { from: ofOnePerson('room_links'), order: 'x.rowid' },
  room_members: { from: ofOnePerson('room_members'), order: 'x.rowid' },
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
    // None is no parent; one that is not there is a mistake, which the table refuses.
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
  const database = openDatabase(folder, onUpdating);
  const { db } = database;

  async function within<T>(begin: string, work: () => Promise<T>): Promise<T> {
    try {
      database.checkPlace();
      db.exec(begin);
      const result = await work();
      database.checkPlace();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk may have rolled it back already.
      if (db.isTransaction) db.exec('ROLLBACK');
      throw database.explain(error);
    }
  }

  return {
    read: (work) => within('BEGIN', () => work(createSource(db))),
    write: (work) => within('BEGIN IMMEDIATE', () => work(createTarget(db))),
    countOthers: async () => Number(db.prepare("SELECT count(*) AS n FROM people WHERE id <> ''").get()?.n),
    close: async () => database.close(),
  };
}

function createSource(db: DatabaseSync): CopySource {
  return {
    count: async (table) => Number(db.prepare(`SELECT count(*) AS n FROM ${SOURCES[table].from}`).get()?.n),
    async *read(table) {
      let rows: CopiedRow[] = [];
      let size = 0;
      for (const row of db.prepare(toSelect(table, SOURCES[table])).iterate() as Iterable<CopiedRow>) {
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

function createTarget(db: DatabaseSync): CopyTarget {
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

  return {
    holdsAnything: async () => COPIED_TABLES.some((table) => db.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get()),
    async write(table, rows) {
      for (const row of rows)
        for (const insert of inserts.get(table) ?? []) insert.run(row as Record<string, SQLInputValue>);
      // So that Ctrl+C is heard.
      await setImmediate();
    },
  };
}

/** UTF-16 units of the texts of a row, and bytes of the rest. */
function sizeOf(row: CopiedRow): number {
  return Object.values(row).reduce<number>(
    (sum, value) => sum + (typeof value === 'number' ? 8 : (value?.length ?? 0)),
    0,
  );
}

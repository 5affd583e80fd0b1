import pg from 'pg';
import { COLUMN_TYPES } from './column-types.ts';
import { toStoreError } from './database-failure.ts';
import { databaseName } from './database-name.ts';
import { migrate } from './migrate.ts';
import { createSession, type Session } from './sessions.ts';

export interface PostgresDatabase {
  /** Short work, a few queries at a time. */
  readonly short: Session;
  /** Long work, step by step, on connections of its own. */
  readonly bulk: Session;
  /** What a failure of the database means for people; other errors stay what they are. */
  explain(error: unknown): unknown;
  close(): Promise<void>;
}

/** What a companion is called in the server's list of who is connected. */
export const COMPANION = 'aside';

/** Connections for short work. */
export const CONNECTIONS = 4;
/** And for long work: one for each person, so that whoever has much to read does not keep all others waiting. */
export const BULK_CONNECTIONS = 2;
/** Nobody waits longer than this to hear that a question can't be stored. */
const PATIENCE_MS = 5_000;
/** The time limit of one step of long work: a common word may be in every text. */
const BULK_MS = 60_000;

/** How much of that time the server has itself, before it gives up a query that waits, or has much to read. */
const SERVERS_PART = 0.8;

/**
 * A broken connection is reported by its query. The pool listens for errors only while a connection is idle. It does not
 * listen while a connection is in use, nor to one that the starting server refused and that breaks after that.
 */
class QuietClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => {});
  }
}

/**
 * @param name of the database, for people
 * @throws {StoreError} `failed`: a file that its address names can't be read
 */
export function createClient(config: pg.ClientConfig, name: string): pg.Client {
  try {
    return new QuietClient(config);
  } catch (error) {
    throw toStoreError(error, name);
  }
}

/**
 * A database with the latest schema.
 *
 * @param url `postgres://…`; what it does not say is taken from the variables that `psql` reads, and `.pgpass`
 * @param options.patienceMs to reach it, and for each query of short work
 * @param options.program the name of the program that connects
 * @throws {StoreError} `database_away`, `newer_version`, `failed`
 */
export async function openDatabase(
  url: string,
  { patienceMs = PATIENCE_MS, program = COMPANION }: { patienceMs?: number | undefined; program?: string } = {},
): Promise<PostgresDatabase> {
  const name = databaseName(url);
  const config = {
    connectionString: url,
    application_name: program,
    connectionTimeoutMillis: patienceMs,
    keepAlive: true,
    types: COLUMN_TYPES,
  };
  // A companion that waits for another one to migrate waits as long as that takes.
  const first = createClient(config, name);
  try {
    await first.connect();
    await migrate(first, name);
  } catch (error) {
    throw toStoreError(error, name);
  } finally {
    await first.end().catch(() => {});
  }
  const pools = [CONNECTIONS, BULK_CONNECTIONS].map((max, index) => {
    const timeoutMs = index === 0 ? patienceMs : BULK_MS;
    const pool = new pg.Pool({
      ...config,
      Client: QuietClient,
      max,
      // So the server itself says that it was asked for too much, which it can't where it is away.
      statement_timeout: timeoutMs * SERVERS_PART,
      // So does the transaction of a companion that stands still, because others wait for its locks.
      idle_in_transaction_session_timeout: timeoutMs + 1_000,
    });
    pool.on('error', () => {});
    return { pool, session: createSession(pool, timeoutMs) };
  });
  const [short, bulk] = pools;
  if (!short || !bulk) throw new Error('no pools');
  return {
    short: short.session,
    bulk: bulk.session,
    explain: (error) => toStoreError(error, name),
    async close() {
      await Promise.all(pools.map(({ pool }) => pool.end()));
    },
  };
}

import type pg from 'pg';
import { isAway } from './database-failure.ts';
import { toStoredText } from './stored-text.ts';

export type Row = Record<string, unknown>;
type Value = string | number | boolean | null | Uint8Array | readonly (string | number | null | Uint8Array)[];

/** Runs queries on a database. The values are those of `$1`, `$2` and so on. */
export interface Queries {
  all<R = Row>(sql: string, ...values: Value[]): Promise<R[]>;
  one<R = Row>(sql: string, ...values: Value[]): Promise<R | undefined>;
  /** How many rows were changed. */
  run(sql: string, ...values: Value[]): Promise<number>;
}

/** Runs each query on a connection of its own, except the queries of a transaction. */
export interface Session extends Queries {
  /** Does all of `work`, or none of it. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
}

/** Collects the values of a query that is built in pieces, and numbers them. */
export function createValues() {
  const values: Value[] = [];
  return {
    values,
    /** What stands for the value in the query. */
    add: (value: Value): string => `$${values.push(value)}`,
  };
}

/** @param timeoutMs of each query; a connection on which one took longer is given up */
export function createSession(pool: pg.Pool, timeoutMs: number): Session {
  function on(client: Pick<pg.ClientBase, 'query'>): Queries {
    const query = (text: string, values: Value[]) =>
      client.query({ text, values: values.map(toParameter), query_timeout: timeoutMs } as pg.QueryConfig);
    return {
      all: async <R>(sql: string, ...values: Value[]) => (await query(sql, values)).rows as R[],
      one: async <R>(sql: string, ...values: Value[]) => (await query(sql, values)).rows[0] as R | undefined,
      run: async (sql, ...values) => (await query(sql, values)).rowCount ?? 0,
    };
  }

  async function withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let failure: Error | undefined;
    try {
      return await work(client);
    } catch (error) {
      failure = error as Error;
      throw error;
    } finally {
      client.release(failure !== undefined && isAway(failure));
    }
  }

  const once = <T>(work: (queries: Queries) => Promise<T>) => withClient((client) => work(on(client)));
  return {
    all: <R>(sql: string, ...values: Value[]) => once((queries) => queries.all<R>(sql, ...values)),
    one: <R>(sql: string, ...values: Value[]) => once((queries) => queries.one<R>(sql, ...values)),
    run: (sql, ...values) => once((queries) => queries.run(sql, ...values)),
    transaction: (work) =>
      withClient(async (client) => {
        const queries = on(client);
        await queries.run('BEGIN');
        try {
          const result = await work(queries);
          await queries.run('COMMIT');
          return result;
        } catch (error) {
          // Closing a useless connection ends its transaction too.
          if (!isAway(error)) await queries.run('ROLLBACK');
          throw error;
        }
      }),
  };
}

function toParameter(value: Value): unknown {
  if (typeof value === 'string') return toStoredText(value);
  if (Array.isArray(value)) return value.map((each) => toParameter(each));
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}

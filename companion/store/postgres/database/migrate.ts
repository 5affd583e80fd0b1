import type pg from 'pg';
import { StoreError } from '../../store-error.ts';
import { MIGRATIONS } from './migrations/migrations.ts';

/** "Asid": the companion that holds this lock brings the database to the latest version, and all others wait. */
const LOCK = 0x41736964;

/**
 * Brings a database of any earlier version to the latest. Each step is done completely or not at all. When several companions
 * start at once, one does it, and the others find it done.
 *
 * @param database its name for people
 * @throws {StoreError} `newer_version`; `failed` when the database doesn't take all characters
 */
export async function migrate(
  client: pg.ClientBase,
  database: string,
  migrations: readonly string[] = MIGRATIONS,
): Promise<void> {
  const { rows } = await client.query('SHOW server_encoding');
  const { server_encoding: encoding } = rows[0] as { server_encoding: string };
  if (encoding !== 'UTF8') throw new StoreError('failed', { cause: 'database_failed', database, reason: encoding });
  if ((await readVersion(client, database, migrations)) === migrations.length) return;
  await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  try {
    await client.query('CREATE TABLE IF NOT EXISTS aside_version (version integer NOT NULL)');
    for (let version = await readVersion(client, database, migrations); version < migrations.length; version++) {
      await client.query('BEGIN');
      await client.query(migrations[version] ?? '');
      await client.query('DELETE FROM aside_version');
      await client.query('INSERT INTO aside_version (version) VALUES ($1)', [version + 1]);
      await client.query('COMMIT');
    }
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]).catch(() => {});
  }
}

async function readVersion(client: pg.ClientBase, file: string, migrations: readonly string[]): Promise<number> {
  const { rows: found } = await client.query("SELECT to_regclass('aside_version') AS name");
  if ((found[0] as { name: string | null }).name === null) return 0;
  const { rows } = await client.query('SELECT version FROM aside_version');
  const { version = 0 } = (rows[0] ?? {}) as { version?: number };
  if (version > migrations.length) throw new StoreError('newer_version', { cause: 'newer_version', file });
  return version;
}

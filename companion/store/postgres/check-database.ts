import { toStoreError } from './database/database-failure.ts';
import { databaseName } from './database/database-name.ts';
import { createClient } from './database/open-database.ts';

/** How long it may take to answer. */
const PATIENCE_MS = 4_000;

/**
 * Asks a database who it is, and changes nothing.
 *
 * @throws {StoreError} `database_away`, `failed`
 */
export async function checkDatabase(url: string): Promise<{ name: string; version: string }> {
  const name = databaseName(url);
  const config = {
    connectionString: url,
    application_name: 'aside doctor',
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  };
  const client = createClient(config, name);
  try {
    await client.connect();
    const { rows } = await client.query('SHOW server_version');
    return { name, version: String((rows[0] as { server_version: string }).server_version) };
  } catch (error) {
    throw toStoreError(error, name);
  } finally {
    await client.end().catch(() => {});
  }
}

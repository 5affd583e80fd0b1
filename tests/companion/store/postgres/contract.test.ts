import { afterAll, beforeAll, describe } from 'vitest';
import { hasPostgres, type PostgresServer, startPostgres } from '../../../helpers/postgres-server.ts';
import { holdsContract } from '../contract/holds-contract.ts';
import { createDatabases, openTempDatabase } from './temp-database.ts';

describe.skipIf(!hasPostgres)('a store in PostgreSQL', () => {
  let server: PostgresServer;
  const createDatabase = createDatabases(() => server);
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.dispose());
  holdsContract(async (limits) => openTempDatabase(await createDatabase(), limits));
});

import { onTestFinished } from 'vitest';
import type { Database } from '../../../companion/store/database.ts';
import { openSqliteStore } from '../../../companion/store/sqlite/open-sqlite-store.ts';
import { createTestFolder } from '../server/test-companion.ts';

/** The real storage, in a folder of its own or one that an earlier one used; ends with the test. */
export async function openTestStorage(folder = createTestFolder()): Promise<Database> {
  const storage = await openSqliteStore(folder);
  onTestFinished(() => storage.dispose());
  return storage;
}

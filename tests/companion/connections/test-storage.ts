import { onTestFinished } from 'vitest';
import type { StoredConversations } from '../../../companion/conversations/stored-conversations.ts';
import { openStorage } from '../../../companion/storage/open-storage.ts';
import { createTestFolder } from '../server/test-companion.ts';

/** The real storage, in a folder of its own or one that an earlier one used; ends with the test. */
export async function openTestStorage(folder = createTestFolder()): Promise<StoredConversations> {
  const storage = await openStorage(folder);
  onTestFinished(() => storage.dispose());
  return storage;
}

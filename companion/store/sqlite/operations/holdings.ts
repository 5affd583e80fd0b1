import type { DatabaseSync } from 'node:sqlite';

/** How much is kept, and of what. */
export function createHoldings(db: DatabaseSync) {
  const count = db.prepare('SELECT count(*) AS chats FROM conversations WHERE deleted_at IS NULL');
  const select = db.prepare('SELECT id FROM conversations WHERE deleted_at IS NULL');
  const size = db.prepare(
    `SELECT (page_count - freelist_count) * page_size AS bytes
     FROM pragma_page_count(), pragma_freelist_count(), pragma_page_size()`,
  );
  return {
    holdings: () => ({ chats: Number(count.get()?.chats), bytes: Number(size.get()?.bytes) }),
    allConversations: (): string[] => select.all().map(({ id }) => String(id)),
  };
}

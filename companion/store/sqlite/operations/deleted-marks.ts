import type { DatabaseSync } from 'node:sqlite';

/** Hides conversations until they are restored or dropped; each says whether something is different now. */
export function createDeletedMarks(db: DatabaseSync) {
  const mark = db.prepare('UPDATE conversations SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL');
  const unmark = db.prepare('UPDATE conversations SET deleted_at = NULL WHERE id = ? AND deleted_at > 0');
  return {
    /** @param at milliseconds since 1970 */
    mark: (id: string, at: number): boolean => mark.run(at, id).changes > 0,
    unmark: (id: string): boolean => unmark.run(id).changes > 0,
  };
}

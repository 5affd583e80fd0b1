import type { SQLOutputValue } from 'node:sqlite';

/** How a conversation `c` is sorted: whether it is in the archive, and its tags as JSON. */
export const ARRANGED = `c.archived,
  (SELECT json_group_array(tag) FROM (SELECT tag FROM tags WHERE conversation = c.row ORDER BY folded)) AS tags`;

/** The same as fields of a row, without those that have their usual value. */
export function toArranged({ archived, tags }: { archived?: SQLOutputValue; tags?: SQLOutputValue }) {
  return {
    ...(archived === 1 && { archived: true as const }),
    ...(tags !== '[]' && { tags: JSON.parse(String(tags)) as string[] }),
  };
}

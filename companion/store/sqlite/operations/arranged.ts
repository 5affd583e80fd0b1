import type { SQLOutputValue } from 'node:sqlite';

/** How a conversation `c` is sorted: whether it is in the archive, and its tags as JSON. */
export const ARRANGED = `c.archived,
  (SELECT json_group_array(tag) FROM (SELECT tag FROM tags WHERE conversation = c.row ORDER BY folded)) AS tags`;

/** The same of a row, with nothing for what is usual. */
export function toArranged({ archived, tags }: { archived?: SQLOutputValue; tags?: SQLOutputValue }) {
  return {
    ...(archived === 1 && { archived: true as const }),
    ...(tags !== '[]' && { tags: JSON.parse(String(tags)) as string[] }),
  };
}

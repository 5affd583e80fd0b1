import { type ChatFilter, foldTag } from '../../../../protocol/chat-filter.ts';
import { toPageAddress } from '../../page-address.ts';
import { turnSite } from '../../rows/turned-site.ts';
import type { createValues } from '../database/sessions.ts';
import type { OperationContext } from './operation-context.ts';

type Add = ReturnType<typeof createValues>['add'];

/** How a conversation `c` is sorted: whether it is in the archive, and its tags. */
export const ARRANGED =
  'c.archived, ARRAY(SELECT g.tag FROM tags g WHERE g.conversation = c.key ORDER BY g.folded) AS tags';

/** The same as fields of a row, without those that have their usual value. */
export function toArranged({ archived, tags }: { archived: number; tags: string[] }) {
  return { ...(archived === 1 && { archived: true as const }), ...(tags.length > 0 && { tags }) };
}

/** Turns filters into SQL. */
export function createFilterConditions({ db, person }: OperationContext) {
  return {
    /** The condition on a conversation `c`, for a WHERE clause. Times are separate, because hits have their own. */
    async conditions({ archived, tags = [], model, site, page }: ChatFilter, add: Add): Promise<string> {
      const all: string[] = [];
      if (archived !== undefined) all.push(`c.archived = ${add(archived ? 1 : 0)}`);
      for (const tag of tags) {
        all.push(`EXISTS (SELECT 1 FROM tags g WHERE g.conversation = c.key AND g.folded = ${add(foldTag(tag))})`);
      }
      if (model !== undefined) {
        const wanted = model.toLowerCase();
        // Each name is found after the one before, which takes as many steps as there are models.
        const rows = await db.all<{ model: string }>(
          `WITH RECURSIVE names AS (
             SELECT min(model) AS model FROM turns WHERE person = $1
             UNION ALL SELECT (SELECT min(t.model) FROM turns t WHERE t.person = $1 AND t.model > n.model)
             FROM names n WHERE n.model IS NOT NULL
           ) SELECT model FROM names WHERE model <> ''`,
          person,
        );
        const names = rows.map((row) => row.model).filter((name) => name.toLowerCase().includes(wanted));
        all.push(
          `EXISTS (SELECT 1 FROM turns m WHERE m.conversation = c.key AND m.model = ANY(${add(names)}::text[]))`,
        );
      }
      if (site !== undefined) {
        const turned = turnSite(site);
        // A filter that is no site matches none. A slash is the character after a dot.
        const [from, to] = turned === '' ? ['', ''] : [turned, `${turned.slice(0, -1)}/`];
        all.push(
          `EXISTS (SELECT 1 FROM pages p WHERE p.conversation = c.key AND p.site >= ${add(from)} AND p.site < ${add(to)})`,
        );
      }
      if (page !== undefined) {
        all.push(`c.key IN (SELECT conversation FROM pages WHERE address = ${add(toPageAddress(page))})`);
      }
      return all.map((condition) => ` AND ${condition}`).join('');
    },
  };
}

/** The condition on the time in `column`. */
export function timeConditions({ since, until }: ChatFilter, column: string, add: Add): string {
  const from = since === undefined ? '' : ` AND ${column} >= ${add(since)}::bigint`;
  return `${from}${until === undefined ? '' : ` AND ${column} < ${add(until)}::bigint`}`;
}

import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { type ChatFilter, foldTag } from '../../../../protocol/chat-filter.ts';
import { toPageAddress } from '../../page-address.ts';
import { turnSite } from '../../rows/turned-site.ts';

/** The condition on a conversation `c`, for a WHERE clause. Times are separate, because hits have their own. */
export interface Conditions {
  sql: string;
  values: SQLInputValue[];
}

/** Turns filters into SQL. Each condition reads one index per conversation, so that a list can stop once its part is full. */
export function createFilterConditions(db: DatabaseSync) {
  // Each name is found after the one before, which takes as many steps as there are models.
  const selectModels = db.prepare(
    `WITH RECURSIVE names (model) AS (
       SELECT min(model) FROM turns
       UNION ALL SELECT (SELECT min(model) FROM turns WHERE model > names.model) FROM names WHERE names.model IS NOT NULL
     ) SELECT model FROM names WHERE model <> ''`,
  );

  function models(): string[] {
    return selectModels.all().map(({ model }) => String(model));
  }

  function conditions(filter: ChatFilter): Conditions {
    const { archived, tags = [], model, site, page } = filter;
    const all: [string, ...SQLInputValue[]][] = [];
    if (archived !== undefined) all.push(['c.archived = ?', archived ? 1 : 0]);
    for (const tag of tags) {
      all.push(['EXISTS (SELECT 1 FROM tags g WHERE g.conversation = c.row AND g.folded = ?)', foldTag(tag)]);
    }
    if (model !== undefined) {
      const wanted = model.toLowerCase();
      const names = models().filter((name) => name.toLowerCase().includes(wanted));
      all.push([
        `EXISTS (SELECT 1 FROM json_each(?) n CROSS JOIN turns m INDEXED BY turns_of_model
           ON m.model = n.value AND m.conversation = c.row)`,
        JSON.stringify(names),
      ]);
    }
    if (site !== undefined) {
      const turned = turnSite(site);
      // A filter that is no site matches none. A slash is the character after a dot.
      const range = turned === '' ? ['', ''] : [turned, `${turned.slice(0, -1)}/`];
      all.push([
        'EXISTS (SELECT 1 FROM pages p WHERE p.conversation = c.row AND p.site >= ? AND p.site < ?)',
        ...range,
      ]);
    }
    if (page !== undefined)
      all.push(['c.row IN (SELECT conversation FROM pages WHERE address = ?)', toPageAddress(page)]);
    return { sql: all.map(([sql]) => ` AND ${sql}`).join(''), values: all.flatMap(([, ...values]) => values) };
  }

  return { models, conditions };
}

/** The condition on the time in `column`. */
export function timeConditions({ since, until }: ChatFilter, column: string): Conditions {
  const sql = `${since === undefined ? '' : ` AND ${column} >= ?`}${until === undefined ? '' : ` AND ${column} < ?`}`;
  return { sql, values: [since, until].filter((time) => time !== undefined) };
}

/** Statements by their SQL, each prepared once: there are as many as there are kinds of filters. */
export function createStatements(db: DatabaseSync) {
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  return (sql: string) => {
    const statement = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
}

import type { OperationContext } from './operation-context.ts';

/** The texts of a person's rows: their columns, and where the rows are. */
const TEXTS: readonly (readonly [columns: readonly string[], rows: string])[] = [
  [['title', 'words', 'parameters'], 'conversations x WHERE x.person = $1'],
  [['message', 'content', 'thinking', 'outline', 'terminal', 'words'], 'turns x WHERE x.person = $1'],
  [['words'], 'more_words x JOIN turns t ON t.key = x.turn WHERE t.person = $1'],
  [['text'], 'turn_log x JOIN turns t ON t.key = x.turn WHERE t.person = $1'],
  [['about'], 'sources x JOIN turns t ON t.key = x.turn WHERE t.person = $1'],
  [['tag'], 'tags x JOIN conversations c ON c.key = x.conversation WHERE c.person = $1'],
  [['address'], 'pages x JOIN conversations c ON c.key = x.conversation WHERE c.person = $1'],
  [['text'], 'notes x WHERE x.person = $1'],
  [['parameters'], 'model_parameters x WHERE x.person = $1'],
  [['content'], 'prompts x WHERE x.person = $1'],
  [['value'], 'preferences x WHERE x.person = $1'],
];

/**
 * What is kept of a person. Only their own rows count, as they are on disk, and what they asked with counts in full, whoever
 * else has asked with the same: sizes of tables, or who was first, would tell of others.
 */
export function createHoldings({ db, person }: OperationContext) {
  const texts = TEXTS.map(([columns, rows]) => {
    // The size alone is read, not the text.
    const sizes = columns.map((column) => `coalesce(pg_column_size(x.${column}), 0)`);
    return `(SELECT coalesce(sum(${sizes.join(' + ')}), 0) FROM ${rows})`;
  });
  const contents = `(SELECT coalesce(sum(b.bytes), 0) FROM blobs b
    WHERE b.key IN (SELECT s.blob FROM sources s JOIN turns t ON t.key = s.turn WHERE t.person = $1))`;
  const sql = `SELECT (SELECT count(*) FROM conversations WHERE person = $1 AND deleted_at IS NULL) AS chats,
    (${[...texts, contents].join(' + ')})::bigint AS bytes`;
  return async (): Promise<{ chats: number; bytes: number }> =>
    (await db.one<{ chats: number; bytes: number }>(sql, person)) ?? { chats: 0, bytes: 0 };
}

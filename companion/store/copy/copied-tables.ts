/** The value of a column that is copied. */
export type CopiedValue = string | number | null | Uint8Array;

/** A row without the keys of its database. It names other rows by their ids, and contents by their hashes. */
export type CopiedRow = Readonly<Record<string, CopiedValue>>;

/**
 * The tables of a person's history, which both databases have. A table comes after those that it refers to. Turns come in the
 * order of their `place`, so parents come before their children.
 */
export const PERSON_TABLES = [
  'blobs',
  'conversations',
  'tags',
  'turns',
  'turn_log',
  'sources',
  'pages',
  'notes',
  'model_parameters',
  'prompts',
  'preferences',
] as const;

/**
 * What is kept of all persons in one place: who was let in, and who they are. Invitations stay behind, since a link leads to
 * the companion that gave it, and so does what was asked in the last hour.
 */
export const SHARED_TABLES = ['clients', 'room_links', 'room_members', 'people'] as const;

export const COPIED_TABLES = [...PERSON_TABLES, ...SHARED_TABLES] as const;

export type CopiedTable = (typeof COPIED_TABLES)[number];

/** A table and the person whose rows are meant. Rows of a shared table count as the first person's (`''`). */
export interface CopiedPart {
  person: string;
  table: CopiedTable;
}

/** The columns of each table, by their names in both databases. In SQLite `place` is the turn's row. */
export const COPIED_COLUMNS = {
  blobs: ['hash', 'content'],
  conversations: [
    ...['id', 'title', 'title_source', 'pinned', 'archived', 'created_at', 'used_at', 'deleted_at', 'parameters'],
    'came_from',
  ],
  tags: ['conversation', 'folded', 'tag'],
  turns: [
    ...['id', 'conversation', 'place', 'parent', 'task', 'style', 'message', 'fingerprint', 'token', 'state', 'model'],
    ...['content', 'thinking', 'outline', 'terminal', 'asked_at', 'asker'],
  ],
  turn_log: ['turn', 'kind', 'text'],
  sources: ['turn', 'place', 'about', 'hash'],
  pages: ['conversation', 'address', 'site'],
  notes: ['key', 'conversation', 'written_at', 'chars', 'text'],
  model_parameters: ['model', 'parameters'],
  prompts: ['id', 'content'],
  preferences: ['name', 'value', 'revision'],
  people: ['id', 'name', 'administrator', 'turns', 'questions', 'created_at', 'revoked_at'],
  clients: ['id', 'verifier', 'name', 'origin', 'created_at', 'last_seen_at', 'person'],
  room_links: [
    ...['id', 'verifier', 'conversation', 'may', 'uses_left', 'joined', 'created_at', 'expires_at', 'ended'],
    'ended_at',
  ],
  room_members: ['id', 'verifier', 'conversation', 'name', 'may', 'origin', 'created_at'],
} as const satisfies Record<CopiedTable, readonly string[]>;

/** How much is read and written at once: so many rows, or so many UTF-16 units and bytes. */
export const ROWS_AT_ONCE = 200;
export const SIZE_AT_ONCE = 1_000_000;

/** Where the rows of a table are, which is `x` there, and their order; `columns`: where some of them stand instead. */
export interface TableSource {
  from: string;
  order: string;
  columns?: Readonly<Record<string, string>>;
}

export function toSelect(table: CopiedTable, { from, order, columns = {} }: TableSource): string {
  const selected = COPIED_COLUMNS[table].map((name) => `${columns[name] ?? `x.${name}`} AS ${name}`);
  return `SELECT ${selected.join(', ')} FROM ${from} ORDER BY ${order}`;
}

import type { PersonChanges } from '../people-store.ts';

const COLUMNS = {
  name: 'name',
  administrator: 'administrator',
  turns: 'turns',
  questions: 'questions',
  revokedAt: 'revoked_at',
} as const satisfies Record<keyof PersonChanges, string>;

/** The columns that a change of a person is about, each with its value, and no others: what else is there may be newer. */
export function changedColumns(changes: PersonChanges): [column: string, value: string | number | boolean | null][] {
  return Object.entries(COLUMNS).flatMap(([key, column]) => {
    const value = changes[key as keyof PersonChanges];
    return value === undefined ? [] : [[column, value]];
  });
}

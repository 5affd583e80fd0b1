import { FIRST } from './0001-first.ts';
import { PEOPLE } from './0002-people.ts';
import { REMOVED_PEOPLE } from './0003-removed-people.ts';
import { SHARED_SECRET } from './0004-shared-secret.ts';

/** The n-th brings a database from version n - 1 to n. What was released is never edited. */
export const MIGRATIONS: readonly string[] = [FIRST, PEOPLE, REMOVED_PEOPLE, SHARED_SECRET];

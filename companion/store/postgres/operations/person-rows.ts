import type { Invitation, PeopleStore, Person, PersonChanges } from '../../people-store.ts';
import { changedColumns } from '../../rows/changed-person.ts';
import type { Queries, Session } from '../database/sessions.ts';

/** Who uses the companions, and what was asked in the last hour. Times are milliseconds since 1970. */
export function createPersonRows(db: Session) {
  return {
    async allPeople(): ReturnType<PeopleStore['all']> {
      const people = await db.all<Person>(
        `SELECT id, name, administrator, turns, questions, created_at AS "createdAt", revoked_at AS "revokedAt"
         FROM people ORDER BY created_at, number`,
      );
      const invitations = await db.all<Invitation>(
        `SELECT id, verifier, person, created_at AS "createdAt", expires_at AS "expiresAt" FROM invitations ORDER BY created_at, id`,
      );
      return { people, invitations };
    },
    async keepPerson({ id, name, administrator, turns, questions, createdAt, revokedAt }: Person): Promise<void> {
      await db.run(
        `INSERT INTO people (id, name, administrator, turns, questions, created_at, revoked_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO NOTHING`,
        ...[id, name, administrator, turns, questions, createdAt, revokedAt],
      );
    },
    async changePerson(id: string, changes: PersonChanges): Promise<boolean> {
      const changed = changedColumns(changes);
      const set = ['id = id', ...changed.map(([column], index) => `${column} = $${index + 2}`)].join(', ');
      return (await db.run(`UPDATE people SET ${set} WHERE id = $1`, id, ...changed.map(([, value]) => value))) > 0;
    },
    async keepInvitation({ id, verifier, person, createdAt, expiresAt }: Invitation): Promise<void> {
      await db.run(
        `INSERT INTO invitations (id, verifier, person, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (person) DO UPDATE SET id = excluded.id, verifier = excluded.verifier, created_at = excluded.created_at,
           expires_at = excluded.expires_at`,
        ...[id, verifier, person, createdAt, expiresAt],
      );
    },
    async returnInvitation({ id, verifier, person, createdAt, expiresAt }: Invitation): Promise<void> {
      await db.run(
        `INSERT INTO invitations (id, verifier, person, created_at, expires_at)
         SELECT $1::text, $2::bytea, id, $4::bigint, $5::bigint FROM people WHERE id = $3 AND revoked_at IS NULL
         ON CONFLICT (person) DO NOTHING`,
        ...[id, verifier, person, createdAt, expiresAt],
      );
    },
    async removeInvitation(id: string): Promise<boolean> {
      return (await db.run('DELETE FROM invitations WHERE id = $1', id)) > 0;
    },
    countQuestion: (person: string, { at, since, most }: Parameters<PeopleStore['countQuestion']>[1]) =>
      db.transaction(async (queries): Promise<number | null> => {
        await lockPerson(queries, person);
        // Two questions at once are counted one after the other, even if there is no row yet to lock.
        await queries.all("SELECT pg_advisory_xact_lock(hashtextextended('aside questions ' || $1, 0))", person);
        await queries.run('DELETE FROM questions WHERE person = $1 AND at <= $2', person, since);
        const counted = await queries.one<{ count: number; first: number | null }>(
          'SELECT count(*) AS count, min(at) AS first FROM questions WHERE person = $1',
          person,
        );
        if (counted && counted.count >= most) return counted.first ?? at;
        await queries.run('INSERT INTO questions (person, at) VALUES ($1, $2)', person, at);
        return null;
      }),
    async uncountQuestion(person: string, at: number): Promise<void> {
      await db.run(
        'DELETE FROM questions WHERE number = (SELECT number FROM questions WHERE person = $1 AND at = $2 LIMIT 1)',
        person,
        at,
      );
    },
    countedQuestions: (since: number): ReturnType<PeopleStore['countedQuestions']> =>
      db.all('SELECT person, count(*) AS questions FROM questions WHERE at > $1 GROUP BY person', since),
    shutOutPerson: (person: string, at: number): Promise<void> =>
      db.transaction(async (queries) => {
        await queries.all(LOCK, person);
        await queries.run('UPDATE people SET revoked_at = coalesce(revoked_at, $2) WHERE id = $1', person, at);
        await takeAccess(queries, person, at);
      }),
    removePerson: (person: string): Promise<void> =>
      db.transaction(async (queries) => {
        await queries.all(LOCK, person);
        await queries.run('INSERT INTO removed_people (id) VALUES ($1) ON CONFLICT DO NOTHING', person);
        await takeAccess(queries, person, 0);
        await queries.run('DELETE FROM questions WHERE person = $1', person);
        await queries.run('DELETE FROM people WHERE id = $1', person);
      }),
  };
}

/**
 * Held while something of a person is added, or taken together with other rows. It comes before any row: what takes all access
 * of the person, or removes them, holds it alone, and then comes to the same rows.
 */
export async function lockPerson(queries: Queries, person: string): Promise<void> {
  if (person === '') return;
  await queries.all("SELECT pg_advisory_xact_lock_shared(hashtextextended('aside person ' || $1, 0))", person);
}

/** Waits for all that is being added of a person, and has what comes after it see what is changed with it. */
const LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('aside person ' || $1, 0))";

async function takeAccess(queries: Queries, person: string, at: number): Promise<void> {
  for (const table of ['invitations', 'clients']) await queries.run(`DELETE FROM ${table} WHERE person = $1`, person);
  await queries.run(
    "UPDATE room_links SET ended = 'ended', ended_at = $2 WHERE starts_with(conversation, $1 || '/') AND ended IS NULL",
    person,
    at,
  );
  await queries.run("DELETE FROM room_members WHERE starts_with(conversation, $1 || '/')", person);
}

/** Calls that do no harm when they are made twice. They are repeated when their answer was lost. */
export const REPEATABLE: ReadonlySet<string> = new Set<keyof ReturnType<typeof createPersonRows>>([
  'allPeople',
  'keepPerson',
  'changePerson',
  'keepInvitation',
  'returnInvitation',
  'countedQuestions',
  'shutOutPerson',
  'removePerson',
]);

import type { DatabaseSync } from 'node:sqlite';
import type { Invitation, PeopleStore, Person, PersonChanges } from '../../people-store.ts';
import { changedColumns } from '../../rows/changed-person.ts';
import { inTransaction } from '../database/transaction.ts';

/** Who uses the companion, and what was asked in the last hour. Times are milliseconds since 1970. */
export function createPersonRows(db: DatabaseSync) {
  const selectPeople = db.prepare(
    `SELECT id, name, administrator, turns, questions, created_at AS createdAt, revoked_at AS revokedAt
     FROM people ORDER BY created_at, rowid`,
  );
  const selectInvitations = db.prepare(
    `SELECT id, verifier, person, created_at AS createdAt, expires_at AS expiresAt FROM invitations ORDER BY created_at`,
  );
  const insert = db.prepare(
    `INSERT OR IGNORE INTO people (id, name, administrator, turns, questions, created_at, revoked_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertInvitation = db.prepare(
    'INSERT INTO invitations (id, verifier, person, created_at, expires_at) VALUES (?, ?, ?, ?, ?)',
  );
  const returnInvitation = db.prepare(
    `INSERT INTO invitations (id, verifier, created_at, expires_at, person)
     SELECT ?, ?, ?, ?, id FROM people WHERE id = ? AND revoked_at IS NULL ON CONFLICT (person) DO NOTHING`,
  );
  const removeInvitation = db.prepare('DELETE FROM invitations WHERE id = ?');
  const removeInvitationsOf = db.prepare('DELETE FROM invitations WHERE person = ?');
  const remove = db.prepare('DELETE FROM people WHERE id = ?');
  const removeQuestions = db.prepare('DELETE FROM questions WHERE person = ?');
  const revoke = db.prepare('UPDATE people SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?');
  const noteRemoved = db.prepare('INSERT OR IGNORE INTO removed_people (id) VALUES (?)');
  const removeClients = db.prepare('DELETE FROM clients WHERE person = ?');
  const removeMembers = db.prepare(
    "DELETE FROM room_members WHERE substr(conversation, 1, instr(conversation, '/') - 1) = ?",
  );
  const endLinks = db.prepare(
    `UPDATE room_links SET ended = 'ended', ended_at = ?
     WHERE substr(conversation, 1, instr(conversation, '/') - 1) = ? AND ended IS NULL`,
  );
  const removeEarlier = db.prepare('DELETE FROM questions WHERE person = ? AND at <= ?');
  const counted = db.prepare('SELECT count(*) AS count, min(at) AS first FROM questions WHERE person = ?');
  const insertQuestion = db.prepare('INSERT INTO questions (person, at) VALUES (?, ?)');
  const removeQuestion = db.prepare(
    'DELETE FROM questions WHERE rowid = (SELECT rowid FROM questions WHERE person = ? AND at = ? LIMIT 1)',
  );
  const countAll = db.prepare('SELECT person, count(*) AS questions FROM questions WHERE at > ? GROUP BY person');

  function takeAccess(person: string, at: number): void {
    for (const statement of [removeInvitationsOf, removeClients, removeMembers]) statement.run(person);
    endLinks.run(at, person);
  }

  return {
    allPeople: () => ({
      people: selectPeople
        .all()
        .map((row) => ({ ...row, administrator: row.administrator === 1 }) as unknown as Person),
      invitations: selectInvitations.all() as unknown as Invitation[],
    }),
    keepPerson({ id, name, administrator, turns, questions, createdAt, revokedAt }: Person): void {
      insert.run(id, name, Number(administrator), turns, questions, createdAt, revokedAt);
    },
    changePerson(id: string, changes: PersonChanges): boolean {
      const changed = changedColumns(changes);
      const set = ['id = id', ...changed.map(([column]) => `${column} = ?`)].join(', ');
      const values = changed.map(([, value]) => (typeof value === 'boolean' ? Number(value) : value));
      return db.prepare(`UPDATE people SET ${set} WHERE id = ?`).run(...values, id).changes > 0;
    },
    returnInvitation({ id, verifier, person, createdAt, expiresAt }: Invitation): void {
      returnInvitation.run(id, verifier, createdAt, expiresAt, person);
    },
    keepInvitation: ({ id, verifier, person, createdAt, expiresAt }: Invitation): void =>
      inTransaction(db, () => {
        removeInvitationsOf.run(person);
        insertInvitation.run(id, verifier, person, createdAt, expiresAt);
      }),
    removeInvitation: (id: string): boolean => removeInvitation.run(id).changes > 0,
    countQuestion: (person: string, { at, since, most }: Parameters<PeopleStore['countQuestion']>[1]): number | null =>
      inTransaction(db, () => {
        removeEarlier.run(person, since);
        const { count, first } = counted.get(person) as { count: number; first: number };
        if (count >= most) return first ?? at;
        insertQuestion.run(person, at);
        return null;
      }),
    uncountQuestion: (person: string, at: number): void => void removeQuestion.run(person, at),
    countedQuestions: (since: number) => countAll.all(since) as { person: string; questions: number }[],
    shutOutPerson: (person: string, at: number): void =>
      inTransaction(db, () => {
        revoke.run(at, person);
        takeAccess(person, at);
      }),
    removePerson: (person: string): void =>
      inTransaction(db, () => {
        noteRemoved.run(person);
        takeAccess(person, 0);
        for (const statement of [removeQuestions, remove]) statement.run(person);
      }),
  };
}

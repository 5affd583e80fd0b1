import type { DatabaseSync } from 'node:sqlite';
import type { May } from '../../../../protocol/room-messages.ts';
import { roomOf } from '../../room-name.ts';
import type { LinkEnd, RoomLink, RoomMember, RoomStore } from '../../room-store.ts';
import { inTransaction } from '../database/transaction.ts';

/** Whether a conversation of the person whose database it is has links or members. */
export type IsShared = (conversation: string) => boolean;

/** Looks among the rooms of all persons, which are in the first one's database. */
export function createRoomFinder(db: DatabaseSync, person: string): IsShared {
  const find = db.prepare(
    `SELECT EXISTS (SELECT 1 FROM room_links WHERE conversation = ?1) OR EXISTS (SELECT 1 FROM room_members WHERE conversation = ?1) AS found`,
  );
  return (conversation) => find.get(roomOf(person, conversation))?.found === 1;
}

type LetIn = Parameters<RoomStore['letIn']>[2];

/** Links to rooms, and their members. Times are milliseconds since 1970. */
export function createRoomRows(db: DatabaseSync) {
  const selectLinks = db.prepare(
    `SELECT id, verifier, conversation, may, uses_left AS usesLeft, joined, created_at AS createdAt,
       expires_at AS expiresAt, ended, ended_at AS endedAt
     FROM room_links ORDER BY created_at, rowid`,
  );
  const selectMembers = db.prepare(
    `SELECT id, verifier, conversation, name, may, origin, created_at AS createdAt
     FROM room_members ORDER BY created_at, rowid`,
  );
  const upsertLink = db.prepare(
    `INSERT INTO room_links (id, verifier, conversation, may, uses_left, joined, created_at, expires_at, ended, ended_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET ended = excluded.ended, ended_at = excluded.ended_at WHERE room_links.ended IS NULL`,
  );
  const insertMember = db.prepare(
    `INSERT OR IGNORE INTO room_members (id, verifier, conversation, name, may, origin, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const findLink = db.prepare('SELECT ended, uses_left AS usesLeft FROM room_links WHERE id = ?');
  const findMember = db.prepare('SELECT may FROM room_members WHERE id = ?');
  const setMay = db.prepare('UPDATE room_members SET may = ?1 WHERE id = ?2 AND may <> ?1');
  const useLink = db.prepare(
    `UPDATE room_links SET joined = joined + 1, uses_left = uses_left - 1,
       ended_at = CASE WHEN uses_left = 1 THEN ? ELSE ended_at END WHERE id = ?`,
  );
  const undoUse = db.prepare(
    `UPDATE room_links SET joined = joined - 1, uses_left = uses_left + 1,
       ended_at = CASE WHEN ended IS NULL THEN NULL ELSE ended_at END WHERE id = ?`,
  );
  const endLinks = db.prepare(
    "UPDATE room_links SET ended = 'ended', ended_at = ? WHERE conversation = ? AND ended IS NULL",
  );
  const removeMembersOf = db.prepare('DELETE FROM room_members WHERE conversation = ?');
  const removeLink = db.prepare('DELETE FROM room_links WHERE id = ?');
  const removeMember = db.prepare('DELETE FROM room_members WHERE id = ?');

  function keepLink({ id, verifier, conversation, may, ...link }: RoomLink): void {
    const { usesLeft, joined, createdAt, expiresAt, ended, endedAt } = link;
    upsertLink.run(id, verifier, conversation, may, usesLeft, joined, createdAt, expiresAt, ended, endedAt);
  }

  function keepMember({ id, verifier, conversation, name, may, origin, createdAt }: RoomMember): void {
    insertMember.run(id, verifier, conversation, name, may, origin, createdAt);
  }

  return {
    allRooms: () => ({
      links: selectLinks.all() as unknown as RoomLink[],
      members: selectMembers.all() as unknown as RoomMember[],
    }),
    keepInRoom: (links: readonly RoomLink[], member?: RoomMember): void =>
      inTransaction(db, () => {
        for (const link of links) keepLink(link);
        if (member) keepMember(member);
      }),
    letIntoRoom: (link: string, member: RoomMember, { isNew, at }: LetIn): LinkEnd | 'unknown' | null =>
      inTransaction(db, () => {
        const found = findLink.get(link) as Pick<RoomLink, 'ended' | 'usesLeft'> | undefined;
        const known = findMember.get(member.id) as Pick<RoomMember, 'may'> | undefined;
        // It was done before, and nobody heard of it.
        if (known?.may === member.may) return null;
        if (found?.ended) return found.ended;
        if (!found || isNew === (known !== undefined)) return 'unknown';
        if (found.usesLeft === 0) return 'used';
        if (isNew) keepMember(member);
        else setMay.run(member.may, member.id);
        useLink.run(at, link);
        return null;
      }),
    undoLetIntoRoom: (link: string, { id }: RoomMember, may: May | null): void =>
      inTransaction(db, () => {
        const undone = may === null ? removeMember.run(id) : setMay.run(may, id);
        if (undone.changes > 0) undoUse.run(link);
      }),
    endRoom: (conversation: string, at: number): void =>
      inTransaction(db, () => {
        endLinks.run(at, conversation);
        removeMembersOf.run(conversation);
      }),
    removeFromRooms: (ids: readonly string[]): void =>
      inTransaction(db, () => {
        for (const id of ids) {
          removeLink.run(id);
          removeMember.run(id);
        }
      }),
  };
}

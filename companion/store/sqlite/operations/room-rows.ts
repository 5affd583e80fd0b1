import type { DatabaseSync } from 'node:sqlite';
import { roomOf } from '../../room-name.ts';
import type { RoomLink, RoomMember } from '../../room-store.ts';
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
     ON CONFLICT (id) DO UPDATE SET uses_left = excluded.uses_left, joined = excluded.joined, ended = excluded.ended,
       ended_at = excluded.ended_at`,
  );
  const upsertMember = db.prepare(
    `INSERT INTO room_members (id, verifier, conversation, name, may, origin, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET may = excluded.may`,
  );
  const removeLink = db.prepare('DELETE FROM room_links WHERE id = ?');
  const removeMember = db.prepare('DELETE FROM room_members WHERE id = ?');

  function keepLink({ id, verifier, conversation, may, ...link }: RoomLink): void {
    const { usesLeft, joined, createdAt, expiresAt, ended, endedAt } = link;
    upsertLink.run(id, verifier, conversation, may, usesLeft, joined, createdAt, expiresAt, ended, endedAt);
  }

  return {
    allRooms: () => ({
      links: selectLinks.all() as unknown as RoomLink[],
      members: selectMembers.all() as unknown as RoomMember[],
    }),
    keepInRoom: (links: readonly RoomLink[], member?: RoomMember, gone: readonly string[] = []): void =>
      inTransaction(db, () => {
        for (const link of links) keepLink(link);
        for (const id of gone) removeMember.run(id);
        if (member === undefined) return;
        const { id, verifier, conversation, name, may, origin, createdAt } = member;
        upsertMember.run(id, verifier, conversation, name, may, origin, createdAt);
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

import type { May } from '../../../../protocol/room-messages.ts';
import { splitRoom } from '../../room-name.ts';
import type { LinkEnd, RoomLink, RoomMember, RoomStore } from '../../room-store.ts';
import type { Queries } from '../database/sessions.ts';
import type { OperationContext } from './operation-context.ts';
import { lockPerson } from './person-rows.ts';

type LetIn = Parameters<RoomStore['letIn']>[2];

/** Links to rooms, and their members. */
export function createRoomRows({ db }: Pick<OperationContext, 'db'>) {
  function keepLink(queries: Queries, { id, verifier, conversation, may, ...link }: RoomLink): Promise<number> {
    const { usesLeft, joined, createdAt, expiresAt, ended, endedAt } = link;
    return queries.run(
      `INSERT INTO room_links (id, verifier, conversation, may, uses_left, joined, created_at, expires_at, ended, ended_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (id) DO UPDATE SET ended = excluded.ended, ended_at = excluded.ended_at WHERE room_links.ended IS NULL`,
      ...[id, verifier, conversation, may, usesLeft, joined, createdAt, expiresAt, ended, endedAt],
    );
  }

  function keepMember(queries: Queries, member: RoomMember): Promise<number> {
    const { id, verifier, conversation, name, may, origin, createdAt } = member;
    return queries.run(
      `INSERT INTO room_members (id, verifier, conversation, name, may, origin, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
      ...[id, verifier, conversation, name, may, origin, createdAt],
    );
  }

  return {
    async allRooms(): Promise<{ links: RoomLink[]; members: RoomMember[] }> {
      const links = await db.all<RoomLink>(
        `SELECT id, verifier, conversation, may, uses_left AS "usesLeft", joined, created_at AS "createdAt",
           expires_at AS "expiresAt", ended, ended_at AS "endedAt"
         FROM room_links ORDER BY created_at, number`,
      );
      const members = await db.all<RoomMember>(
        `SELECT id, verifier, conversation, name, may, origin, created_at AS "createdAt"
         FROM room_members ORDER BY created_at, number`,
      );
      return { links, members };
    },
    keepInRoom: (links: readonly RoomLink[], member?: RoomMember): Promise<void> =>
      db.transaction(async (queries) => {
        for (const link of links) await keepLink(queries, link);
        if (member) await keepMember(queries, member);
      }),
    letIntoRoom: (link: string, member: RoomMember, { isNew, at }: LetIn): Promise<LinkEnd | 'unknown' | null> =>
      db.transaction(async (queries) => {
        await lockPerson(queries, splitRoom(member.conversation).person);
        const found = await queries.one<Pick<RoomLink, 'ended' | 'usesLeft'>>(
          'SELECT ended, uses_left AS "usesLeft" FROM room_links WHERE id = $1 FOR UPDATE',
          link,
        );
        const known = await queries.one<Pick<RoomMember, 'may'>>(
          'SELECT may FROM room_members WHERE id = $1 FOR UPDATE',
          member.id,
        );
        // It was done before, and nobody heard of it.
        if (known?.may === member.may) return null;
        if (found?.ended) return found.ended;
        if (!found || isNew === (known !== undefined)) return 'unknown';
        if (found.usesLeft === 0) return 'used';
        if (isNew) await keepMember(queries, member);
        else await queries.run('UPDATE room_members SET may = $2 WHERE id = $1', member.id, member.may);
        await queries.run(
          `UPDATE room_links SET joined = joined + 1, uses_left = uses_left - 1,
             ended_at = CASE WHEN uses_left = 1 THEN $2 ELSE ended_at END WHERE id = $1`,
          link,
          at,
        );
        return null;
      }),
    undoLetIntoRoom: (link: string, { id, conversation }: RoomMember, may: May | null): Promise<void> =>
      db.transaction(async (queries) => {
        await lockPerson(queries, splitRoom(conversation).person);
        await queries.all('SELECT 1 FROM room_links WHERE id = $1 FOR UPDATE', link);
        const undone =
          may === null
            ? await queries.run('DELETE FROM room_members WHERE id = $1', id)
            : await queries.run('UPDATE room_members SET may = $2 WHERE id = $1 AND may <> $2', id, may);
        if (undone === 0) return;
        await queries.run(
          `UPDATE room_links SET joined = joined - 1, uses_left = uses_left + 1,
             ended_at = CASE WHEN ended IS NULL THEN NULL ELSE ended_at END WHERE id = $1`,
          link,
        );
      }),
    endRoom: (conversation: string, at: number): Promise<void> =>
      db.transaction(async (queries) => {
        await lockPerson(queries, splitRoom(conversation).person);
        // Links first: it waits for whoever is being let in by one, and nobody is after it.
        await queries.run(
          "UPDATE room_links SET ended = 'ended', ended_at = $2 WHERE conversation = $1 AND ended IS NULL",
          conversation,
          at,
        );
        await queries.run('DELETE FROM room_members WHERE conversation = $1', conversation);
      }),
    removeFromRooms: (ids: readonly string[]): Promise<void> =>
      db.transaction(async (queries) => {
        await queries.run('DELETE FROM room_links WHERE id = ANY($1::text[])', ids);
        await queries.run('DELETE FROM room_members WHERE id = ANY($1::text[])', ids);
      }),
  };
}

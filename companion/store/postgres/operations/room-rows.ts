import type { RoomLink, RoomMember } from '../../room-store.ts';
import type { Queries } from '../database/sessions.ts';
import type { OperationContext } from './operation-context.ts';

/** Links to rooms, and their members. */
export function createRoomRows({ db }: Pick<OperationContext, 'db'>) {
  function keepLink(queries: Queries, { id, verifier, conversation, may, ...link }: RoomLink): Promise<number> {
    const { usesLeft, joined, createdAt, expiresAt, ended, endedAt } = link;
    return queries.run(
      `INSERT INTO room_links (id, verifier, conversation, may, uses_left, joined, created_at, expires_at, ended, ended_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (id) DO UPDATE SET uses_left = excluded.uses_left, joined = excluded.joined, ended = excluded.ended,
         ended_at = excluded.ended_at`,
      ...[id, verifier, conversation, may, usesLeft, joined, createdAt, expiresAt, ended, endedAt],
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
    keepInRoom: (links: readonly RoomLink[], member?: RoomMember, gone: readonly string[] = []): Promise<void> =>
      db.transaction(async (queries) => {
        for (const link of links) await keepLink(queries, link);
        if (gone.length > 0) await queries.run('DELETE FROM room_members WHERE id = ANY($1::text[])', gone);
        if (member === undefined) return;
        const { id, verifier, conversation, name, may, origin, createdAt } = member;
        await queries.run(
          `INSERT INTO room_members (id, verifier, conversation, name, may, origin, created_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO UPDATE SET may = excluded.may`,
          ...[id, verifier, conversation, name, may, origin, createdAt],
        );
      }),
    removeFromRooms: (ids: readonly string[]): Promise<void> =>
      db.transaction(async (queries) => {
        await queries.run('DELETE FROM room_links WHERE id = ANY($1::text[])', ids);
        await queries.run('DELETE FROM room_members WHERE id = ANY($1::text[])', ids);
      }),
  };
}

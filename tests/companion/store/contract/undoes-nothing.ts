import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ClientKeys } from '../../../../companion/access/keys/client-keys.ts';
import { type AcceptRequest, createPeople, FIRST_PERSON } from '../../../../companion/access/people/people.ts';
import { createRoomAccess, type RoomAccess } from '../../../../companion/access/rooms/room-access.ts';
import type { PeopleStore } from '../../../../companion/store/people-store.ts';
import { roomOf } from '../../../../companion/store/room-name.ts';
import { createCapturedLog } from '../../../helpers/captured-log.ts';
import { createTurnstile } from '../../../helpers/overlap.ts';
import { settle } from '../../../helpers/settle.ts';
import { until } from '../../../helpers/until.ts';
import { joinRoom } from '../../connections/prove-join.ts';
import type { OpenDatabase } from './keeps-people.ts';

/** What two companions with one store do while neither has heard of the other. */
export function undoesNothing(open: OpenDatabase): void {
  describe('a companion that is behind', () => {
    async function createTwo() {
      const { database } = await open();
      const log = createCapturedLog();
      const pairing = Promise.withResolvers<void>();
      const keys: Pick<ClientKeys, 'pair' | 'revoke'> = {
        async pair() {
          await pairing.promise;
          throw new Error('the disk is full');
        },
        revoke: async () => true,
      };
      const shuttingOut = { isFull: false, calls: 0, turnstile: createTurnstile() };
      const store: PeopleStore = {
        ...database.people,
        async shutOut(...whom) {
          shuttingOut.calls += 1;
          await shuttingOut.turnstile.pass();
          if (shuttingOut.isFull) throw new Error('the disk is full');
          await database.people.shutOut(...whom);
        },
      };
      const people = () => createPeople({ store, keys, firstName: 'This computer', log });
      const rooms = () => createRoomAccess({ store: database.rooms, hasPeople: true, log });
      return { database, people, rooms, shuttingOut, endPairing: pairing.resolve };
    }

    it('changes of a person what it was told to, and brings nothing back that another one has taken', async () => {
      const { people, database } = await createTwo();
      const here = await people();
      const { person = '' } = (await here.invite('Anna', { administrator: true })) ?? {};
      const behind = await people();
      await here.change(person, { administrator: false });
      await behind.change(person, { turns: 2 });
      await behind.reread();
      expect(behind.find(person)).toMatchObject({ administrator: false, turns: 2 });
      const stillBehind = await people();
      await here.revoke(person);
      await stillBehind.change(person, { name: 'Annabel' });
      expect((await database.people.all()).people).toMatchObject([{ name: 'Annabel', turns: 2 }]);
      expect((await database.people.all()).people[0]?.revokedAt).not.toBeNull();
    });

    it('has nobody back whom it shut out although that could not be stored, and stores it once it can', async () => {
      const { people, database, shuttingOut } = await createTwo();
      const here = await people();
      const [anna, bert] = [await here.invite('Anna', {}), await here.invite('Bert', {})];
      const ids = [anna?.person ?? '', bert?.person ?? ''] as const;
      const mayCome = () => ids.map((id) => here.mayCome(id));
      shuttingOut.isFull = true;
      for (const id of ids) await expect(here.revoke(id)).rejects.toThrow('full');
      await here.reread();
      expect([mayCome(), here.knows(anna?.invite ?? '')]).toEqual([[false, false], true]);
      expect((await database.people.all()).people.map(({ revokedAt }) => revokedAt)).toEqual([null, null]);
      shuttingOut.isFull = false;
      await here.invite('Bert', {});
      await here.reread();
      expect(mayCome()).toEqual([false, true]);
      const [ofAnna, ofBert] = (await database.people.all()).people;
      expect([ofAnna?.revokedAt, ofBert?.revokedAt]).toEqual([expect.any(Number), null]);
    });

    it.each(['Anna', 'Bert'])('shuts out nobody who is invited again while that is being stored: %s', async (name) => {
      const { people, database, shuttingOut } = await createTwo();
      const here = await people();
      for (const each of ['Anna', 'Bert']) {
        const { person = '' } = (await here.invite(each, {})) ?? {};
        shuttingOut.isFull = true;
        await expect(here.revoke(person)).rejects.toThrow('full');
        shuttingOut.isFull = false;
      }
      shuttingOut.turnstile.shut();
      const { calls } = shuttingOut;
      const reading = here.reread();
      await until('the first is being shut out', () => shuttingOut.calls > calls);
      const inviting = here.invite(name, {});
      await settle();
      shuttingOut.turnstile.open();
      const [invited] = await Promise.all([inviting, reading]);
      const back = invited?.person ?? '';
      expect([here.mayCome(back), here.knows(invited?.invite ?? '')]).toEqual([true, true]);
      const { people: all, invitations } = await database.people.all();
      expect(all.filter(({ revokedAt }) => revokedAt === null).map(({ id }) => id)).toEqual([back]);
      expect(invitations.map(({ id }) => id)).toEqual([invited?.invite]);
    });

    it('brings nobody back who was removed, and says that they are gone', async () => {
      const { people, database } = await createTwo();
      const here = await people();
      const { person = '' } = (await here.invite('Anna', {})) ?? {};
      const behind = await people();
      await here.remove(person);
      expect(await behind.change(person, { turns: 2 })).toBe(false);
      const invited = await behind.invite('Anna', {});
      expect(invited?.person).not.toBe(person);
      expect((await database.people.all()).people).toMatchObject([{ id: invited?.person }]);
    });

    it('has the first person as another one has named them', async () => {
      const { people } = await createTwo();
      const [here, behind] = [await people(), await people()];
      await here.change(FIRST_PERSON, { name: 'Ada' });
      await behind.change(FIRST_PERSON, { turns: 3 });
      await behind.reread();
      expect(behind.find(FIRST_PERSON)).toMatchObject({ name: 'Ada', turns: 3, administrator: true });
    });

    it('leaves a newer invitation in place when the older one that it let somebody in by was not used after all', async () => {
      const { people, database, endPairing } = await createTwo();
      const here = await people();
      const { token = '' } = (await here.invite('Anna', {})) ?? {};
      const behind = await people();
      const join = (request: AcceptRequest) => behind.accept(request);
      const accepting = joinRoom({ join } as unknown as Pick<RoomAccess, 'join'>, token);
      const invitations = async () => (await database.people.all()).invitations;
      await until('the older one is used', async () => (await invitations()).length === 0);
      const newer = await here.invite('Anna', {});
      endPairing();
      await expect(accepting).rejects.toThrow('full');
      expect(await invitations()).toMatchObject([{ id: newer?.invite }]);
    });

    async function createRoom(uses: number | null) {
      const { rooms, database } = await createTwo();
      const here = await rooms();
      const conversation = roomOf('', randomUUID());
      const open = async (may: 'read' | 'write' = 'write') =>
        (await here.share({ conversation, may, uses, forMs: null })) ?? { invite: '', token: '' };
      const link = await open();
      const kept = async () => {
        const { links, members } = await database.rooms.all();
        return { link: links.find(({ id }) => id === link.invite), members };
      };
      return { rooms, here, conversation, open, link, kept };
    }

    it('lets nobody in by a link that was taken back, which stays so', async () => {
      const { rooms, here, link, kept } = await createRoom(null);
      const behind = await rooms();
      await here.unshare(link.invite);
      expect(await joinRoom(behind, link.token)).toBe('revoked');
      expect(await kept()).toMatchObject({ link: { ended: 'revoked', joined: 0 }, members: [] });
      expect(await joinRoom(behind, link.token)).toBe('revoked');
    });

    it('takes nothing from how a link ended when it ends it too', async () => {
      const { rooms, here, conversation, link, kept } = await createRoom(null);
      const behind = await rooms();
      await here.unshare(link.invite);
      await behind.end([conversation]);
      expect((await kept()).link?.ended).toBe('revoked');
    });

    it('lets in by a link as many as it is for, whoever lets them in, and counts all of them', async () => {
      const { rooms, here, link, kept } = await createRoom(2);
      const behind = await rooms();
      const joined = [await joinRoom(here, link.token), await joinRoom(behind, link.token, 'Bert')];
      expect(joined.map((each) => typeof each)).toEqual(['object', 'object']);
      expect([await joinRoom(behind, link.token, 'Eve'), await joinRoom(here, link.token, 'Eve')]).toEqual([
        'used',
        'used',
      ]);
      expect(await kept()).toMatchObject({ link: { usesLeft: 0, joined: 2 }, members: [{}, {}] });
    });

    it('gives back the use of somebody who was gone, and no other', async () => {
      const { rooms, here, link, kept } = await createRoom(2);
      const behind = await rooms();
      await joinRoom(here, link.token);
      expect(await joinRoom(behind, link.token, 'Bert', () => false)).toBe('gone');
      expect(await kept()).toMatchObject({ link: { usesLeft: 1, joined: 1, endedAt: null }, members: [{}] });
    });

    it('makes nobody a member again who was taken out', async () => {
      const { rooms, here, open, kept } = await createRoom(null);
      const reading = await open('read');
      const member = await joinRoom(here, reading.token);
      const { id } = member as { id: string };
      const writing = await open('write');
      const behind = await rooms();
      await here.remove(id);
      expect(await joinRoom(behind, writing.token, 'Ada', () => true, [id])).toBe('unknown');
      expect((await kept()).members).toEqual([]);
    });
  });
}

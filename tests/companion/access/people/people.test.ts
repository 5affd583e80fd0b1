import { describe, expect, it } from 'vitest';
import { createPeople } from '../../../../companion/access/people/people.ts';
import type { PeopleStore } from '../../../../companion/store/people-store.ts';
import { createCapturedLog } from '../../../helpers/captured-log.ts';
import { createTurnstile, overlap } from '../../../helpers/overlap.ts';
import { settle } from '../../../helpers/settle.ts';
import { openTestStorage } from '../../connections/test-storage.ts';

describe('a re-read that is older than what happens here', () => {
  async function createOverlap() {
    const { people: store } = await openTestStorage();
    const [writes, reads] = [createTurnstile(), createTurnstile()];
    const held: PeopleStore = {
      ...store,
      async all() {
        const all = await store.all();
        await reads.pass();
        return all;
      },
      async keep(person) {
        await writes.pass();
        await store.keep(person);
      },
      async change(...what) {
        await writes.pass();
        return store.change(...what);
      },
      async shutOut(...whom) {
        await writes.pass();
        await store.shutOut(...whom);
      },
    };
    const keys = { pair: () => Promise.reject(new Error('nobody comes')), revoke: async () => false };
    const people = await createPeople({ store: held, keys, firstName: 'First', log: createCapturedLog() });
    const { person = '' } = (await people.invite('Anna', {})) ?? {};
    const { person: other = '' } = (await people.invite('Bert', {})) ?? {};
    return {
      people,
      person,
      writes,
      reads,
      reread: people.reread,
      change: () => people.change(other, { turns: 2 }),
    };
  }

  it('has nobody back who was shut out', async () => {
    const stage = await createOverlap();
    await overlap({ ...stage, last: () => stage.people.revoke(stage.person) });
    expect([stage.people.mayCome(stage.person), stage.people.invitationOf(stage.person)]).toEqual([false, undefined]);
  });
});

describe('who is shut out', () => {
  it.each(['their change', 'their invitation'])(
    'while %s is being stored stays so, here and in the store',
    async (held) => {
      const { people: store } = await openTestStorage();
      const writes = createTurnstile();
      let isHeld = false;
      const hold = async (what: string) => {
        if (!isHeld || what !== held) return;
        await writes.pass();
      };
      const keys = { pair: () => Promise.reject(new Error('nobody comes')), revoke: async () => false };
      const slow: PeopleStore = {
        ...store,
        async change(...what) {
          await hold('their change');
          return store.change(...what);
        },
        async keepInvitation(invitation) {
          await hold('their invitation');
          await store.keepInvitation(invitation);
        },
      };
      const people = await createPeople({ store: slow, keys, firstName: 'First', log: createCapturedLog() });
      const { person = '' } = (await people.invite('Anna', {})) ?? {};
      isHeld = true;
      writes.shut();
      const inviting = people.invite('Anna', {});
      await settle();
      const revoking = people.revoke(person);
      await settle();
      writes.open();
      const { invite = '' } = (await inviting) ?? {};
      await revoking;
      const standing = () => [people.mayCome(person), people.invitationOf(person)];
      expect([...standing(), people.knows(invite)]).toEqual([false, undefined, true]);
      const { people: kept, invitations } = await store.all();
      expect([kept.find(({ id }) => id === person)?.revokedAt, invitations]).toEqual([expect.any(Number), []]);
      await people.reread();
      expect(standing()).toEqual([false, undefined]);
    },
  );

  it('while their invitation waits for something else that is being stored stays so, here and in the store', async () => {
    const { people: store } = await openTestStorage();
    const writes = createTurnstile();
    const slow: PeopleStore = {
      ...store,
      async keep(person) {
        await writes.pass();
        await store.keep(person);
      },
    };
    const keys = { pair: () => Promise.reject(new Error('nobody comes')), revoke: async () => false };
    const people = await createPeople({ store: slow, keys, firstName: 'First', log: createCapturedLog() });
    const { person = '' } = (await people.invite('Anna', {})) ?? {};
    writes.shut();
    const other = people.invite('Bert', {});
    await settle();
    const inviting = people.invite('Anna', {});
    await settle();
    const revoking = people.revoke(person);
    await settle();
    writes.open();
    await Promise.all([other, inviting, revoking]);
    expect([people.mayCome(person), people.invitationOf(person)]).toEqual([false, undefined]);
    const { people: kept, invitations } = await store.all();
    expect(kept.find(({ id }) => id === person)?.revokedAt).toEqual(expect.any(Number));
    expect(invitations.filter((invitation) => invitation.person === person)).toEqual([]);
  });
});

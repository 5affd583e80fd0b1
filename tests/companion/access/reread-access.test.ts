import { expect, it, onTestFinished, vi } from 'vitest';
import { createPeople } from '../../../companion/access/people/people.ts';
import { readOnceReached } from '../../../companion/access/reread-access.ts';
import type { PeopleStore, Person } from '../../../companion/store/people-store.ts';
import { StoreError } from '../../../companion/store/store-error.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { settle } from '../../helpers/settle.ts';

const AWAY = new StoreError('database_away', { cause: 'database_away', database: 'db', reason: 'ECONNREFUSED' });

it('reads again where something was being changed while it read, and nothing more once it is known', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const anna = { id: 'a', name: 'Anna', administrator: false, turns: null, questions: null };
  const kept: Person[] = [{ ...anna, createdAt: 1, revokedAt: null }];
  let isAway = true;
  const writing = Promise.withResolvers<void>();
  const store = {
    async all() {
      if (isAway) throw AWAY;
      return { people: kept, invitations: [] };
    },
    async keep(person: Person) {
      await writing.promise;
      kept.push(person);
    },
    keepInvitation: async () => {},
  } as Partial<PeopleStore> as PeopleStore;
  const log = createCapturedLog();
  const keys = { pair: () => Promise.reject(new Error('nobody comes')), revoke: async () => false };
  const people = await createPeople({ store, keys, firstName: 'This computer', log });
  const inviting = people.invite('Bert', {});
  isAway = false;
  onTestFinished(readOnceReached({ absence: undefined, onReached: () => () => {} }, [people], log));
  await settle();
  // Of what is being written nobody knows whether it was read.
  expect([people.isAway, people.find('a')]).toEqual([true, undefined]);
  writing.resolve();
  await inviting;
  vi.advanceTimersByTime(1_000);
  await settle();
  expect([people.isAway, people.find('a')?.name, people.findByName('Bert')?.name]).toEqual([false, 'Anna', 'Bert']);
  expect(vi.getTimerCount()).toBe(0);
});

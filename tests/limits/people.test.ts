import { expect, it } from 'vitest';
import { createPeople } from '../../companion/access/people/people.ts';
import { openTestStorage } from '../companion/connections/test-storage.ts';
import { createCapturedLog } from '../helpers/captured-log.ts';

it('people: so many use a companion, and one more is not invited', async () => {
  const { people: store } = await openTestStorage();
  const keys = { pair: () => Promise.reject(new Error('nobody comes')), revoke: async () => false };
  const limits = { people: 2 };
  const people = await createPeople({ store, keys, firstName: 'First', log: createCapturedLog(), limits });
  expect(await people.invite('Anna', {})).toMatchObject({ person: expect.any(String) });
  expect(await people.invite('Bert', {})).toBeUndefined();
  // Who is one already gets another link.
  expect(await people.invite('Anna', {})).toMatchObject({ person: expect.any(String) });
});

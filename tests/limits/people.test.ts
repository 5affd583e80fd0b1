import { expect, it } from 'vitest';
import { createPeople } from '../../companion/access/people/people.ts';
import { openTestStorage } from '../companion/connections/test-storage.ts';
import { greet } from '../companion/server/asking-client.ts';
import { joinWith } from '../companion/server/joining-client.ts';
import { startTestCompanion } from '../companion/server/test-companion.ts';
import { closeOf } from '../companion/server/test-server.ts';
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

it('connectionsPerPerson: so many of one are open, and one more is 4503, although others may come', async () => {
  const limits = { connectionsPerPerson: 1 };
  const { address, localToken } = await startTestCompanion({ people: true }, { limits });
  const admin = await greet(address, localToken);
  async function comeIn(name: string) {
    const invited = await admin.ask({ type: 'invite_person', id: name, name });
    const { answer } = await joinWith(address, String((invited as { token?: string }).token), { name: 'Firefox' });
    return String((answer as { token?: string } | undefined)?.token);
  }
  /** It was let in. */
  async function hears({ send, next }: Awaited<ReturnType<typeof greet>>) {
    send({ type: 'ping' });
    await next('pong');
  }
  const [anna, bert] = [await comeIn('Anna'), await comeIn('Bert')];
  const origin = `http://${address}`;
  const first = await greet(address, anna, origin);
  const second = await greet(address, anna, origin);
  expect((await closeOf(second.webSocket)).code).toBe(4503);
  for (const token of [bert, localToken, localToken])
    await hears(await greet(address, token, token === bert ? origin : undefined));
  first.webSocket.close();
  await closeOf(first.webSocket);
  await hears(await greet(address, anna, origin));
});

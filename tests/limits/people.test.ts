import { expect, it } from 'vitest';
import { createPeople } from '../../companion/access/people/people.ts';
import { parseToken } from '../../protocol/key-proof.ts';
import { openTestStorage } from '../companion/connections/test-storage.ts';
import { greet, type Request } from '../companion/server/asking-client.ts';
import { joinWith } from '../companion/server/joining-client.ts';
import { pairWith } from '../companion/server/pairing-client.ts';
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

it('clientsPerPerson: so many browsers one person pairs, and one more gets neither a code nor a key', async () => {
  const refusal = { type: 'error', code: 'overloaded', params: { cause: 'person_clients', most: 2 } };
  const { address, localToken } = await startTestCompanion({ people: true }, { limits: { clientsPerPerson: 2 } });
  const admin = await greet(address, localToken);
  const invite = async (name: string) => String((await ask(admin, { type: 'invite_person', id: 'i', name })).token);
  const joined = await joinWith(address, await invite('Anna'));
  if (joined.answer?.type !== 'paired') throw new Error(JSON.stringify(joined));
  const { token } = joined.answer;
  const anna = await greet(address, token, `http://${address}`);
  const code = async () => String((await ask(anna, { type: 'pairing', id: 'p' })).code);
  // The code is opened while there is room, and tried when there is none.
  const open = await code();
  const link = await invite('Anna');
  expect((await joinWith(address, link)).answer).toMatchObject({ type: 'paired' });
  expect((await pairWith(address, open)).answer).toMatchObject(refusal);
  expect(await ask(anna, { type: 'pairing', id: 'q' })).toMatchObject(refusal);
  // The link is not used up by that.
  const another = await invite('Anna');
  expect((await joinWith(address, another)).answer).toMatchObject(refusal);
  // Nobody else is kept from pairing.
  expect(await ask(admin, { type: 'pairing', id: 'p' })).toMatchObject({ type: 'pairing' });
  expect((await joinWith(address, await invite('Bert'))).answer).toMatchObject({ type: 'paired' });

  const { items } = (await ask(anna, { type: 'clients', id: 'c' })) as unknown as { items: { client: string }[] };
  const other = items.find(({ client }) => client !== parseToken(token)?.keyId)?.client ?? '';
  expect(await ask(anna, { type: 'revoke', id: 'r', client: other })).toMatchObject({ type: 'ok' });
  expect((await joinWith(address, another)).answer).toMatchObject({ type: 'paired' });
});

async function ask(client: Awaited<ReturnType<typeof greet>>, request: Request): Promise<Record<string, unknown>> {
  return (await client.ask(request)) as unknown as Record<string, unknown>;
}

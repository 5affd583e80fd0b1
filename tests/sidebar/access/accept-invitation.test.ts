// @vitest-environment node
import { expect, it } from 'vitest';
import { acceptInvitation, parseInvitation } from '../../../sidebar/access/accept-invitation.ts';
import { greetAside } from '../../companion/server/aside-client.ts';
import { startTestCompanion } from '../../companion/server/test-companion.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

/** Node's WebSocket, with an Origin as the companion's own page has it. */
function webSocketOf(origin: string): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, { protocols, headers: { origin } } as unknown as string[]);
    }
  };
}

async function createStage() {
  const { address, localToken } = await startTestCompanion({ people: true });
  const admin = await greetAside(address, localToken);
  admin.send({ type: 'invite_person', id: 'i', name: 'Anna' });
  const { token, addresses } = await admin.next('invited');
  const origin = `http://${address}`;
  const environment = { webSocket: webSocketOf(origin), fetch, clock: createManualClock(), origin };
  const accept = (link: string) =>
    acceptInvitation(
      { address, secure: false, link, name: 'Firefox on Linux' },
      environment,
      new AbortController().signal,
    );
  return { address, origin, token, addresses, accept };
}

it('an invitation gives this browser a key, which its companion lets in as that person', async () => {
  const { address, origin, token, accept } = await createStage();
  const key = await accept(token);
  expect(key).toMatchObject({ address, secure: false, pairedAs: 'Firefox on Linux' });
  const client = await greetAside(address, key.token, { origin });
  client.send({ type: 'people', id: 'p' });
  expect(await client.next('people')).toMatchObject({ items: [{ name: 'Anna' }] });
});

it('one that was used, or has another secret, says so', async () => {
  const { token, accept } = await createStage();
  const other = `${token.split('.')[0]}.${'A'.repeat(43)}`;
  await expect(accept(other)).rejects.toMatchObject({ problem: { error: { code: 'link_gone', params: {} } } });
  await accept(token);
  await expect(accept(token)).rejects.toMatchObject({
    problem: { error: { code: 'link_gone', params: { cause: 'used' } } },
  });
});

it('is found in a link, and in what stands behind its #, and in no code', async () => {
  const { token, addresses } = await createStage();
  expect(parseInvitation(`${addresses[0]}/#invite=${token}`)).toBe(token);
  expect(parseInvitation(` ${token}\n`)).toBe(token);
  for (const typed of ['ABCD-1234', '', `#room=${token}`]) expect(parseInvitation(typed)).toBeUndefined();
});

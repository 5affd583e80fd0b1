// @vitest-environment node
import { expect, it } from 'vitest';
import { describeProblem } from '../../../components/describe-problem.ts';
import { parsePairingCode } from '../../../protocol/pairing-proof.ts';
import type { PairedKey } from '../../../sidebar/access/key-store.ts';
import { pair } from '../../../sidebar/access/pair.ts';
import { greetAside } from '../../companion/server/aside-client.ts';
import { FIREFOX } from '../../companion/server/pairing-client.ts';
import { startTestCompanion } from '../../companion/server/test-companion.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { connect } from '../connection/connection-harness.ts';

/** Node's WebSocket, with the Origin of Firefox's extension. */
class FirefoxSocket extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    // Node takes an object with headers here, which browsers do not know.
    super(url, { protocols, headers: { origin: FIREFOX } } as unknown as string[]);
  }
}

async function setUp() {
  const companion = await startTestCompanion({});
  const manager = await greetAside(companion.address, companion.localToken);
  return {
    companion,
    async openCode(): Promise<string> {
      manager.send({ type: 'pairing', id: 'p' });
      return (await manager.next('pairing')).code;
    },
    async pair(typed: string): Promise<PairedKey> {
      const code = parsePairingCode(typed) ?? '';
      const attempt = { address: companion.address, secure: false, code, name: 'Firefox on Linux' };
      const environment = { webSocket: FirefoxSocket, fetch, clock: createManualClock(), origin: FIREFOX };
      return pair(attempt, environment, new AbortController().signal);
    },
    connect: (key: PairedKey) =>
      connect(companion, { credentials: async () => key, origin: FIREFOX, webSocket: FirefoxSocket }),
  };
}

it('gets a key from the companion that opens to its origin, until it gives the key back', async () => {
  const { openCode, pair, connect } = await setUp();
  const key = await pair(await openCode());
  expect(key.pairedAs).toBe('Firefox on Linux');
  const client = connect(key);
  expect(await client.inPhase('ready')).toMatchObject({ role: 'client' });
  const [keyId = ''] = key.token.split('.');
  await client.connection.request({ type: 'revoke', client: keyId });
  expect(describeProblem((await client.inPhase('stopped')).problem).title).toBe('This browser is no longer paired');
});

it('is told by the companion what became of a code', async () => {
  const { openCode, pair } = await setUp();
  await expect(pair('7K3M-Q9TX')).rejects.toMatchObject({
    problem: { about: 'code', code: 'no_code_open' },
  });
  const code = await openCode();
  const wrong = code === 'AAAA-AAAA' ? 'BBBB-BBBB' : 'AAAA-AAAA';
  await expect(pair(wrong)).rejects.toMatchObject({
    problem: { about: 'code', error: { code: 'code_wrong', params: { cause: 'tries', left: 4 } } },
  });
  await pair(code);
  await expect(pair(code)).rejects.toMatchObject({
    problem: { about: 'code', error: { code: 'code_gone', params: { cause: 'used' } } },
  });
});

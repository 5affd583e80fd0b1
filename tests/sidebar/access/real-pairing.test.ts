// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { describePairingProblem } from '../../../components/pairing/describe-pairing-problem.ts';
import { parsePairingCode } from '../../../protocol/pairing-proof.ts';
import type { ExchangeEnvironment } from '../../../sidebar/access/exchange.ts';
import { pair } from '../../../sidebar/access/pair.ts';
import type { PairingFailure } from '../../../sidebar/access/pairing-failure.ts';
import { greetAside } from '../../companion/server/aside-client.ts';
import { startTestCompanion } from '../../companion/server/test-companion.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { tellingOf } from '../../helpers/told.ts';
import { connect } from '../connection/connection-harness.ts';

const ORIGIN = 'moz-extension://4f1c1a1e-8f60-4b43-9a43-0a3c2d1b5e77';

/** Node's WebSocket, with an Origin as a browser sends it. */
class FirefoxWebSocket extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    // Node takes an object with headers here, which browsers do not know.
    super(url, { protocols, headers: { origin: ORIGIN } } as unknown as string[]);
  }
}

async function createStage() {
  const { address, localToken } = await startTestCompanion();
  const manager = await greetAside(address, localToken);
  const environment: ExchangeEnvironment = {
    webSocket: FirefoxWebSocket,
    fetch,
    clock: createManualClock(),
    origin: ORIGIN,
  };

  async function openCode(): Promise<string> {
    manager.send({ type: 'pairing', id: 'p' });
    return parsePairingCode((await manager.next('pairing')).code) ?? '';
  }
  const attempt = (code: string) =>
    pair({ address, secure: false, code, name: 'Firefox on Linux' }, environment, new AbortController().signal);
  const failure = (code: string) =>
    attempt(code).then(
      () => Promise.reject(new Error('it was paired')),
      ({ problem }: PairingFailure) =>
        problem.error ? tellingOf(problem.error).message : describePairingProblem(problem).message,
    );
  return { address, manager, openCode, attempt, failure };
}

describe('a panel and the real companion', () => {
  it('pair, and know each other from then on', async () => {
    const { address, manager, openCode, attempt } = await createStage();
    const { token, pairedAs } = await attempt(await openCode());
    expect(pairedAs).toBe('Firefox on Linux');
    expect(await manager.next('pairing_ended')).toMatchObject({ reason: 'used', name: pairedAs });
    const client = connect({ address }, { token, origin: ORIGIN, webSocket: FirefoxWebSocket });
    expect(await client.inPhase('ready')).toMatchObject({ role: 'client' });
    manager.send({ type: 'revoke', id: 'r', client: token.split('.')[0] ?? '' });
    await client.inPhase('stopped');
  });

  it('say why they do not', async () => {
    const { openCode, attempt, failure } = await createStage();
    expect(await failure('00000000')).toContain('isn’t ready to pair');
    const code = await openCode();
    expect(await failure('00000000')).toContain('4 more tries');
    await attempt(code);
    expect(await failure(code)).toContain('used already');
  });
});

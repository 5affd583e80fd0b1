import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { connectAside } from './aside-client.ts';
import { startTestCompanion } from './test-companion.ts';
import { outcomeOf } from './test-server.ts';

/** Takes 127.0.0.1 at a port that a companion has on another address, and passes on to that all it hears. */
async function startRelay(port: number, to: string): Promise<void> {
  const relay = createServer((near) => {
    const far = connect(port, to);
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) socket.on('error', () => {});
  });
  relay.listen(port, '127.0.0.1');
  await once(relay, 'listening');
  onTestFinished(() => void relay.close());
}

test('who takes an address that the companion does not listen on can pass nobody on to it', async () => {
  const { port, localToken } = await startTestCompanion({ host: '127.0.0.2' });
  await startRelay(port, '127.0.0.2');
  for (const host of ['127.0.0.1', 'localhost']) {
    const { webSocket } = connectAside(`${host}:${port}`, localToken, {
      lookup: (_name, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
    });
    expect(await outcomeOf(webSocket)).toBe('HTTP 403');
  }
});

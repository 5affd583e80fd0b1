import { expect, it } from 'vitest';
import WebSocket from 'ws';
import { openSqliteStore } from '../../companion/store/sqlite/open-sqlite-store.ts';
import { SUBPROTOCOL } from '../../protocol/version.ts';
import { connectAside } from './server/aside-client.ts';
import { startTestCompanion } from './server/test-companion.ts';

const ORIGIN = 'moz-extension://6b1a3c2e-9a52-4f0d-8d5b-6f5d4d3c2b1a';

/** A companion whose history is being brought to a new version until `open` is called. */
async function startUpdating() {
  const listening = Promise.withResolvers<number>();
  const gate = Promise.withResolvers<void>();
  const updating = Promise.withResolvers<(done: number, total: number) => void>();
  const announced: string[] = [];
  const started = startTestCompanion(
    {},
    {
      announce(line) {
        announced.push(line);
        const port = /^Port (\d+) answers already/.exec(line)?.[1];
        if (port) listening.resolve(Number(port));
      },
      async openStore(folder, options) {
        options?.onUpdating?.(0, 200);
        if (options?.onUpdating) updating.resolve(options.onUpdating);
        await gate.promise;
        return openSqliteStore(folder, options);
      },
    },
  );
  const tell = await updating.promise;
  const port = await listening.promise;
  return { port, tell, announced, open: gate.resolve, started };
}

/** How a socket is closed. */
function closeOf(port: number, headers: Record<string, string>, protocols: string[] = []): Promise<[number, string]> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws/chat`, protocols, { headers });
  return new Promise((resolve, reject) => {
    socket.on('close', (code, reason) => resolve([code, String(reason)]));
    socket.on('error', reject);
  });
}

it('answers while it updates its history, and tells everybody it would let in how far it is', async () => {
  const { port, tell, open, started } = await startUpdating();
  const health = await fetch(`http://127.0.0.1:${port}/health`);
  expect(await health.json()).toEqual({ ok: true });
  tell(80, 200);
  const words = 'Aside is updating its history: 40 %';
  // A browser that was paired is known only once the history is open.
  const paired = [SUBPROTOCOL, `aside.key.kfsvXwq1TzE7.${'n'.repeat(22)}`];
  expect(await closeOf(port, { origin: ORIGIN }, paired)).toEqual([4509, words]);
  await expect(closeOf(port, { origin: 'https://evil.example' })).rejects.toThrow('403');
  open();
  const companion = await started;
  expect(companion.port).toBe(port);
  const client = connectAside(companion.address, companion.localToken);
  expect(await client.next('welcome')).toMatchObject({ features: expect.arrayContaining(['history']) });
});

it('tells every program that shows the key of this machine, and the terminal in a few lines', async () => {
  const { port, tell, announced, open, started } = await startUpdating();
  for (let done = 0; done <= 200; done += 1) tell(done, 200);
  expect(announced.length).toBeLessThan(13);
  expect(announced).toContain('Aside is updating its history: 50 %.');
  open();
  const { localToken } = await started;
  const headers = { authorization: `Bearer ${localToken}` };
  const report = (await (await fetch(`http://127.0.0.1:${port}/health`, { headers })).json()) as { storage: unknown };
  expect(report.storage).toEqual({ ok: true });
});

it('listens once, and says nothing of it, when there is nothing to update', async () => {
  const { announced } = await startTestCompanion();
  expect(announced.join()).not.toContain('updating');
});

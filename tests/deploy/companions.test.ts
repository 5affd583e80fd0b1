import { copyFileSync } from 'node:fs';
import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readOrCreateLocalKey } from '../../companion/access/keys/local-key.ts';
import { toQuestion } from '../../protocol/question-parts.ts';
import { type AsideClient, connectAside } from '../companion/server/aside-client.ts';
import { createTestFolder, startTestCompanion, type TestCompanion } from '../companion/server/test-companion.ts';
import { closeOf } from '../companion/server/test-server.ts';
import { createFakeOllama, type FakeOllama } from '../helpers/fake-ollama.ts';
import { manual } from '../helpers/fake-ollama-answers.ts';
import { findNginxPorts, LACKS_NGINX, NAME, type NginxProcess, startNginx } from './nginx-process.ts';

const TURN = '6b1a3c2e-9a52-4f0d-8d5b-6f5d4d3c2b1a';
const QUESTION = {
  type: 'chat',
  turn: TURN,
  conversation: '0e4fb6b0-55a7-4d6b-a1a7-3b9c2a1d0f5e',
  parent: null,
  question: toQuestion('Hello?', []),
} as const;

const lookUpHere: LookupFunction = (_name, options, done) => {
  if (options.all) done(null, [{ address: '127.0.0.1', family: 4 }]);
  else done(null, '127.0.0.1', 4);
};

interface Setting {
  ollama: FakeOllama;
  companions: TestCompanion[];
  nginx: NginxProcess;
  /** A client that has proved its key to whichever companion it came to, and that one's epoch. */
  greet(): Promise<{ client: AsideClient; epoch: string }>;
  ask(path: string): Promise<{ status: number; body: string }>;
}

/** Two companions that know the same key, and nginx in front of them. */
async function startTwo(): Promise<Setting> {
  const ollama = createFakeOllama();
  const url = await ollama.listen();
  onTestFinished(() => ollama.close());
  const ports = await findNginxPorts();
  const address = `${NAME}:${ports.https}`;
  const folders = [createTestFolder(), createTestFolder()] as const;
  const token = readOrCreateLocalKey(folders[0]);
  copyFileSync(join(folders[0], 'local.key'), join(folders[1], 'local.key'));
  const companions: TestCompanion[] = [];
  for (const dataDir of folders) {
    const settings = { allowHosts: [address], trustProxies: ['127.0.0.1'], metrics: {}, dataDir };
    companions.push(await startTestCompanion({ upstreams: [{ kind: 'ollama', url }], ...settings }));
  }
  const nginx = await startNginx({ ports, companionPorts: companions.map(({ port }) => port) });
  const dial = { secure: true, ca: nginx.certificate, lookup: lookUpHere };
  return {
    ollama,
    companions,
    nginx,
    async greet() {
      const client = connectAside(address, token, dial);
      const { nonce = '', epoch } = await client.next('welcome');
      client.send({ type: 'hello', proof: client.prove('client', nonce) });
      client.send({ type: 'ping' });
      await client.next('pong');
      return { client, epoch };
    },
    ask(path) {
      return new Promise((resolve, reject) => {
        const asking = request(
          `https://${address}${path}`,
          { ...dial, agent: false, headers: { authorization: `Bearer ${token}` } },
          (response) => {
            let body = '';
            response.setEncoding('utf8').on('data', (text: string) => {
              body += text;
            });
            response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
          },
        );
        asking.on('error', reject).end();
      });
    },
  };
}

function epochOf({ log }: TestCompanion): unknown {
  return log.lines().find(({ msg }) => msg === 'listening')?.companion;
}

describe.skipIf(LACKS_NGINX)('two companions behind nginx', () => {
  test('share those who come', async () => {
    const { companions, greet } = await startTwo();
    const epochs = new Set<unknown>();
    for (let i = 0; i < 4; i++) epochs.add((await greet()).epoch);
    expect(epochs).toEqual(new Set(companions.map(epochOf)));
  });

  test('stand in for each other: one that is gone is passed over', async () => {
    const { companions, greet, ask } = await startTwo();
    const [gone, left] = companions as [TestCompanion, TestCompanion];
    await gone.stop();
    for (let i = 0; i < 4; i++) {
      expect((await greet()).epoch).toBe(epochOf(left));
      expect((await ask('/health')).status).toBe(200);
    }
  });

  test('are restarted one after the other without an answer that breaks off', async () => {
    const { ollama, companions, greet, ask } = await startTwo();
    const answer = manual();
    ollama.script(answer);
    const { client, epoch } = await greet();
    client.send(QUESTION);
    answer.token('The');
    await client.next('token');
    const draining = companions.find((each) => epochOf(each) === epoch);
    const other = companions.find((each) => each !== draining);
    const drained = draining?.drain(600_000);
    for (let i = 0; i < 4; i++) {
      expect((await greet()).epoch).toBe(other && epochOf(other));
      expect(await ask('/ready')).toEqual({ status: 200, body: '{"ok":true}' });
    }
    const closed = closeOf(client.webSocket);
    answer.token(' moon');
    expect(await client.next('token')).toMatchObject({ content: ' moon' });
    answer.done();
    expect(await client.next('done')).toMatchObject({ turn: TURN });
    await drained;
    await draining?.stop();
    expect((await closed).code).toBe(1001);
    expect((await greet()).epoch).toBe(other && epochOf(other));
  });

  test('say that none is ready when all drain, and show their metrics to nobody who comes from outside', async () => {
    const { companions, ask } = await startTwo();
    expect((await ask('/metrics')).status).toBe(404);
    await Promise.all(companions.map((each) => each.drain(600_000)));
    expect(await ask('/ready')).toEqual({ status: 503, body: '{"ok":false,"reason":"draining"}' });
    expect((await ask('/health')).status).toBe(200);
  });
});

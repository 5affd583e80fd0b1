import { copyFileSync } from 'node:fs';
import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readOrCreateLocalKey } from '../../companion/access/keys/local-key.ts';
import type { Settings } from '../../companion/settings/settings.ts';
import { type AsideClient, connectAside } from '../companion/server/aside-client.ts';
import { createTestFolder, startTestCompanion, type TestCompanion } from '../companion/server/test-companion.ts';
import { createFakeOllama, type FakeOllama } from '../helpers/fake-ollama.ts';
import { findNginxPorts, NAME, type NginxProcess, startNginx } from './nginx-process.ts';

const lookUpHere: LookupFunction = (_name, options, done) => {
  if (options.all) done(null, [{ address: '127.0.0.1', family: 4 }]);
  else done(null, '127.0.0.1', 4);
};

export interface TwoCompanions {
  ollama: FakeOllama;
  companions: TestCompanion[];
  nginx: NginxProcess;
  /** A client that has proved its key to whichever companion it came to, and that one's epoch. */
  greet(): Promise<{ client: AsideClient; epoch: string }>;
  ask(path: string): Promise<{ status: number; body: string }>;
}

/** Two companions that know the same key, and nginx in front of them. @param shared what both are started with */
export async function startTwo(shared: Partial<Settings> = {}): Promise<TwoCompanions> {
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
    const settings = { allowHosts: [address], trustProxies: ['127.0.0.1'], metrics: {}, dataDir, ...shared };
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

/** What clients know a companion by. */
export function epochOf({ log }: TestCompanion): unknown {
  return log.lines().find(({ msg }) => msg === 'listening')?.companion;
}

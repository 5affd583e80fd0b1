import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readOrCreateLocalKey } from '../../companion/access/keys/local-key.ts';
import { bundleCompanion } from '../../launcher/bundle-companion.ts';
import { runCompanion } from '../../launcher/run-companion.ts';
import { greetAside } from '../companion/server/aside-client.ts';
import { closeOf } from '../companion/server/test-server.ts';

test('the program that started the companion hears of a new local.key before its holders are cut off', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aside-run-companion-'));
  const dataDir = join(folder, 'data');
  const end = new AbortController();
  const flags = ['--port', '0', '--data-dir', dataDir, '--no-open', '--upstream', 'http://127.0.0.1:9'];
  const companion = await runCompanion(await bundleCompanion(join(folder, 'companion')), flags, end.signal);
  onTestFinished(async () => {
    await companion.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const happened: string[] = [];
  const old = readOrCreateLocalKey(dataDir);
  companion.onRotated(() => {
    happened.push(readOrCreateLocalKey(dataDir) === old ? 'told of the old key' : 'told of a new key');
  });
  const client = await greetAside(companion.address, old);
  const closed = closeOf(client.webSocket).then(({ code }) => happened.push(`closed with ${code}`));
  client.send({ type: 'rotate', id: 'r' });
  await client.next('ok');
  await closed;
  expect(happened).toEqual(['told of a new key', 'closed with 4401']);
  const again = await greetAside(companion.address, readOrCreateLocalKey(dataDir));
  again.send({ type: 'ping' });
  await again.next('pong');
});

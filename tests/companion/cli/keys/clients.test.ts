import { describe, expect, test } from 'vitest';
import { parseToken } from '../../../../protocol/key-proof.ts';
import { greetAside } from '../../server/aside-client.ts';
import { FIREFOX, pairWith } from '../../server/pairing-client.ts';
import { createTestFolder, startTestCompanion } from '../../server/test-companion.ts';
import { closeOf } from '../../server/test-server.ts';
import { runCli } from '../cli-process.ts';

/** A companion with one paired client. */
async function createStage() {
  const dataDir = createTestFolder();
  const companion = await startTestCompanion({ dataDir });
  const manager = await greetAside(companion.address, companion.localToken);
  manager.send({ type: 'pairing', id: 'p' });
  const { answer } = await pairWith(companion.address, (await manager.next('pairing')).code);
  if (answer?.type !== 'paired') throw new Error('not paired');
  const run = (...args: string[]) =>
    runCli(['clients', ...args, '--port', String(companion.port), '--data-dir', dataDir]).ended;
  return { companion, dataDir, manager, token: answer.token, id: parseToken(answer.token)?.keyId ?? '', run };
}

describe('aside clients', () => {
  test('lists who has a key', async () => {
    const { id, run } = await createStage();
    const { code, stdout, stderr } = await run();
    expect([code, stderr]).toEqual([0, '']);
    const [head, local, firefox] = stdout.split('\n');
    expect(head).toMatch(/^NAME +LAST SEEN +SINCE +ID +ORIGIN$/);
    expect(local).toMatch(/^This computer +now +\d{4}-/);
    expect(firefox).toMatch(new RegExp(`^Firefox on Linux +never +.* ${id} +${FIREFOX}$`));
  });

  test.each([
    ['its name', 'firefox on linux'],
    ['its id', undefined],
  ])('shuts one out by %s', async (_how, name) => {
    const { companion, id, token, run } = await createStage();
    const client = await greetAside(companion.address, token, { origin: FIREFOX });
    client.send({ type: 'ping' });
    await client.next('pong');
    const closed = closeOf(client.webSocket);
    expect(await run('--revoke', name ?? id)).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'Removed Firefox on Linux. Its connections are closed.\n',
    });
    expect((await closed).code).toBe(4401);
    expect((await run()).stdout).not.toContain('Firefox');
  });

  test('says when there is nobody of that name, and that this computer cannot be shut out', async () => {
    const { run } = await createStage();
    expect(await run('--revoke', 'Phone')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('No client is called "Phone"'),
    });
    expect(await run('--revoke', 'This computer')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('can’t be revoked'),
    });
  });

  test("replaces this computer's key, which commands after it use", async () => {
    const { companion, manager, run } = await createStage();
    const old = companion.localToken;
    const closed = closeOf(manager.webSocket);
    const { code, stderr } = await run('--rotate');
    expect([code, stderr]).toEqual([0, expect.stringContaining('There is a new local.key')]);
    expect((await closed).code).toBe(4401);
    expect(companion.localToken).not.toBe(old);
    expect((await run()).code).toBe(0);
  });

  test('does one thing at a time', async () => {
    const { run } = await createStage();
    expect((await run('--rotate', '--revoke', 'Phone')).code).toBe(1);
    expect((await run()).stdout).toContain('Firefox');
  });

  test('ends a code that is open when the key is replaced, and says why', async () => {
    const { companion, dataDir, run } = await createStage();
    const pairing = runCli(['pair', '--port', String(companion.port), '--data-dir', dataDir]);
    await pairing.said('Waiting for the code to be used.');
    await run('--rotate');
    expect(await pairing.ended).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('This code is no longer valid: local.key was replaced.'),
    });
  });
});

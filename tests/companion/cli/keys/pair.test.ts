import { describe, expect, test } from 'vitest';
import { WRONG_CODE } from '../../access/pairing/code-prover.ts';
import { greetAside } from '../../server/aside-client.ts';
import { pairWith } from '../../server/pairing-client.ts';
import { createTestFolder, startTestCompanion } from '../../server/test-companion.ts';
import { runCli } from '../cli-process.ts';

async function createStage() {
  const dataDir = createTestFolder();
  const companion = await startTestCompanion({ dataDir });
  const args = ['pair', '--port', String(companion.port), '--data-dir', dataDir];

  /** Runs the command until it has shown a code. */
  async function open() {
    const process = runCli(args);
    await process.said('Waiting for the code to be used.');
    const [code = ''] = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await process.printed('\n\n')) ?? [];
    return { ...process, code };
  }
  return { companion, address: companion.address, open };
}

describe('aside pair', () => {
  test('shows a code and nothing else on stdout, says where to type it, and waits until it is used', async () => {
    const { address, open } = await createStage();
    const { code, ended } = await open();
    expect(await pairWith(address, code)).toMatchObject({ isProved: true });
    const { code: status, stdout, stderr } = await ended;
    expect(status).toBe(0);
    expect(stdout).toBe(`\n    ${code}\n\n`);
    expect(stderr).toContain(`works once, within 2 minutes. The address here is ${address}.`);
    expect(stderr).toContain(`Or open this in a browser here: http://${address}/#pair=${code.replace('-', '')}\n`);
    expect(stderr).toContain('Paired with Firefox on Linux.');
  });

  test('ends when too many wrong codes were tried', async () => {
    const { address, open } = await createStage();
    const { ended } = await open();
    for (let i = 0; i < 5; i++) await pairWith(address, WRONG_CODE);
    expect(await ended).toMatchObject({ code: 1, stderr: expect.stringContaining('too many wrong ones were tried') });
  });

  test('ends when a newer code is opened', async () => {
    const { companion, open } = await createStage();
    const { ended } = await open();
    (await greetAside(companion.address, companion.localToken)).send({ type: 'pairing', id: 'p' });
    expect(await ended).toMatchObject({ code: 1, stderr: expect.stringContaining('a newer one was made') });
  });

  test('ends on Ctrl-C, and its code goes on', async () => {
    const { address, open } = await createStage();
    const { child, code, ended } = await open();
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    expect(await pairWith(address, code)).toMatchObject({ isProved: true });
  });

  test('ends when the companion does, and says so', async () => {
    const { companion, open } = await createStage();
    const { ended } = await open();
    await companion.stop();
    expect(await ended).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('connection to the companion was lost'),
    });
  });
});

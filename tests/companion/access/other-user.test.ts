import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connectAside } from '../server/aside-client.ts';
import { startTestCompanion } from '../server/test-companion.ts';

/** Debian's and most others' `nobody`. */
const NOBODY = 65_534;

/** Runs a program of the system as somebody else; true when it managed what it was told to do. */
function asNobody(program: string, ...args: string[]): boolean {
  const { status, error } = spawnSync(program, args, { uid: NOBODY, gid: NOBODY, cwd: '/', stdio: 'ignore' });
  if (error) throw error;
  return status === 0;
}

/** A data folder below one that everybody may enter, and the companion's files in it once a chat was stored. */
async function storeSomething(): Promise<{ dataDir: string; files: string[] }> {
  const parent = mkdtempSync(join(tmpdir(), 'aside-shared-'));
  chmodSync(parent, 0o755);
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const dataDir = join(parent, 'data');
  const companion = await startTestCompanion({ dataDir });
  const client = connectAside(companion.address, companion.localToken);
  const { nonce = '' } = await client.next('welcome');
  client.send({ type: 'hello', proof: client.prove('client', nonce) });
  const ids = { turn: crypto.randomUUID(), conversation: crypto.randomUUID(), parent: null };
  client.send({ type: 'chat', ...ids, question: [{ type: 'text', text: 'A secret question.' }] });
  expect(await client.next('done')).toMatchObject({ saved: 'stored' });
  return { dataDir, files: readdirSync(dataDir) };
}

describe.skipIf(process.platform === 'win32')('another user of the machine', () => {
  test('finds every file closed to others, and the folder too', async () => {
    const { dataDir, files } = await storeSomething();
    expect(files).toEqual(expect.arrayContaining(['conversations.db', 'local.key', 'lock.db']));
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    for (const file of files) expect([file, statSync(join(dataDir, file)).mode & 0o777]).toEqual([file, 0o600]);
  });

  // Only root can become somebody else; for everybody else the modes above have to do.
  test.runIf(process.getuid?.() === 0)('reads no file, lists nothing and plants nothing', async () => {
    const { dataDir, files } = await storeSomething();
    // that it can read at all, in the same place
    const open = join(dataDir, '..', 'open');
    writeFileSync(open, '', { mode: 0o644 });
    expect(asNobody('cat', open)).toBe(true);

    expect(asNobody('ls', dataDir)).toBe(false);
    expect(asNobody('touch', join(dataDir, 'planted'))).toBe(false);
    // by their names, as if somebody had told them
    for (const file of files) expect([file, asNobody('cat', join(dataDir, file))]).toEqual([file, false]);
  });
});

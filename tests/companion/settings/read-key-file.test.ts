import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readKeyFile } from '../../../companion/settings/read-key-file.ts';

async function file(content: string, mode = 0o600): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'aside-key-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'key');
  await writeFile(path, content);
  await chmod(path, mode);
  return path;
}

test('a key is what stands in its file, without the end of the line', async () => {
  expect(readKeyFile(await file('sk-secret\n'))).toEqual({ key: 'sk-secret' });
});

test.each([0o640, 0o604, 0o644, 0o660])('a file that others may read holds no key (%o)', async (mode) => {
  const path = await file('sk-secret', mode);
  expect(readKeyFile(path)).toEqual({ problem: `can be read by other users. Run chmod 600 ${path}` });
});

test('a file that is not there, a folder, and a file of a megabyte are no keys', async () => {
  const path = await file('x'.repeat(1_000_000));
  expect(readKeyFile(`${path}-2`)).toEqual({ problem: 'can’t be read (ENOENT)' });
  expect(readKeyFile(tmpdir())).toEqual({ problem: 'is not a file' });
  expect(readKeyFile(path)).toEqual({ problem: 'is too long to be a key' });
});

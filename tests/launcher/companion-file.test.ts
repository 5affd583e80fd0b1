import { mkdirSync, readdirSync, readFileSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeCompanionFile } from '../../launcher/companion-file.ts';
import { createFolder } from './launcher-folder.ts';

test('companion.json holds address and token, for this user alone, and replaces an older one', () => {
  const above = createFolder();
  const folder = join(above, 'build');
  mkdirSync(folder);
  writeCompanionFile(folder, { address: '127.0.0.1:1', token: 'old' });
  writeCompanionFile(folder, { address: '127.0.0.1:11435', token: 'id.secret' });
  const file = join(folder, 'companion.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ address: '127.0.0.1:11435', token: 'id.secret' });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['companion.json']);
  expect(readdirSync(above)).toEqual(['build']);
});

test('nothing else is ever in the build, which may be looked at or replaced meanwhile', async () => {
  const folder = join(createFolder(), 'build');
  mkdirSync(folder);
  const seen: (string | null)[] = [];
  const isThere = new Promise<void>((resolve) => {
    const watcher = watch(folder, (_event, name) => {
      seen.push(name);
      if (name === 'companion.json') resolve();
    });
    onTestFinished(() => watcher.close());
  });
  writeCompanionFile(folder, { address: '127.0.0.1:11435', token: 'id.secret' });
  await isThere;
  expect(new Set(seen)).toEqual(new Set(['companion.json']));
});

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeCompanionFile } from '../../launcher/companion-file.ts';
import { createFolder } from './launcher-folder.ts';

test('companion.json holds address and token, for this user alone, and replaces an older one', () => {
  const folder = createFolder();
  writeCompanionFile(folder, { address: '127.0.0.1:1', token: 'old' });
  writeCompanionFile(folder, { address: '127.0.0.1:11435', token: 'id.secret' });
  const file = join(folder, 'companion.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ address: '127.0.0.1:11435', token: 'id.secret' });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['companion.json']);
});

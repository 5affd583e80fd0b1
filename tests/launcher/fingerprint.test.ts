import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fingerprintBuild, fingerprintSources } from '../../launcher/fingerprint.ts';
import { writeFiles } from './extension-folder.ts';
import { createFolder } from './launcher-folder.ts';

const PROJECT = {
  'package-lock.json': '{}',
  'wxt.config.ts': 'export default {}',
  'sidebar/state/chat.ts': 'export {}',
  'public/icon/16.png': 'png',
  'node_modules/.package-lock.json': '{}',
  'node_modules/preact/index.js': '1',
  'README.md': 'read me',
  'tests/a.test.ts': 'test()',
  '.output/chrome-mv3/manifest.json': '{}',
};

function project(changes: Readonly<Record<string, string>> = {}): string {
  const folder = createFolder();
  writeFiles(folder, { ...PROJECT, ...changes });
  return fingerprintSources(folder, {});
}

describe('a build is due again', () => {
  test.each([
    ['a source', { 'sidebar/state/chat.ts': 'export {};' }],
    ['a new source in a folder that nobody listed', { 'voice/listen.ts': 'export {}' }],
    ['a picture', { 'public/icon/16.png': 'gnp' }],
    ['the list of packages', { 'package-lock.json': '{"a":1}' }],
    ['what is installed', { 'node_modules/.package-lock.json': '{"a":1}' }],
    ['the configuration', { 'wxt.config.ts': 'export default { manifest: {} }' }],
    ['a variable in .env', { '.env.local': 'WXT_A=1' }],
    ['only the border between two files', { 'sidebar/state/chat.ts': 'export {', 'sidebar/state/chat.ts2': '}' }],
  ])('after %s has changed', (_what, changes) => {
    expect(project(changes)).not.toBe(project());
  });

  test('after a file was moved', () => {
    const folder = createFolder();
    writeFiles(folder, PROJECT);
    rmSync(join(folder, 'sidebar'), { recursive: true });
    writeFiles(folder, { 'sidebar/chat.ts': PROJECT['sidebar/state/chat.ts'] });
    expect(fingerprintSources(folder, {})).not.toBe(project());
  });

  test('in another mode', () => {
    const folder = createFolder();
    writeFiles(folder, PROJECT);
    expect(fingerprintSources(folder, { NODE_ENV: 'development' })).not.toBe(fingerprintSources(folder, {}));
  });
});

test.each([
  ['documents', { 'README.md': 'again' }],
  ['tests', { 'tests/b.test.ts': 'test()' }],
  ['an earlier build', { '.output/chrome-mv3/manifest.json': '{"a":1}' }],
])('no build is due after a change of %s', (_what, changes) => {
  expect(project(changes)).toBe(project());
});

test("an editor's link that leads nowhere is no obstacle", () => {
  const folder = createFolder();
  writeFiles(folder, PROJECT);
  symlinkSync('ada@host.1234', join(folder, 'sidebar', '.#chat.ts'));
  symlinkSync('ada@host.1234', join(folder, 'link.ts'));
  expect(fingerprintSources(folder, {})).not.toBe(project());
});

test('a build is known by all its files but those that others put into it', () => {
  const folder = createFolder();
  writeFiles(folder, { 'manifest.json': '{}', 'companion.json': 'one' });
  const before = fingerprintBuild(folder, ['companion.json']);
  writeFiles(folder, { 'companion.json': 'two' });
  expect(fingerprintBuild(folder, ['companion.json'])).toBe(before);
  writeFiles(folder, { 'left-over.js': '' });
  expect(fingerprintBuild(folder, ['companion.json'])).not.toBe(before);
  expect(fingerprintBuild(join(folder, 'none'), [])).toBeUndefined();
});

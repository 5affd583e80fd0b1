import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { earlyScriptBytes, initialScriptBytes } from '../../launcher/initial-script-bytes.ts';
import { createFolder } from './launcher-folder.ts';

test('what a page loads at first is its scripts, which run beside the first frame, what they start, the static imports of both, and the words of one language, each once', () => {
  const folder = createFolder();
  const files: Record<string, string> = {
    'panel.html': '<script type="module" crossorigin src="/chunks/panel.js"></script><script src="other.js"></script>',
    'chunks/panel.js': 'import{a as b}from"./shared.js";import"./side.js";b();import(`./start.js`)',
    'chunks/shared.js': 'export*from"./deep.js";const s="import x from \'./lazy.js\'";export{s}',
    'chunks/side.js': 'import"./shared.js"',
    'chunks/start.js': 'import{a}from"./shared.js";a();import("./lazy.js");import(a)',
    'words/en-first.js': 'export{first}from"../chunks/first-x1.js"',
    'words/en-rest.js': 'export const rest={}',
    'words/de-first.js': 'export const first={}',
    'chunks/first-x1.js': 'import"./plural.js";export const first={}',
    'chunks/plural.js': 'export const one=1',
    'chunks/deep.js': 'export const a=()=>{}',
    'chunks/lazy.js': `import"./first-x1.js";${'x'.repeat(1000)}`,
    'other.js': 'void 0',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const initial = [
    'chunks/panel.js',
    'chunks/shared.js',
    'chunks/side.js',
    'chunks/start.js',
    'chunks/deep.js',
    'words/en-first.js',
    'chunks/first-x1.js',
    'chunks/plural.js',
    'other.js',
  ];
  const expected = initial.reduce((sum, name) => sum + (files[name]?.length ?? 0), 0);
  expect(initialScriptBytes(folder, 'panel.html')).toBe(expected);
  const early = initial.filter((name) => !name.startsWith('words/') && !/start|first|plural/.test(name));
  expect(earlyScriptBytes(folder, 'panel.html')).toBe(early.reduce((sum, name) => sum + (files[name]?.length ?? 0), 0));
  // The companion's page has a version in the name.
  renameSync(join(folder, 'words/en-first.js'), join(folder, 'words/en-first-1a2b3c4d.js'));
  expect(initialScriptBytes(folder, 'panel.html')).toBe(expected);
});

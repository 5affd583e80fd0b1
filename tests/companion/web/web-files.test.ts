import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWebFiles } from '../../../companion/web/web-files.ts';
import { createTestFolder } from '../server/test-companion.ts';

function createBuild(files: Record<string, string>): string {
  const folder = createTestFolder();
  for (const name of ['assets', 'words']) mkdirSync(join(folder, name));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('the files of the page', () => {
  it('are the page, what lies in its assets and its words, and nothing else', () => {
    const folder = createBuild({
      'index.html': '<p>',
      'assets/a-1.js': '1',
      'assets/a-2.css': 'b{}',
      'words/de-first.js': '2',
      'diagram.html': '<b>',
      'other.txt': 'x',
    });
    mkdirSync(join(folder, 'assets', 'folder'));
    symlinkSync(join(folder, 'other.txt'), join(folder, 'assets', 'link.txt'));
    const files = readWebFiles(folder);
    expect([...files].map(([path, { type, bytes }]) => [path, type, String(bytes)])).toEqual([
      ['/', 'text/html; charset=utf-8', '<p>'],
      ['/diagram.html', 'text/html; charset=utf-8', '<b>'],
      ['/assets/a-1.js', 'text/javascript; charset=utf-8', '1'],
      ['/assets/a-2.css', 'text/css; charset=utf-8', 'b{}'],
      ['/words/de-first.js', 'text/javascript; charset=utf-8', '2'],
    ]);
  });

  it('are told apart by what is in them', () => {
    const files = readWebFiles(
      createBuild({ 'index.html': '', 'assets/a.js': '1', 'assets/b.js': '1', 'assets/c.js': '2' }),
    );
    const [a, b, c] = ['a', 'b', 'c'].map((name) => files.get(`/assets/${name}.js`)?.etag);
    expect(a).toBe(b);
    expect(a).not.toBe(c);
  });

  it('are none where nothing was built', () => {
    expect(readWebFiles(join(createTestFolder(), 'web')).size).toBe(0);
  });
});

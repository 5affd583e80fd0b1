import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOf, placeFolder } from '../../launcher/place-folder.ts';
import { faultsOf, writeFiles } from './extension-folder.ts';
import { createFolder } from './launcher-folder.ts';

const OLD = {
  'manifest.json': '{"background":{"service_worker":"background.js"},"side_panel":{"default_path":"panel.html"}}',
  'panel.html': '<script src="/chunks/panel-1.js"></script>',
  'background.js': '1',
  'chunks/panel-1.js': 'import"./shared-1.js"',
  'chunks/shared-1.js': '1',
  'chunks/same-1.js': '1',
  'only/old.css': '1',
};
const NEW = {
  'manifest.json': '{"background":{"service_worker":"worker.js"},"side_panel":{"default_path":"panel/index.html"}}',
  'panel/index.html': '<script src="/chunks/panel-2.js"></script>',
  'panel.html': '<script src="/chunks/panel-2.js"></script>',
  'worker.js': '2',
  'chunks/panel-2.js': 'import"./shared-2.js";import("./same-1.js")',
  'chunks/shared-2.js': '2',
  'chunks/same-1.js': '1',
};
const KEY = { 'companion.json': '{"address":"127.0.0.1:1","token":"id.secret"}' };

/** The end of the process. */
class Killed extends Error {}

/** Places NEW over OLD and is killed before the change with that number. False when it made all its changes. */
function isKilled(folder: string, atChange: number, look: () => void = () => {}): boolean {
  let made = 0;
  function change(make: () => void): void {
    if (made === atChange) throw new Killed();
    made += 1;
    make();
    look();
  }
  try {
    placeFolder(join(folder, 'staged'), join(folder, 'target'), {
      keep: ['companion.json'],
      changes: {
        rename: (from, to) => change(() => renameSync(from, to)),
        removeFile: (path) => change(() => rmSync(path)),
      },
    });
    return false;
  } catch (error) {
    if (error instanceof Killed) return true;
    throw error;
  }
}

function contentsOf(folder: string): Record<string, string> {
  return Object.fromEntries(filesOf(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

describe('a folder that a browser has loaded', () => {
  test('is whole and has its key after every change, wherever the process is killed, and the next build completes it', () => {
    for (let atChange = 0; ; atChange += 1) {
      const folder = createFolder();
      writeFiles(join(folder, 'target'), { ...OLD, ...KEY });
      writeFiles(join(folder, 'staged'), NEW);
      const target = join(folder, 'target');
      const wasKilled = isKilled(folder, atChange, () => expect(faultsOf(target)).toEqual([]));
      expect([atChange, faultsOf(target)]).toEqual([atChange, []]);
      expect(readFileSync(join(target, 'companion.json'), 'utf8')).toBe(KEY['companion.json']);
      if (wasKilled) {
        rmSync(join(folder, 'staged'), { recursive: true });
        writeFiles(join(folder, 'staged'), NEW);
        expect(isKilled(folder, Number.POSITIVE_INFINITY)).toBe(false);
      }
      expect(contentsOf(target)).toEqual({ ...NEW, ...KEY });
      expect(existsSync(join(folder, 'staged'))).toBe(false);
      if (wasKilled) continue;
      // Each of NEW's files, and each of OLD's that is gone.
      expect(atChange).toBe(7 + 4);
      return;
    }
  });

  test('has its manifest replaced after everything that it names', () => {
    const folder = createFolder();
    writeFiles(join(folder, 'target'), OLD);
    writeFiles(join(folder, 'staged'), NEW);
    const before = new Set<string>();
    isKilled(folder, Number.POSITIVE_INFINITY, () => {
      before.add(`${contentsOf(join(folder, 'target'))['manifest.json'] === NEW['manifest.json']}`);
      if (before.has('true'))
        expect(Object.keys(contentsOf(join(folder, 'target')))).toEqual(expect.arrayContaining(Object.keys(NEW)));
    });
    expect([...before]).toEqual(['false', 'true']);
  });

  test('keeps no folder without a file', () => {
    const folder = createFolder();
    writeFiles(join(folder, 'target'), OLD);
    writeFiles(join(folder, 'staged'), NEW);
    isKilled(folder, Number.POSITIVE_INFINITY);
    expect(existsSync(join(folder, 'target', 'only'))).toBe(false);
  });

  test('stays the same folder', () => {
    const folder = createFolder();
    writeFiles(join(folder, 'target'), OLD);
    cpSync(join(folder, 'target'), join(folder, 'staged'), { recursive: true });
    const renamed: string[] = [];
    placeFolder(join(folder, 'staged'), join(folder, 'target'), {
      changes: {
        rename(from, to) {
          renamed.push(to);
          renameSync(from, to);
        },
        removeFile: rmSync,
      },
    });
    expect(renamed).not.toContain(join(folder, 'target'));
    expect(contentsOf(join(folder, 'target'))).toEqual(OLD);
  });
});

test('a folder that was not there appears at once', () => {
  const folder = createFolder();
  writeFiles(join(folder, 'staged'), NEW);
  const seen: string[][] = [];
  isKilled(folder, Number.POSITIVE_INFINITY, () => seen.push(filesOf(join(folder, 'target'))));
  expect(seen).toEqual([Object.keys(NEW).toSorted()]);
});

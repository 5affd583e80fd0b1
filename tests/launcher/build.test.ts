import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { readCompanionFile } from '../../launcher/companion-file.ts';
import { filesOf } from '../../launcher/place-folder.ts';
import { faultsOf, snapshot, writeFiles } from './extension-folder.ts';
import { createFolder } from './launcher-folder.ts';

const BUILD = join(import.meta.dirname, '../../launcher/build.ts');
const shared = mkdtempSync(join(tmpdir(), 'aside-built-'));

/** `npm run build` into a folder. It and what it starts can be killed as one. */
function build(outDir: string) {
  const child = spawn(process.execPath, [BUILD, '--data-dir', join(shared, 'data')], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: shared, ASIDE_BUILD_DIR: outDir },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  function kill(): void {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    process.kill(-child.pid, 'SIGKILL');
  }
  return { kill, ended: once(child, 'close').then(([code]) => ({ code, said })) };
}

const extensionOf = (outDir: string) => join(outDir, 'chrome-mv3');
const leftoversOf = (outDir: string) => readdirSync(outDir).filter((name) => name.startsWith('.building-'));

/** What an earlier version had built: whole, and different in its manifest, its page and a chunk. */
function createOldBuild(): string {
  const outDir = createFolder();
  cpSync(shared, outDir, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(extensionOf(outDir), 'manifest.json'), 'utf8'));
  writeFiles(extensionOf(outDir), {
    'manifest.json': JSON.stringify({ ...manifest, description: 'older' }),
    'sidepanel.html': '<script src="/chunks/older.js"></script>',
    'chunks/older.js': 'import"./older-still.js"',
    'chunks/older-still.js': '',
  });
  return outDir;
}

beforeAll(async () => {
  const { code, said } = await build(shared).ended;
  expect([code, said]).toEqual([0, expect.stringMatching(/^Building the extension and the page…\n/)]);
}, 300_000);

afterAll(() => rmSync(shared, { recursive: true, force: true }));

// Some build the extension.
describe('npm run build', { timeout: 300_000 }, () => {
  test('makes a whole extension with its key, the page, and leaves nothing else', () => {
    expect(faultsOf(extensionOf(shared))).toEqual([]);
    expect(readCompanionFile(extensionOf(shared))?.address).toBe('127.0.0.1:11435');
    expect(existsSync(join(shared, 'web', 'index.html'))).toBe(true);
    expect(leftoversOf(shared)).toEqual([]);
  });

  test('builds nothing when nothing has changed, and writes the key alone', async () => {
    const before = snapshot(shared);
    const { code, said } = await build(shared).ended;
    expect([code, said]).toEqual([0, expect.stringMatching(/^Nothing has changed since the last build\.\n/)]);
    const after = snapshot(shared);
    for (const files of [before, after]) delete files['chrome-mv3/companion.json'];
    expect(after).toEqual(before);
  });

  test('replaces an older build without a moment in which its manifest, its page or its key is missing', async () => {
    const outDir = createOldBuild();
    const faults = new Set<string>();
    let isBuilding = true;
    let looks = 0;
    const building = build(outDir);
    void building.ended.finally(() => {
      isBuilding = false;
    });
    onTestFinished(building.kill);
    while (isBuilding) {
      // Read as a browser does, at any moment.
      for (const file of ['manifest.json', 'sidepanel.html', 'background.js', 'companion.json']) {
        if (!existsSync(join(extensionOf(outDir), file))) faults.add(file);
      }
      JSON.parse(readFileSync(join(extensionOf(outDir), 'manifest.json'), 'utf8'));
      if (!readCompanionFile(extensionOf(outDir))) faults.add('no key in companion.json');
      looks += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect([...faults]).toEqual([]);
    expect(looks).toBeGreaterThan(100);
    expect((await building.ended).said).toContain('Building the extension…');
    expect(filesOf(extensionOf(outDir))).toEqual(filesOf(extensionOf(shared)));
    expect(faultsOf(extensionOf(outDir))).toEqual([]);
  });

  test.each<[string, (outDir: string, kill: () => void) => Promise<void>]>([
    ['when it begins to build', (outDir, kill) => atChange(outDir, (name) => name.startsWith('.building-'), kill)],
    ['when it puts the build in place', (outDir, kill) => atChange(extensionOf(outDir), () => true, kill)],
  ])('that is killed %s leaves a whole extension, and the next one completes it', async (_when, killAt) => {
    const outDir = createOldBuild();
    const building = build(outDir);
    onTestFinished(building.kill);
    await killAt(outDir, building.kill);
    await building.ended;
    expect(faultsOf(extensionOf(outDir))).toEqual([]);
    expect(readCompanionFile(extensionOf(outDir))).toBeDefined();
    const { code } = await build(outDir).ended;
    expect(code).toBe(0);
    expect(filesOf(extensionOf(outDir))).toEqual(filesOf(extensionOf(shared)));
    expect(leftoversOf(outDir)).toEqual([]);
  });

  test('waits for another one, and then has nothing to do, also when a folder was broken', async () => {
    const outDir = createOldBuild();
    rmSync(join(extensionOf(outDir), 'manifest.json'));
    const [one, another] = await Promise.all([build(outDir).ended, build(outDir).ended]);
    expect([one.code, another.code]).toEqual([0, 0]);
    const said = [one.said, another.said].toSorted();
    expect(said[0]).toContain('Another build is running here. Waiting for it…\nNothing has changed');
    expect(said[1]).toContain('Building the extension…');
    expect(faultsOf(extensionOf(outDir))).toEqual([]);
  });
});

/** Does it as soon as something whose name fits has changed in a folder. */
function atChange(folder: string, fits: (name: string) => boolean, act: () => void): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, (_event, name) => {
      if (!fits(String(name))) return;
      act();
      resolve();
    });
    onTestFinished(() => watcher.close());
  });
}

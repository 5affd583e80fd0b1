import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { filesOf } from '../../launcher/place-folder.ts';
import { launcherWords } from '../../words/english/launcher.ts';
import { snapshot } from './extension-folder.ts';
import { createFolder } from './launcher-folder.ts';

const START = join(import.meta.dirname, '../../launcher/start.ts');

/** What a test that failed may have left running. */
const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGTERM');
});

/** `npm start` on a machine without a browser, with folders of its own or of an earlier one. */
function start(flags: string[], folder = createFolder(), data = join(folder, 'data')) {
  const build = join(folder, 'build');
  const child = spawn(process.execPath, [START, '--data-dir', data, '--upstream', 'http://127.0.0.1:9', ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: dirname(process.execPath), HOME: folder, DISPLAY: ':0', ASIDE_BUILD_DIR: build },
  });
  started.push(child);
  let [stdout, stderr] = ['', ''];
  let check = (): void => {};
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
    check();
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  return {
    child,
    folder,
    build,
    extension: join(build, 'chrome-mv3'),
    data,
    exited: once(child, 'close').then(([code]) => ({ code, stdout, stderr })),
    /** Resolves when it has said so. */
    said: (text: string) =>
      new Promise<void>((resolve) => {
        check = () => {
          if (stdout.includes(text)) resolve();
        };
        check();
      }),
  };
}

const shared = mkdtempSync(join(tmpdir(), 'aside-started-'));

/** Where Aside was started once, and ended. */
function createBuiltFolder(): string {
  const folder = createFolder();
  cpSync(shared, folder, { recursive: true });
  return folder;
}

beforeAll(async () => {
  const { child, said, exited } = start(['--port', '0'], shared);
  await said('Pin Aside');
  child.kill('SIGINT');
  await exited;
}, 300_000);

afterAll(() => rmSync(shared, { recursive: true, force: true }));

// The first builds the extension and bundles the companion.
describe('npm start', { timeout: 300_000 }, () => {
  test('builds, starts, puts the real address and key into the build, and ends with everything on Ctrl-C', async () => {
    const { child, extension, data, said, exited } = start(['--port', '0']);
    await said('Pin Aside');
    expect(existsSync(join(extension, 'manifest.json'))).toBe(true);
    const { address, token } = JSON.parse(readFileSync(join(extension, 'companion.json'), 'utf8'));
    expect(readFileSync(join(data, 'local.key'), 'utf8').trim()).toBe(token);
    const health = await fetch(`http://${address}/health`, { headers: { authorization: `Bearer ${token}` } });
    expect(await health.json()).toMatchObject({ ok: true, defaultModel: 'reader' });
    const page = await fetch(`http://${address}/`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<title>Aside</title>')]);
    child.kill('SIGINT');
    const { code, stdout, stderr } = await exited;
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      'Building the extension, the page, and the companion…',
      `Aside listens on ${address}.`,
    ]);
    expect(stdout).toContain('Chromium isn’t installed here');
    await expect(fetch(`http://${address}/health`)).rejects.toThrow();
  });

  test('a second time by mistake says what runs and what to do, and changes nothing for the one that runs', async () => {
    const first = start(['--port', '0'], createBuiltFolder());
    await first.said('Pin Aside');
    const { address } = JSON.parse(readFileSync(join(first.extension, 'companion.json'), 'utf8'));
    // As after a pull: there would be something to build.
    rmSync(join(first.build, '.built'), { recursive: true });
    const before = snapshot(first.build);
    const port = address.slice(address.lastIndexOf(':') + 1);
    const elsewhere = createFolder();
    const withExtension = launcherWords.runsWithBuild(address, first.extension);
    for (const [flags, folder, data, found] of [
      [['--port', port], first.folder, first.data, withExtension],
      [['--port', '0'], first.folder, join(elsewhere, 'data'), withExtension],
      // From another checkout.
      [['--port', port], elsewhere, first.data, launcherWords.runsWithData(address, first.data)],
    ] as const) {
      const { code, stdout, stderr } = await start([...flags], folder, data).exited;
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toBe(`${found}\n`);
    }
    expect(filesOf(elsewhere)).toEqual([]);
    expect(snapshot(first.build)).toEqual(before);
    expect((await fetch(`http://${address}/health`)).status).toBe(200);
    first.child.kill('SIGINT');
    expect((await first.exited).code).toBe(0);
  });

  test('with nothing changed since the last time builds nothing, and still writes the address', async () => {
    const folder = createBuiltFolder();
    const before = snapshot(join(folder, 'build'));
    const companionFile = 'chrome-mv3/companion.json';
    expect(before).toHaveProperty([companionFile]);
    const { child, build, said, exited } = start(['--port', '0'], folder);
    await said('Pin Aside');
    const after = snapshot(build);
    expect(after[companionFile]).not.toBe(before[companionFile]);
    for (const files of [before, after]) delete files[companionFile];
    expect(after).toEqual(before);
    child.kill('SIGINT');
    expect((await exited).stdout).toMatch(/^Nothing has changed since the last build\.\nAside listens on/);
  });

  test('ends before it builds anything when another program has the port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { build, data, exited } = start(['--port', String(port)]);
    const { code, stdout, stderr } = await exited;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(new RegExp(`^Port ${port} is taken.*Nothing was changed\\.\n$`));
    expect([existsSync(build), existsSync(data)]).toEqual([false, false]);
  });

  test('says at once what is wrong with its flags', async () => {
    const { extension, exited } = start(['--port', 'x', '--parallel', 'y']);
    const { code, stdout, stderr } = await exited;
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('for 2 reasons');
    expect(existsSync(extension)).toBe(false);
  });
});

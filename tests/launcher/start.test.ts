import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createFolder } from './launcher-folder.ts';

const START = join(import.meta.dirname, '../../launcher/start.ts');

/** `npm start` on a machine without a browser, with folders of its own. */
function start(flags: string[]) {
  const folder = createFolder();
  const build = join(folder, 'build');
  const child = spawn(
    process.execPath,
    [START, '--data-dir', join(folder, 'data'), '--upstream', 'http://127.0.0.1:9', ...flags],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: dirname(process.execPath), HOME: folder, DISPLAY: ':0', ASIDE_BUILD_DIR: build },
    },
  );
  onTestFinished(() => void child.kill('SIGTERM'));
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
    extension: join(build, 'chrome-mv3'),
    data: join(folder, 'data'),
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

// Each builds the extension and bundles the companion.
describe('npm start', { timeout: 60_000 }, () => {
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
    expect(stdout).toContain(`Aside listens on ${address}.`);
    expect(stdout).toContain('No Chromium is installed here');
    await expect(fetch(`http://${address}/health`)).rejects.toThrow();
  });

  test('ends with what the companion said when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { extension, exited } = start(['--port', String(port)]);
    const { code, stderr } = await exited;
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^Port ${port} is taken`));
    expect(existsSync(join(extension, 'companion.json'))).toBe(false);
  });

  test('says at once what is wrong with its flags', async () => {
    const { extension, exited } = start(['--port', 'x', '--parallel', 'y']);
    const { code, stdout, stderr } = await exited;
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('for 2 reasons');
    expect(existsSync(extension)).toBe(false);
  });
});

import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UNPACKED_EXTENSION_ID } from '../../companion/access/known-origins.ts';
import type { BrowserWorld } from '../../launcher/find-browser.ts';
import { type ShowExtensionOptions, showExtension } from '../../launcher/show-extension.ts';
import { launcherWords } from '../../words/english/launcher.ts';
import { createFolder } from './launcher-folder.ts';

interface Shown {
  /** What was said. */
  lines: string[];
  dataDir: string;
  browser: Awaited<ReturnType<typeof showExtension>>;
  /** What the browser was started with, one argument a line. */
  args(): string[];
}

/** Installs a browser that is a shell script: it notes its arguments, then does as `script` says. */
async function show(
  script: string | undefined,
  options: Partial<ShowExtensionOptions> = {},
  world: Partial<BrowserWorld> = {},
): Promise<Shown> {
  const folder = createFolder();
  const program = join(folder, 'chromium');
  const note = join(folder, 'args');
  if (script !== undefined) {
    writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" > ${note}\n${script}\n`, { mode: 0o755 });
  }
  const lines: string[] = [];
  const dataDir = join(folder, 'data');
  const browser = await showExtension({
    open: true,
    dataDir,
    buildFolder: '/checkout/.output/chrome-mv3',
    startUrl: async () => 'http://127.0.0.1:1/',
    now: () => 0,
    say: (line) => void lines.push(line),
    world: {
      platform: 'linux',
      env: { PATH: folder, DISPLAY: ':0' },
      home: folder,
      isExecutable: (path) => script !== undefined && path === program,
      ...world,
    },
    ...options,
  });
  return { lines, dataDir, browser, args: () => readFileSync(note, 'utf8').trim().split('\n') };
}

const BY_HAND = [
  expect.stringContaining('chrome://extensions'),
  expect.stringContaining('choose /checkout/.output/chrome-mv3'),
  expect.stringContaining('toolbar'),
];

describe('a browser', () => {
  test('is opened with the extension, a profile of its own, and a page to begin with', async () => {
    const { browser, args, dataDir } = await show('exit 0');
    await browser?.ended;
    expect(args()).toEqual(
      expect.arrayContaining([
        `--user-data-dir=${join(dataDir, 'browser')}`,
        '--load-extension=/checkout/.output/chrome-mv3',
      ]),
    );
    expect(args().at(-1)).toBe('http://127.0.0.1:1/');
    expect(args().includes('--no-sandbox')).toBe(process.getuid?.() === 0);
  });

  test('has the button pinned in a fresh profile, which only this user can read', async () => {
    const { browser, dataDir } = await show('exit 0');
    await browser?.ended;
    const file = join(dataDir, 'browser', 'Default', 'Preferences');
    expect(JSON.parse(readFileSync(file, 'utf8')).extensions.pinned_extensions).toEqual([UNPACKED_EXTENSION_ID]);
    expect(statSync(join(dataDir, 'browser')).mode & 0o777).toBe(0o700);
  });

  test('keeps a profile as its user has left it', async () => {
    const dataDir = createFolder();
    const file = join(dataDir, 'browser', 'Default', 'Preferences');
    mkdirSync(join(dataDir, 'browser', 'Default'), { recursive: true });
    writeFileSync(file, '{"mine":1}');
    const { browser } = await show('exit 0', { dataDir });
    await browser?.ended;
    expect(readFileSync(file, 'utf8')).toBe('{"mine":1}');
  });

  test('that is a snap gets profile and extension where it may read them', async () => {
    const home = createFolder();
    const buildFolder = createFolder();
    writeFileSync(join(buildFolder, 'manifest.json'), '{}');
    // Not there, so that nothing starts; what was prepared stays.
    const world = { home, env: { PATH: '/snap/bin', DISPLAY: ':0' }, isExecutable: () => true };
    const { browser } = await show(undefined, { buildFolder }, world);
    await browser?.ended;
    const shared = join(home, 'snap', 'chromium', 'common', 'aside');
    expect(readFileSync(join(shared, 'extension', 'manifest.json'), 'utf8')).toBe('{}');
    expect(statSync(join(shared, 'browser', 'Default', 'Preferences')).isFile()).toBe(true);
  });

  test('that hands over to a window that is open already is no failure', async () => {
    const { browser, lines } = await show('exit 0');
    expect(await browser?.ended).toBe('handed-over');
    expect(lines.at(-1)).toBe(launcherWords.browserWasOpen);
  });

  test('that was closed leaves the companion running, and that is said', async () => {
    const times = [0, 60_000];
    const { browser, lines } = await show('exit 0', { now: () => times.shift() ?? 0 });
    expect(await browser?.ended).toBe('closed');
    expect(lines.at(-1)).toBe(launcherWords.browserClosed);
  });

  test('that fails is said, with how to go on by hand', async () => {
    const { browser, lines } = await show('exit 1');
    expect(await browser?.ended).toBe('failed');
    expect(lines.slice(1)).toEqual([expect.stringContaining('couldn’t be started'), ...BY_HAND]);
  });

  test('is ended with what it has started, and nothing is said', async () => {
    const { browser, lines } = await show('sleep 600 & wait');
    const before = [...lines];
    await browser?.stop();
    expect(await browser?.ended).toBe('stopped');
    expect(lines).toEqual(before);
  });
});

describe('without a browser to open, three lines say how to load the extension', () => {
  test.each<[string, Partial<ShowExtensionOptions>, Partial<BrowserWorld>, string[]]>([
    ['when none is wanted', { open: false }, {}, []],
    ['when there is no display', {}, { env: { PATH: '/usr/bin' } }, ['There is no display']],
    ['when none is installed', {}, {}, ['Chromium isn’t installed']],
    [
      'when Chrome alone is installed',
      {},
      { env: { PATH: '/usr/bin', DISPLAY: ':0' }, isExecutable: (path) => path === '/usr/bin/google-chrome' },
      ['Google Chrome doesn’t let'],
    ],
  ])('%s', async (_name, options, world, reason) => {
    const { lines, browser } = await show(undefined, options, world);
    expect(browser).toBeUndefined();
    expect(lines).toEqual([...reason.map((text) => expect.stringContaining(text)), ...BY_HAND]);
  });
});

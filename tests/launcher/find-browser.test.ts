import { expect, test } from 'vitest';
import { type BrowserWorld, findBrowser, hasDisplay } from '../../launcher/find-browser.ts';

/** A machine on which these files can be run and nothing else. */
function machine(files: string[], world: Partial<BrowserWorld> = {}): BrowserWorld {
  return {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin:/snap/bin' },
    home: '/home/ada',
    isExecutable: (path) => files.includes(path),
    ...world,
  };
}

const chromium = (path: string, isSnap = false) => ({ kind: 'chromium', path, isSnap });

test.each<[string, BrowserWorld, object]>([
  ['nothing', machine([]), { kind: 'none' }],
  ["Debian's Chromium", machine(['/usr/bin/chromium']), chromium('/usr/bin/chromium')],
  ['another name', machine(['/usr/bin/chromium-browser']), chromium('/usr/bin/chromium-browser')],
  ['a snap', machine(['/snap/bin/chromium']), chromium('/snap/bin/chromium', true)],
  [
    "Ubuntu's wrapper beside the snap it starts",
    machine(['/usr/bin/chromium-browser', '/snap/bin/chromium']),
    chromium('/snap/bin/chromium', true),
  ],
  [
    'the first on the PATH',
    machine(['/usr/bin/chromium', '/usr/local/bin/chromium']),
    chromium('/usr/local/bin/chromium'),
  ],
  ['Chromium before Chrome', machine(['/usr/bin/google-chrome', '/usr/bin/chromium']), chromium('/usr/bin/chromium')],
  ['Chrome alone', machine(['/usr/bin/google-chrome-stable']), { kind: 'refusing', name: 'Google Chrome' }],
  ['a relative folder on the PATH', machine(['bin/chromium'], { env: { PATH: 'bin' } }), { kind: 'none' }],
  ['no PATH', machine(['/usr/bin/chromium'], { env: {} }), { kind: 'none' }],
  [
    'a Mac',
    machine(['/home/ada/Applications/Chromium.app/Contents/MacOS/Chromium'], { platform: 'darwin' }),
    chromium('/home/ada/Applications/Chromium.app/Contents/MacOS/Chromium'),
  ],
  [
    'a Mac with Chrome',
    machine(['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'], { platform: 'darwin' }),
    { kind: 'refusing', name: 'Google Chrome' },
  ],
  [
    'Windows',
    machine(['C:\\Local\\Chromium\\Application\\chrome.exe'], {
      platform: 'win32',
      env: { LOCALAPPDATA: 'C:\\Local', ProgramFiles: 'C:\\Program Files' },
    }),
    chromium('C:\\Local\\Chromium\\Application\\chrome.exe'),
  ],
])('on a machine with %s the right browser is found', (_name, world, expected) => {
  expect(findBrowser(world)).toEqual(expected);
});

test.each<[NodeJS.Platform, Record<string, string>, boolean]>([
  ['linux', {}, false],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['darwin', {}, true],
  ['win32', {}, true],
])('%s with %j has a display: %s', (platform, env, expected) => {
  expect(hasDisplay({ platform, env })).toBe(expected);
});

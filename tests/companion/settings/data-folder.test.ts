import { expect, test } from 'vitest';
import { dataFolder } from '../../../companion/settings/data-folder.ts';

test.each<[NodeJS.Platform, Record<string, string>, string, string]>([
  ['linux', {}, '/home/ada', '/home/ada/.local/share/aside'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/home/ada', '/data/aside'],
  ['linux', { XDG_DATA_HOME: 'data' }, '/home/ada', '/home/ada/.local/share/aside'],
  ['linux', { XDG_DATA_HOME: '' }, '/home/ada', '/home/ada/.local/share/aside'],
  ['freebsd', {}, '/home/ada', '/home/ada/.local/share/aside'],
  ['darwin', { XDG_DATA_HOME: '/data' }, '/Users/ada', '/Users/ada/Library/Application Support/Aside'],
  ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'C:\\Users\\ada', 'D:\\Local\\Aside'],
  ['win32', {}, 'C:\\Users\\ada', 'C:\\Users\\ada\\AppData\\Local\\Aside'],
])('the data folder on %s with %j', (platform, env, home, expected) => {
  expect(dataFolder(platform, env, home)).toBe(expected);
});

import { posix, win32 } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a user's data belongs on each platform. A relative XDG_DATA_HOME is ignored, as its specification says. */
export function dataFolder(platform: NodeJS.Platform, env: Environment, home: string): string {
  if (platform === 'win32') return win32.join(env.LOCALAPPDATA || win32.join(home, 'AppData', 'Local'), 'Aside');
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Aside');
  const xdg = env.XDG_DATA_HOME;
  return posix.join(xdg && posix.isAbsolute(xdg) ? xdg : posix.join(home, '.local', 'share'), 'aside');
}

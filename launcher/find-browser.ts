import { posix, win32 } from 'node:path';

/** The machine, as far as browsers on it are looked for. */
export interface BrowserWorld {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
  isExecutable(path: string): boolean;
}

export type FoundBrowser =
  | { kind: 'chromium'; path: string; isSnap: boolean }
  /** Only browsers that ignore `--load-extension`, as branded Chrome does since version 137. */
  | { kind: 'refusing'; name: string }
  | { kind: 'none' };

const CHROMIUM_COMMANDS = ['chromium', 'chromium-browser', 'ungoogled-chromium'];
const CHROME_COMMANDS = ['google-chrome', 'google-chrome-stable'];

/** An installed browser that loads our folder when it is told to. */
export function findBrowser(world: BrowserWorld): FoundBrowser {
  const path = candidates(world, CHROMIUM_COMMANDS, 'Chromium', 'Chromium').find(world.isExecutable);
  if (path) return { kind: 'chromium', path, isSnap: path.startsWith('/snap/') };
  const chrome = candidates(world, CHROME_COMMANDS, 'Google Chrome', 'Google\\Chrome').find(world.isExecutable);
  return chrome ? { kind: 'refusing', name: 'Google Chrome' } : { kind: 'none' };
}

function candidates(world: BrowserWorld, commands: string[], macApp: string, windowsFolder: string): string[] {
  const { platform, env, home } = world;
  if (platform === 'darwin') {
    return ['/Applications', posix.join(home, 'Applications')].map((folder) =>
      posix.join(folder, `${macApp}.app`, 'Contents', 'MacOS', macApp),
    );
  }
  if (platform === 'win32') {
    return [env.LOCALAPPDATA, env.ProgramFiles, env['ProgramFiles(x86)']]
      .filter((folder) => folder !== undefined)
      .map((folder) => win32.join(folder, windowsFolder, 'Application', 'chrome.exe'));
  }
  const folders = (env.PATH ?? '').split(':').filter((folder) => posix.isAbsolute(folder));
  return commands.flatMap((command) => folders.map((folder) => posix.join(folder, command)));
}

/** Whether a window can be shown at all. */
export function hasDisplay({ platform, env }: Pick<BrowserWorld, 'platform' | 'env'>): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

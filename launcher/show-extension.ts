import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { launcherWords } from '../words/spoken-on-terminal.ts';
import { prepareBrowserFolders } from './browser-folders.ts';
import { type BrowserWorld, findBrowser, hasDisplay } from './find-browser.ts';
import { browserArguments, type OpenBrowser, openBrowser } from './open-browser.ts';

export interface ShowExtensionOptions {
  /** False: the person said that no browser shall be opened. */
  open: boolean;
  dataDir: string;
  buildFolder: string;
  /** The page to begin with; asked for only when a browser is opened. */
  startUrl(): Promise<string>;
  say(line: string): void;
  world?: BrowserWorld;
  /** Milliseconds on a clock that never goes back. */
  now?: () => number;
}

/** Opens a browser with the extension in it, or says how to load it by hand. */
export async function showExtension(options: ShowExtensionOptions): Promise<OpenBrowser | undefined> {
  const { open, dataDir, buildFolder, startUrl, say, world = thisMachine(), now = () => performance.now() } = options;
  function byHand(reason?: string): undefined {
    for (const line of [...(reason ? [reason] : []), ...launcherWords.loadByHand(buildFolder)]) say(line);
  }
  if (!open) return byHand();
  if (!hasDisplay(world)) return byHand(launcherWords.noDisplay);
  const found = findBrowser(world);
  if (found.kind === 'refusing') return byHand(launcherWords.refusesToLoad(found.name));
  if (found.kind === 'none') return byHand(launcherWords.noBrowser);

  const folders = prepareBrowserFolders(found, { dataDir, buildFolder, home: world.home });
  const args = browserArguments(folders, await startUrl(), process.getuid?.() === 0);
  const browser = openBrowser(found.path, args, now);
  say(launcherWords.opens);
  void browser.ended.then((end) => {
    if (end === 'closed') say(launcherWords.browserClosed);
    if (end === 'handed-over') say(launcherWords.browserWasOpen);
    if (end === 'failed') byHand(launcherWords.browserFailed(found.path));
  });
  return browser;
}

function thisMachine(): BrowserWorld {
  return {
    platform: process.platform,
    env: process.env,
    home: homedir(),
    isExecutable(path) {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    },
  };
}

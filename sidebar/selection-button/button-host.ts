import type { Browser, WxtBrowser } from 'wxt/browser';
import { createSteadyStorage } from '../browser/steady-storage.ts';
import type { StorageListener } from '../browser/storage-area.ts';
import type { SelectionItem } from '../gestures/menus.ts';
import { siteOf } from '../pages/site-access.ts';
import { keysOf } from '../settings/settings.ts';
import { BUTTON_SETTINGS_KEY, readButtonSettings } from './button-settings.ts';
import { findSites, isAllowed, isOnAt } from './button-sites.ts';
import { parseRowRequest } from './parse-row-request.ts';
import { type ChosenAction, ROW_CHANGED, ROW_TOLD, type RowContents } from './row-messages.ts';

/** WXT types the names of scripts from its last look at the folder, which may be older than this one. */
const SCRIPT = '/selection-button.js' as '/capture.js';
const SCRIPT_ID = 'selection-button';

/** The names under which all is kept that decides what pages show. */
const SHOWN = [
  BUTTON_SETTINGS_KEY,
  ...(['language', 'prompts', 'theme', 'textSize', 'density'] as const).flatMap(keysOf),
];

/**
 * The background's side of the buttons at selections: has the browser run the script on the sites that were chosen and
 * allowed, and on no other, and does what the buttons in the pages say.
 */
export interface ButtonHost {
  /** Brings the browser's scripts and the open pages to what is set. */
  update(): Promise<void>;
  dispose(): void;
}

export interface ButtonHostOptions {
  browser: WxtBrowser;
  /** What the row shows for these actions, in the language of now. */
  contents(actions: readonly SelectionItem[]): Promise<RowContents>;
  /** Called before anything is awaited: the click behind it opens the panel only then. */
  act(chosen: ChosenAction, tab: Browser.tabs.Tab, isMeant: Promise<boolean>): void;
}

export function createButtonHost({ browser, contents, act }: ButtonHostOptions): ButtonHost {
  const local = createSteadyStorage(browser.storage.local);
  let updating = Promise.resolve();

  /** The patterns that were chosen and that the browser allows. */
  async function findMatches(): Promise<string[]> {
    const sites = await findSites(browser, await readButtonSettings(local));
    return sites.flatMap(({ patterns, isOpen }) => (isOpen ? patterns : []));
  }

  async function register(matches: string[]): Promise<void> {
    const { scripting } = browser;
    const script = { id: SCRIPT_ID, js: [SCRIPT], matches, runAt: 'document_idle' as const };
    const [there] = await scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
    if (matches.length === 0) {
      if (there) await scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
    } else if (!there) {
      await scripting.registerContentScripts([script]);
    } else if (there.matches?.toSorted().join() !== matches.toSorted().join()) {
      await scripting.updateContentScripts([script]);
    }
  }

  /**
   * Where buttons are off now the script goes, and where they are on it comes, without a reload. One that is there stays:
   * a second one would take away the row that the first shows.
   */
  async function tellPages(matches: string[]): Promise<void> {
    const told = await tellScripts();
    if (matches.length === 0) return;
    const open = (await browser.tabs.query({ url: matches })).filter(({ discarded }) => !discarded);
    await Promise.allSettled(
      open.map(async ({ id: tabId }) => {
        if (tabId === undefined || told.has(tabId)) return;
        await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, files: [SCRIPT] });
      }),
    );
  }

  /** Resolves with the tabs that have a script of ours. */
  async function tellScripts(): Promise<Set<number>> {
    const told = new Set<number>();
    const tabs = await browser.tabs.query({});
    await Promise.allSettled(
      tabs.map(async ({ id }) => {
        if (id === undefined) return;
        if ((await browser.tabs.sendMessage(id, ROW_CHANGED, { frameId: 0 })) === ROW_TOLD) told.add(id);
      }),
    );
    return told;
  }

  function update(): Promise<void> {
    updating = updating
      .catch(() => {})
      .then(async () => {
        const matches = await findMatches();
        await register(matches);
        await tellPages(matches);
      });
    return updating;
  }

  /**
   * The actions on a page; undefined where buttons are off, or the browser no longer allows them: a script that is there
   * already runs on without that.
   */
  async function actionsAt(url: string): Promise<readonly SelectionItem[] | undefined> {
    const settings = await readButtonSettings(local);
    const site = siteOf(url);
    const isOn = site !== undefined && isOnAt(settings, url) && (await isAllowed(browser, [site.pattern]));
    return isOn ? settings.actions : undefined;
  }

  async function contentsFor(url: string): Promise<RowContents | null> {
    const actions = await actionsAt(url);
    return actions ? contents(actions) : null;
  }

  async function isOn(url: string): Promise<boolean> {
    return (await actionsAt(url)) !== undefined;
  }

  const onMessage = (message: unknown, sender: Browser.runtime.MessageSender, answer: (value: unknown) => void) => {
    const request = parseRowRequest(message);
    const { tab, url } = sender;
    // The script of ours in the page of a tab: none in a frame, and no page of the extension itself.
    const isScript = sender.id === browser.runtime.id && sender.frameId === 0;
    if (!request || !isScript || !tab || url === undefined) return undefined;
    if (request.want === 'action') return void act(request, tab, isOn(url));
    void contentsFor(url).then(answer);
    // The answer comes later.
    return true;
  };
  const onChanged: StorageListener = (changes) => {
    if (SHOWN.some((key) => key in changes)) void update();
  };
  const onPermission = () => void update();
  browser.runtime.onMessage.addListener(onMessage);
  browser.permissions.onAdded.addListener(onPermission);
  browser.permissions.onRemoved.addListener(onPermission);
  local.onChanged.addListener(onChanged);

  return {
    update,
    dispose() {
      browser.runtime.onMessage.removeListener(onMessage);
      browser.permissions.onAdded.removeListener(onPermission);
      browser.permissions.onRemoved.removeListener(onPermission);
      local.onChanged.removeListener(onChanged);
    },
  };
}

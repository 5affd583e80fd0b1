import type { Browser } from 'puppeteer-core';
import { until } from './until.ts';

/** Firefox's own interface, which a headless one has too: its menus, its sidebar, its questions and its windows. */
export interface FirefoxWindow {
  /**
   * Runs the body of an async function in the window in front, with `args` and with all that the browser itself may do.
   * Resolves with what it returns.
   */
  run<T>(body: string, ...args: unknown[]): Promise<T>;
  /** The same in the page that the sidebar shows, as `content`, in a person's gesture. */
  inSidebar<T>(body: string, ...args: unknown[]): Promise<T>;
  /** Waits until the extension has shown itself, and put its items into the browser's menus. */
  untilInstalled(): Promise<void>;
  /** Picks one of our items from the context menu that is open. */
  pick(item: string): Promise<void>;
  isSidebarOpen(): Promise<boolean>;
  /** What the browser does when our shortcut of Alt and this key is pressed. */
  pressShortcut(key: string): Promise<void>;
  clickToolbarButton(): Promise<void>;
  /** Says yes to what the browser asks. */
  allow(): Promise<void>;
  /** Takes back what it said yes to, as on the browser's page of extensions. */
  revokeSites(): Promise<void>;
  /** Ends the background as the browser does after half a minute of silence. */
  endBackground(): Promise<void>;
  /** Lets the extension into private windows, and opens one, in front. */
  openPrivateWindow(): Promise<void>;
}

/** `id` is the extension's. */
export function driveFirefoxWindow(browser: Browser, id: string): FirefoxWindow {
  const { connection } = browser as unknown as {
    connection: { send(method: string, params: object): Promise<{ result: Record<string, unknown> }> };
  };
  const widget = id.replace(/[^\w-]/g, '_');
  let asked = 0;

  /** The browser's windows are told of under a name of Firefox's own. */
  async function findWindow(): Promise<string> {
    const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const windows = (result.contexts as { context: string; url: string }[]).filter(({ url }) =>
      url.endsWith('browser.xhtml'),
    );
    const [first] = windows;
    if (!first) throw new Error('Firefox has no window');
    return first.context;
  }

  async function run<T>(body: string, ...args: unknown[]): Promise<T> {
    const expression = `(async (args) => {
      const window = Services.wm.getMostRecentWindow('navigator:browser');
      const { document, gBrowser, SidebarController, PopupNotifications } = window;
      ${body}
    })(${JSON.stringify(args)}).then((value) => JSON.stringify(value ?? null))`;
    const target = { context: await findWindow() };
    const { result } = await connection.send('script.evaluate', { expression, target, awaitPromise: true });
    if (result.type !== 'success') throw new Error((result.exceptionDetails as { text: string }).text);
    return JSON.parse((result.result as { value: string }).value);
  }

  return {
    run,
    inSidebar(body, ...args) {
      const answer = `aside:answer-${++asked}`;
      const script = `(async (args) => {
        const gesture = content.windowUtils.setHandlingUserInput(true);
        try {
          ${body}
        } finally {
          gesture.destruct();
        }
      })(${JSON.stringify(args)}).then(
        (value) => sendAsyncMessage('${answer}', { value: value ?? null }),
        (error) => sendAsyncMessage('${answer}', { error: String(error) }),
      );`;
      return run(
        `const shown = SidebarController.browser?.contentDocument?.getElementById('webext-panels-browser');
        if (!shown) throw new Error('the sidebar shows nothing');
        const { messageManager, frameLoader } = shown;
        const { promise, resolve } = Promise.withResolvers();
        messageManager.addMessageListener(args[1], ({ data }) => resolve(data));
        // Nobody answers any more when the sidebar loads its page into another process meanwhile.
        const watch = window.setInterval(() => {
          if (!shown.isConnected || shown.frameLoader !== frameLoader) resolve({ error: 'the sidebar shows another page' });
        }, 100);
        messageManager.loadFrameScript('data:;charset=utf-8,' + encodeURIComponent(args[0]), false);
        const { value, error } = await promise;
        window.clearInterval(watch);
        if (error) throw new Error(error);
        return value;`,
        script,
        answer,
      );
    },
    async untilInstalled() {
      await until('the sidebar is open and the menus are there', () =>
        run<boolean>(
          `const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
          const { extension } = WebExtensionPolicy.getByID(args[0]);
          // The last one of those that tests pick to be made.
          const items = ExtensionParent.apiManager.global.gMenuMap.get(extension);
          return SidebarController.isOpen && items.has('summarise-page');`,
          id,
        ),
      );
    },
    async pick(item) {
      await until('the context menu is open', () =>
        run<boolean>(`return document.getElementById('contentAreaContextMenu').state === 'open'`),
      );
      await run(
        `const found = document.getElementById(args[0] + '-menuitem-_' + args[1]);
        const { menupopup } = found.parentElement.closest('menu') ?? {};
        if (menupopup) {
          const opened = new Promise((resolve) => menupopup.addEventListener('popupshown', resolve, { once: true }));
          menupopup.parentElement.openMenu(true);
          await opened;
        }
        found.parentElement.activateItem(found);`,
        widget,
        item,
      );
      await until('the context menu is closed', () =>
        run<boolean>(`return document.getElementById('contentAreaContextMenu').state === 'closed'`),
      );
    },
    async pressShortcut(key) {
      await run(
        `const ours = document.getElementById('ext-keyset-id-' + args[0]);
        ours.querySelector('key[modifiers=alt][key=' + args[1] + ']').doCommand();`,
        widget,
        key,
      );
    },
    isSidebarOpen: () => run(`return SidebarController.isOpen`),
    async clickToolbarButton() {
      await run(
        `const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
        const { extension } = WebExtensionPolicy.getByID(args[0]);
        ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);`,
        id,
      );
    },
    async openPrivateWindow() {
      await run(
        `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
        const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        const permissions = ['internal:privateBrowsingAllowed'];
        await ExtensionPermissions.add(args[0], { permissions, origins: [] });
        await (await AddonManager.getAddonByID(args[0])).reload();
        while (WebExtensionPolicy.getByID(args[0])?.extension.backgroundState !== 'running') {
          await new Promise((resolve) => window.setTimeout(resolve, 25));
        }
        const opened = window.OpenBrowserWindow({ private: true });
        await new Promise((resolve) => opened.addEventListener('load', resolve, { once: true }));
        await opened.delayedStartupPromise;
        // Until then the browser may still show a sidebar there, or hide it.
        await opened.SidebarController.promiseInitialized;`,
        id,
      );
      await until('the private window is in front', () =>
        run<boolean>(`return window.PrivateBrowsingUtils.isWindowPrivate(window)`),
      );
    },
    async revokeSites() {
      await run(
        `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
        const { extension } = WebExtensionPolicy.getByID(args[0]);
        const origins = ['http://*/*', 'https://*/*'];
        await ExtensionPermissions.remove(args[0], { permissions: [], origins }, extension);`,
        id,
      );
    },
    async endBackground() {
      await run(
        `const { extension } = WebExtensionPolicy.getByID(args[0]);
        await extension.terminateBackground({ disableResetIdleForTest: true });`,
        id,
      );
    },
    async allow() {
      await until('the browser asks', () =>
        run<boolean>(
          `const asked = document.querySelector('#notification-popup popupnotification');
          return asked !== null && document.getElementById('notification-popup').state === 'open';`,
        ),
      );
      await run(`document.querySelector('#notification-popup popupnotification').button.click();`);
      await until('it is told', () =>
        run<boolean>(`return document.querySelector('#notification-popup popupnotification') === null`),
      );
    },
  };
}

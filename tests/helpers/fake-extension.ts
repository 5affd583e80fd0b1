import { vi } from 'vitest';
import type { Browser, WxtBrowser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createSteadyStorage } from '../../sidebar/browser/steady-storage.ts';
import { settle } from './settle.ts';

/** An event of the browser's that a test fires by hand. */
export interface FakeEvent<Args extends unknown[]> {
  addListener(listener: (...args: Args) => void): void;
  removeListener(listener: (...args: Args) => void): void;
  emit(...args: Args): void;
  readonly listenerCount: number;
}

export function createFakeEvent<Args extends unknown[]>(): FakeEvent<Args> {
  const listeners = new Set<(...args: Args) => void>();
  return {
    addListener: (listener) => void listeners.add(listener),
    removeListener: (listener) => void listeners.delete(listener),
    emit(...args) {
      for (const listener of [...listeners]) listener(...args);
    },
    get listenerCount() {
      return listeners.size;
    },
  };
}

/**
 * The browser's extension API as far as Aside uses it, with the behaviour that FACTS were learned about: `open` counts
 * only while a gesture does, executing scripts needs access, panels report when they open and close.
 */
export function createFakeExtension() {
  fakeBrowser.reset();
  const { session, local } = fakeBrowser.storage;
  vi.spyOn(local, 'setAccessLevel').mockResolvedValue(undefined);
  /** Every call that opens, closes or reads something, in order. */
  const calls: string[] = [];
  const windows = new Map<number, { id: number; type: string; incognito?: boolean }>([
    [1, { id: 1, type: 'normal', incognito: false }],
  ]);
  const tabs: Partial<Browser.tabs.Tab>[] = [{ id: 10, windowId: 1, active: true }];
  const openPanels = new Set<number>();
  let hasGesture = false;
  let contexts: { tabId: number; windowId: number; documentUrl: string }[] = [];

  const opened = createFakeEvent<[{ windowId: number; path: string }]>();
  const closed = createFakeEvent<[{ windowId: number; path: string }]>();
  const events = {
    tabActivated: createFakeEvent<[{ tabId: number; windowId: number }]>(),
    tabUpdated: createFakeEvent<[number, { status?: string }]>(),
    tabRemoved: createFakeEvent<[number]>(),
    permissionAdded: createFakeEvent<[{ origins?: string[] }]>(),
    permissionRemoved: createFakeEvent<[{ origins?: string[] }]>(),
    message: createFakeEvent<[unknown, Partial<Browser.runtime.MessageSender>, (answer: unknown) => void]>(),
    connect: createFakeEvent<[Browser.runtime.Port]>(),
    action: createFakeEvent<[Browser.tabs.Tab]>(),
    command: createFakeEvent<[string, Browser.tabs.Tab]>(),
    menu: createFakeEvent<[Browser.contextMenus.OnClickData, Browser.tabs.Tab]>(),
    installed: createFakeEvent<[]>(),
    startup: createFakeEvent<[]>(),
    omniboxStarted: createFakeEvent<[]>(),
    omniboxChanged: createFakeEvent<[string, (suggestions: Browser.omnibox.SuggestResult[]) => void]>(),
    omniboxEntered: createFakeEvent<[string]>(),
    omniboxCancelled: createFakeEvent<[]>(),
  };

  const executeScript = vi.fn<(injection: Browser.scripting.ScriptInjection<[], unknown>) => Promise<unknown>>(
    async () => [],
  );
  const requestPermission = vi.fn<(permissions: { origins: string[] }) => Promise<boolean>>(async () => false);
  const containsPermission = vi.fn<(permissions: { origins: string[] }) => Promise<boolean>>(async () => false);
  const menuItems: Browser.contextMenus.CreateProperties[] = [];
  /** The scripts that the browser runs in pages by itself. */
  let registered: Browser.scripting.RegisteredContentScript[] = [];
  /** What the address bar says of what Enter does. */
  const omniboxDefaults: string[] = [];
  const sendMessage = vi.fn<(tabId: number, message: unknown) => Promise<unknown>>(async () => undefined);

  const browser = {
    storage: { session, local },
    i18n: { getUILanguage: () => 'en-GB' },
    runtime: {
      id: 'aside',
      getURL: (path: string) => `chrome-extension://aside${path}`,
      getContexts: async ({ documentUrls }: { documentUrls: string[] }) =>
        contexts.filter(({ documentUrl }) => documentUrls.includes(documentUrl)),
      onConnect: events.connect,
      onMessage: events.message,
      onInstalled: events.installed,
      onStartup: events.startup,
    },
    windows: {
      get: async (id: number) => windows.get(id),
      getCurrent: async () => windows.get(1),
      getLastFocused: async () => windows.get(1),
      update: async (id: number) => void calls.push(`focus window ${id}`),
    },
    tabs: {
      // By address the browser finds what it lets us into, which here is every tab with an address.
      query: async ({ windowId, url }: { windowId?: number; url?: string[] }) =>
        tabs.filter((tab) => (windowId === undefined || tab.windowId === windowId) && (!url || tab.url !== undefined)),
      get: async (id: number) =>
        tabs.find((tab) => tab.id === id) ?? Promise.reject(new Error(`No tab with id: ${id}.`)),
      sendMessage,
      getCurrent: async () => undefined as Browser.tabs.Tab | undefined,
      create: async ({ url, windowId }: { url: string; windowId?: number }) =>
        void calls.push(`tab ${url}${windowId === undefined ? '' : ` in ${windowId}`}`),
      update: async (id: number) => void calls.push(`show tab ${id}`),
      onActivated: events.tabActivated,
      onUpdated: events.tabUpdated,
      onRemoved: events.tabRemoved,
    },
    sidePanel: {
      async open({ windowId }: { windowId: number }) {
        if (!hasGesture) throw new Error('`sidePanel.open()` may only be called in response to a user gesture.');
        calls.push(`open ${windowId}`);
        if (windows.get(windowId)?.type !== 'normal' || openPanels.has(windowId)) return;
        openPanels.add(windowId);
        opened.emit({ windowId, path: 'sidepanel.html' });
      },
      async close({ windowId }: { windowId: number }) {
        calls.push(`close ${windowId}`);
        openPanels.delete(windowId);
        closed.emit({ windowId, path: 'sidepanel.html' });
      },
      onOpened: opened,
      onClosed: closed,
    },
    scripting: {
      executeScript,
      getRegisteredContentScripts: async () => registered,
      async registerContentScripts(scripts: typeof registered) {
        if (registered.length > 0) throw new Error('Duplicate script ID');
        registered = scripts;
      },
      async updateContentScripts(scripts: typeof registered) {
        registered = scripts;
      },
      async unregisterContentScripts() {
        registered = [];
      },
    },
    permissions: {
      request: requestPermission,
      contains: containsPermission,
      onAdded: events.permissionAdded,
      onRemoved: events.permissionRemoved,
    },
    commands: {
      getAll: async () => [{ name: '_execute_action', shortcut: 'Alt+A' }],
      onCommand: events.command,
    },
    action: { onClicked: events.action },
    omnibox: {
      setDefaultSuggestion: ({ description }: { description: string }) => void omniboxDefaults.push(description),
      onInputStarted: events.omniboxStarted,
      onInputChanged: events.omniboxChanged,
      onInputEntered: events.omniboxEntered,
      onInputCancelled: events.omniboxCancelled,
    },
    contextMenus: {
      removeAll: async () => void menuItems.splice(0),
      create: (item: Browser.contextMenus.CreateProperties) => void menuItems.push(item),
      onClicked: events.menu,
    },
  };

  return {
    browser: browser as unknown as WxtBrowser,
    /** The same, for a test that takes something away or puts something else there. */
    api: browser,
    /** As Aside uses it. */
    session: createSteadyStorage(session),
    events,
    calls,
    windows,
    tabs,
    openPanels,
    executeScript,
    requestPermission,
    containsPermission,
    menuItems,
    omniboxDefaults,
    sendMessage,
    registered: () => registered,
    setContexts(next: typeof contexts) {
      contexts = next;
    },
    /** Runs what a click's handler runs: the gesture is over as soon as it returns. */
    async gesture(handler: () => unknown): Promise<void> {
      hasGesture = true;
      const result = handler();
      hasGesture = false;
      await result;
      await settle();
    },
  };
}

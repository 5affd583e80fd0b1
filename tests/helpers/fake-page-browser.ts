import type { WxtBrowser } from 'wxt/browser';
import type { SourcePart } from '../../protocol/question-parts.ts';
import type { BrowserStorage } from '../../sidebar/browser/steady-storage.ts';
import type { Capture } from '../../sidebar/pages/capture-page.ts';
import type { PageStamp } from '../../sidebar/pages/stamp-page.ts';
import { createMemoryStorage } from './memory-storage.ts';

export const PAGE: SourcePart = {
  type: 'page',
  title: 'On streams',
  url: 'https://example.org/articles/streaming',
  language: 'en',
  text: 'x'.repeat(1_200),
  omittedChars: 300,
};

/**
 * The extension API as far as a panel beside one page needs it. The browser has granted access to that page until the
 * test says otherwise. It needs no test runner, so that the gallery can be built with it.
 */
export function createFakePageBrowser(session: BrowserStorage) {
  let read = async (): Promise<Capture> => ({ kind: 'page', page: PAGE });
  /** All tabs, and whether we may see them. */
  let open: object[] = [];
  let isAllowed = false;
  /** What the person answers when the browser asks. */
  let answer = Promise.resolve(true);
  let stamp = '';
  /** The tab beside the panel. */
  const beside = { id: 10, active: true, title: PAGE.title, url: PAGE.url };
  /** What the browser was asked to allow. */
  const wanted: string[][] = [];
  const event = { addListener() {}, removeListener() {} };
  const browser = {
    storage: { session, local: createMemoryStorage() },
    i18n: { getUILanguage: () => 'en' },
    runtime: { getURL: (path: string) => `chrome-extension://aside${path}` },
    tabs: {
      query: async ({ windowId }: { windowId?: number }) => (windowId === undefined ? open : [beside]),
      get: async () => beside,
      onActivated: event,
      onUpdated: event,
      onRemoved: event,
    },
    scripting: {
      executeScript: async ({ func }: { func?: unknown }) => [
        { result: func ? stampOf(beside.url, stamp) : await read() },
      ],
    },
    permissions: {
      contains: async () => isAllowed,
      getAll: async () => ({ origins: isAllowed ? ['https://*/*'] : ['https://example.org/*'] }),
      remove: async () => true,
      async request({ origins }: { origins: string[] }) {
        wanted.push(origins);
        return answer;
      },
      onAdded: event,
      onRemoved: event,
    },
    commands: { getAll: async () => [{ name: '_execute_action', shortcut: 'Alt+A' }] },
  };
  return {
    browser: browser as unknown as WxtBrowser,
    wanted,
    /** These tabs are open; seen only where that is allowed. */
    openTabs(tabs: readonly { id: number; title: string; url: string; discarded?: boolean }[], allowed = true) {
      isAllowed = allowed;
      open = tabs.map((tab) => ({ windowId: 1, incognito: false, ...tab }));
    },
    /** When the browser asks, this is answered. */
    answer(next: Promise<boolean>) {
      answer = next;
    },
    /** Another page is beside the panel now. */
    showPage(title: string, url: string) {
      Object.assign(beside, { id: beside.id + 1, title, url });
    },
    /** The page says something else now. */
    change() {
      stamp += 'x';
    },
    /** The browser keeps the page closed to extensions, until a gesture opens it. */
    close() {
      read = () => Promise.reject(new Error('Cannot access contents of the page.'));
    },
    /** The page is a PDF in the browser's viewer. */
    becomePdf() {
      read = async () => ({ kind: 'file', contentType: 'application/pdf' });
    },
    /** The page answers nothing for now. */
    hang() {
      read = () => new Promise(() => {});
    },
  };
}

function stampOf(url: string, stamp: string): PageStamp {
  return { url, stamp, gone: [] };
}

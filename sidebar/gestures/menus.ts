import type { Browser, WxtBrowser } from 'wxt/browser';

/** Every menu item's id, title and contexts, in the order they are shown. */
const ITEMS = [
  { id: 'ask-selection', title: 'Ask about selection', contexts: ['selection'] },
  { id: 'explain', title: 'Explain', contexts: ['selection'] },
  { id: 'summarise-selection', title: 'Summarise selection', contexts: ['selection'] },
  { id: 'translate', title: 'Translate', contexts: ['selection'] },
  { id: 'ask-here', title: 'Ask here', contexts: ['selection'] },
  { id: 'summarise-page', title: 'Summarise this page', contexts: ['page', 'action'] },
] as const satisfies readonly Browser.contextMenus.CreateProperties[];

export type MenuItemId = (typeof ITEMS)[number]['id'];

/** Keeps our items off extension pages, the panel among them. */
const DOCUMENTS = ['http://*/*', 'https://*/*', 'file:///*'];

/** Puts the items into the browser's menus. Browsers keep them until the extension is updated or started anew. */
export async function installMenus(browser: WxtBrowser): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const { contexts, ...item } of ITEMS) {
    const where = contexts[0] === 'selection' ? { documentUrlPatterns: DOCUMENTS } : {};
    // An update and a start of the browser at once install twice; the second's complaint about the first is no news.
    browser.contextMenus.create({ ...item, contexts: [...contexts], ...where }, () => void browser.runtime.lastError);
  }
}

/** Whether a clicked item is one of these. */
export function isMenuItemId(id: unknown): id is MenuItemId {
  return ITEMS.some((item) => item.id === id);
}

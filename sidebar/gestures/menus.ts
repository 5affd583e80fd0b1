import type { Browser, WxtBrowser } from 'wxt/browser';

type Contexts = NonNullable<Browser.contextMenus.CreateProperties['contexts']>;

/** Every menu item's id and contexts, in the order they are shown. */
const ITEMS = [
  { id: 'ask-selection', contexts: ['selection'] },
  { id: 'explain', contexts: ['selection'] },
  { id: 'summarise-selection', contexts: ['selection'] },
  { id: 'translate', contexts: ['selection'] },
  { id: 'ask-here', contexts: ['selection'] },
  { id: 'summarise-page', contexts: ['page', 'action'] },
] as const satisfies readonly { id: string; contexts: Contexts }[];

export type MenuItemId = (typeof ITEMS)[number]['id'];

/** What can be done with a selection, from the menu and from the buttons beside it. */
export type SelectionItem = Exclude<MenuItemId, 'summarise-page'>;

export const SELECTION_ITEMS: readonly SelectionItem[] = ITEMS.map(({ id }) => id).filter(isSelectionItem);

/** Keeps our items off extension pages, the panel among them. */
const DOCUMENTS = ['http://*/*', 'https://*/*', 'file:///*'];

/**
 * Our items in the browser's menus. Browsers keep them until the extension is updated or started anew.
 *
 * @param words of the language that is spoken at that time
 */
export function createMenus(browser: WxtBrowser, words: () => Promise<Readonly<Record<MenuItemId, string>>>) {
  let installed = Promise.resolve();

  async function replace(): Promise<void> {
    const titles = await words();
    await browser.contextMenus.removeAll();
    for (const { id, contexts } of ITEMS) {
      const where = contexts[0] === 'selection' ? { documentUrlPatterns: DOCUMENTS } : {};
      const item = { id, title: titles[id], contexts: [...contexts] as Contexts, ...where };
      browser.contextMenus.create(item, () => void browser.runtime.lastError);
    }
  }

  return {
    /** Puts them there, in the language of now. One after the other, or what came later might be overtaken. */
    install(): Promise<void> {
      installed = installed.catch(() => {}).then(replace);
      return installed;
    },
  };
}

/** Whether a clicked item is one of these. */
export function isMenuItemId(id: unknown): id is MenuItemId {
  return ITEMS.some((item) => item.id === id);
}

/** Whether an item is about what is selected. */
export function isSelectionItem(id: unknown): id is SelectionItem {
  return isMenuItemId(id) && id !== 'summarise-page';
}

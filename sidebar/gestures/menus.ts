import type { Browser, WxtBrowser } from 'wxt/browser';
import type { KeptPrompt } from '../../protocol/prompts.ts';
import { listPromptItems, type PromptItem } from './prompt-items.ts';

type Contexts = NonNullable<Browser.contextMenus.CreateProperties['contexts']>;

/** What can be done with a selection, from the menu and from the buttons beside it. */
export const SELECTION_ITEMS = ['ask-selection', 'explain', 'summarise-selection', 'translate', 'ask-here'] as const;
export type SelectionItem = (typeof SELECTION_ITEMS)[number];

/** A prompt of the person's library, by its id. */
export type PromptMenuItem = `prompt:${PromptItem['about']}:${string}`;
export type MenuItemId = SelectionItem | 'summarise-page' | PromptMenuItem;

/** Items of before there was a library, which other places name too. */
const ITEM_OF_PROMPT: Readonly<Record<string, SelectionItem>> = {
  explain: 'explain',
  summarise: 'summarise-selection',
  translate: 'translate',
};

/** What the menus are called, and the prompts that come with Aside. */
export type MenuTitles = Readonly<Record<SelectionItem | 'summarise-page', string>> &
  Parameters<typeof listPromptItems>[1];

/** Keeps our items off extension pages, the panel among them. */
const DOCUMENTS = ['http://*/*', 'https://*/*', 'file:///*'];

/**
 * Our items in the browser's menus. Browsers keep them until the extension is updated or started anew.
 *
 * @param words of the language that is spoken at that time
 * @param prompts of the person's library at that time
 */
export function createMenus(
  browser: WxtBrowser,
  words: () => Promise<MenuTitles>,
  prompts: () => Promise<readonly KeptPrompt[]> = async () => [],
) {
  let installed = Promise.resolve();

  async function replace(): Promise<void> {
    const items = listItems(await words(), await prompts());
    await browser.contextMenus.removeAll();
    for (const { id, title, about } of items) {
      const contexts: Contexts = about === 'selection' ? ['selection'] : ['page', 'action'];
      const where = about === 'selection' ? { documentUrlPatterns: DOCUMENTS } : {};
      browser.contextMenus.create({ id, title, contexts, ...where }, () => browser.runtime.lastError);
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

/** What the buttons beside a selection are called: as the prompts that they ask by, where those have a name of the person's. */
export function nameActions(actions: readonly SelectionItem[], titles: MenuTitles, kept: readonly KeptPrompt[]) {
  return actions.map((id) => {
    const own = kept.find(({ prompt }) => ITEM_OF_PROMPT[prompt] === id);
    return { id, title: own?.name || titles[id] };
  });
}

function listItems(titles: MenuTitles, kept: readonly KeptPrompt[]) {
  const items = listPromptItems(kept, titles).map((item) => ({ ...item, id: idOf(item) }));
  const isSummarised = items.some(({ prompt }) => prompt === 'summarise');
  const about = (wanted: PromptItem['about']) => items.filter((item) => item.about === wanted);
  const fixed = (id: 'ask-selection' | 'ask-here' | 'summarise-page') => ({ id, title: titles[id] });
  return [
    { ...fixed('ask-selection'), about: 'selection' },
    ...about('selection'),
    { ...fixed('ask-here'), about: 'selection' },
    ...(isSummarised ? [{ ...fixed('summarise-page'), about: 'page' }] : []),
    ...about('page'),
  ] as const;
}

function idOf({ prompt, about }: PromptItem): MenuItemId {
  const item = about === 'selection' ? ITEM_OF_PROMPT[prompt] : undefined;
  return item ?? `prompt:${about}:${prompt}`;
}

/** The prompt that an item asks by; undefined for the items that are no prompt, or have a task of their own. */
export function promptOfItem(id: string): Pick<PromptItem, 'prompt' | 'about'> | undefined {
  const [, about, prompt] = /^prompt:(selection|page):(.+)$/.exec(id) ?? [];
  return prompt === undefined ? undefined : { prompt, about: about as PromptItem['about'] };
}

/** Whether a clicked item is one of these. */
export function isMenuItemId(id: unknown): id is MenuItemId {
  if (typeof id !== 'string') return false;
  return isSelectionItem(id) || id === 'summarise-page' || promptOfItem(id) !== undefined;
}

/** Whether an item is about what is selected, and one of Aside's own. */
export function isSelectionItem(id: unknown): id is SelectionItem {
  return SELECTION_ITEMS.some((item) => item === id);
}

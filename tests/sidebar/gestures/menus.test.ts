import { describe, expect, it } from 'vitest';
import { installMenus, isMenuItemId, SELECTION_ITEMS } from '../../../sidebar/gestures/menus.ts';
import { menuWords } from '../../../words/english/menus.ts';
import { createFakeExtension } from '../../helpers/fake-extension.ts';

describe('menus', () => {
  it('offer five things for a selection, asking about it first', async () => {
    const { browser, menuItems } = createFakeExtension();
    await installMenus(browser, menuWords);
    const titles = menuItems.filter(({ contexts }) => contexts?.[0] === 'selection').map(({ title }) => title);
    expect(titles).toEqual(['Ask about selection', 'Explain', 'Summarise selection', 'Translate', 'Ask here']);
  });

  it('offer the summary on the page and on the toolbar button', async () => {
    const { browser, menuItems } = createFakeExtension();
    await installMenus(browser, menuWords);
    expect(menuItems.find(({ id }) => id === 'summarise-page')).toMatchObject({
      title: 'Summarise this page',
      contexts: ['page', 'action'],
    });
  });

  it('have each item once, however often they are installed', async () => {
    const { browser, menuItems } = createFakeExtension();
    await installMenus(browser, menuWords);
    await installMenus(browser, menuWords);
    expect(menuItems).toHaveLength(6);
  });

  it('have the very items that buttons at a selection can be', async () => {
    const { browser, menuItems } = createFakeExtension();
    await installMenus(browser, menuWords);
    const ids = menuItems.filter(({ contexts }) => contexts?.includes('selection')).map(({ id }) => id);
    expect(SELECTION_ITEMS).toEqual(ids);
  });

  it('know their items from any other', () => {
    expect([isMenuItemId('explain'), isMenuItemId('other'), isMenuItemId(3)]).toEqual([true, false, false]);
  });
});

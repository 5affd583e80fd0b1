import { describe, expect, it } from 'vitest';
import { createMenus, isMenuItemId, SELECTION_ITEMS } from '../../../sidebar/gestures/menus.ts';
import type { Catalogue } from '../../../words/catalogue.ts';
import { menus as german } from '../../../words/de/menus.ts';
import { menus as english } from '../../../words/english/menus.ts';
import { createFakeExtension } from '../../helpers/fake-extension.ts';

function setUp() {
  const { browser, menuItems } = createFakeExtension();
  let words: Catalogue['menus'] = english;
  const { install } = createMenus(browser, async () => words);
  const speak = (other: typeof words) => {
    words = other;
  };
  return { menuItems, install, speak };
}

describe('menus', () => {
  it('offer five things for a selection, asking about it first', async () => {
    const { menuItems, install } = setUp();
    await install();
    const titles = menuItems.filter(({ contexts }) => contexts?.[0] === 'selection').map(({ title }) => title);
    expect(titles).toEqual(['Ask about selection', 'Explain', 'Summarise selection', 'Translate', 'Ask here']);
  });

  it('offer the summary on the page and on the toolbar button', async () => {
    const { menuItems, install } = setUp();
    await install();
    expect(menuItems.find(({ id }) => id === 'summarise-page')).toMatchObject({
      title: 'Summarise this page',
      contexts: ['page', 'action'],
    });
  });

  it('have each item once, however often they are installed', async () => {
    const { menuItems, install } = setUp();
    await Promise.all([install(), install()]);
    expect(menuItems).toHaveLength(6);
  });

  it('are in the language that was chosen last, however fast one follows the other', async () => {
    const { menuItems, install, speak } = setUp();
    const first = install();
    speak(german);
    await Promise.all([first, install()]);
    expect(menuItems.map(({ title }) => title)).toContain('Diese Seite zusammenfassen');
    expect(menuItems).toHaveLength(6);
  });

  it('have the very items that buttons at a selection can be', async () => {
    const { menuItems, install } = setUp();
    await install();
    const ids = menuItems.filter(({ contexts }) => contexts?.includes('selection')).map(({ id }) => id);
    expect(SELECTION_ITEMS).toEqual(ids);
  });

  it('know their items from any other', () => {
    expect([isMenuItemId('explain'), isMenuItemId('other'), isMenuItemId(3)]).toEqual([true, false, false]);
  });
});

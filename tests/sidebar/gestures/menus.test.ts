import { describe, expect, it } from 'vitest';
import type { KeptPrompt } from '../../../protocol/prompts.ts';
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

describe('prompts in the menus', () => {
  async function installed(kept: readonly KeptPrompt[]) {
    const { browser, menuItems } = createFakeExtension();
    await createMenus(
      browser,
      async () => english,
      async () => kept,
    ).install();
    return menuItems;
  }
  const own = (prompt: string, name: string, text: string) => ({ prompt, revision: 1, name, text, pinned: true });

  it('stand where they belong: with a page alone on the page, else at a selection, in the order of the library', async () => {
    const menuItems = await installed([
      { ...own('tone', 'Tone', 'Politely: {{selection}}'), place: 0 },
      own('haiku', 'Haiku', 'A haiku about {{page}}'),
      own('joke', 'Joke', 'Tell a joke'),
      { prompt: 'translate', revision: 0, pinned: false },
      { prompt: 'explain', revision: 1, name: 'Explain like a pirate' },
    ]);
    expect(menuItems.map(({ id, title, contexts }) => [id, title, contexts?.[0]])).toEqual([
      ['ask-selection', 'Ask about selection', 'selection'],
      ['prompt:selection:tone', 'Tone', 'selection'],
      ['explain', 'Explain like a pirate', 'selection'],
      ['summarise-selection', 'Summarise selection', 'selection'],
      ['prompt:selection:joke', 'Joke', 'selection'],
      ['ask-here', 'Ask here', 'selection'],
      ['summarise-page', 'Summarise this page', 'page'],
      ['prompt:page:haiku', 'Haiku', 'page'],
    ]);
    expect(menuItems.every(({ id }) => isMenuItemId(id))).toBe(true);
  });

  it('show a name as it is, whatever a menu would make of it, and no more of it than a line', async () => {
    const menuItems = await installed([own('a', 'R&D %s', 'x'), own('b', 'n'.repeat(100), 'x')]);
    const titles = menuItems.map(({ title }) => title);
    expect(titles).toContain('R&&D \u2052s');
    expect(titles).toContain(`${'n'.repeat(60)}…`);
  });

  it('are twenty at most', async () => {
    const many = Array.from({ length: 100 }, (_, index) => own(`p${index}`, 'P', 'x'));
    const menuItems = await installed(many);
    expect(menuItems).toHaveLength(23);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { BUTTON_SETTINGS_KEY } from '../../sidebar/selection-button/button-settings.ts';
import { openSettings } from '../../sidebar/settings/settings.ts';
import { menus } from '../../words/english/menus.ts';
import { packMessages } from '../../words/packed-messages.ts';
import { createFakeExtension } from '../helpers/fake-extension.ts';
import { settle } from '../helpers/settle.ts';

/** Gives the package's messages, each of which says where it is from. */
const readFile = vi.fn(async (path: string) => ({
  json: async () =>
    Object.fromEntries(
      Object.keys(packMessages(menus)).map((name) => [
        name,
        { message: `${name} of ${path.replace('chrome-extension://aside', '')}` },
      ]),
    ),
}));

const TAB = { id: 10, windowId: 1 } as Browser.tabs.Tab;

async function start() {
  const fake = createFakeExtension();
  vi.stubGlobal('browser', fake.browser);
  vi.stubGlobal('fetch', readFile);
  const { default: background } = await import('../../entrypoints/background.ts');
  background.main();
  return fake;
}

describe('background', () => {
  beforeEach(() => vi.resetModules());
  afterEach(() => vi.unstubAllGlobals());

  it('listens to everything before anything is awaited', async () => {
    const { events, api } = await start();
    const all = [events.action, events.command, events.menu, events.connect, events.installed, events.startup];
    expect(all.map((event) => event.listenerCount)).toEqual([1, 1, 1, 1, 1, 1]);
    const { omniboxStarted, omniboxChanged, omniboxEntered, omniboxCancelled } = events;
    const typing = [omniboxStarted, omniboxChanged, omniboxEntered, omniboxCancelled];
    expect(typing.map((event) => event.listenerCount)).toEqual([1, 1, 1, 1]);
    expect([api.sidePanel.onOpened.listenerCount, api.sidePanel.onClosed.listenerCount]).toEqual([1, 1]);
  });

  it.each(['installed', 'startup'] as const)('puts its items into the menus when %s', async (event) => {
    const { events, menuItems } = await start();
    events[event].emit();
    await settle();
    expect(menuItems).toHaveLength(6);
  });

  it('puts them into the menus in the language that is chosen, as soon as it is', async () => {
    const { events, menuItems, browser } = await start();
    const explain = () => menuItems.find(({ id }) => id === 'explain')?.title;
    events.installed.emit();
    await settle();
    expect(explain()).toBe('explain of /_locales/en/messages.json');
    await browser.storage.local.set({ language: 'de' });
    await settle();
    expect(explain()).toBe('explain of /_locales/de/messages.json');
  });

  it('puts them into the menus in the language that the settings keep, as soon as it is chosen', async () => {
    const { events, menuItems, browser } = await start();
    events.installed.emit();
    await settle();
    const settings = await openSettings(browser.storage.local);
    settings.chooseLanguage('de');
    await settle();
    expect(menuItems.find(({ id }) => id === 'explain')?.title).toBe('explain of /_locales/de/messages.json');
  });

  it('tells a page what the buttons beside a selection are called in the library, and how they are shown', async () => {
    const { events, browser, containsPermission } = await start();
    containsPermission.mockResolvedValue(true);
    await browser.storage.local.set({
      [BUTTON_SETTINGS_KEY]: { where: 'everywhere', actions: ['translate', 'ask-here'] },
    });
    const settings = await openSettings(browser.storage.local);
    settings.set('theme', 'dark');
    settings.set('prompts', [{ prompt: 'translate', name: 'Into English', revision: 1 }]);
    const answer = vi.fn();
    const sender = { id: 'aside', tab: TAB, frameId: 0, url: 'https://news.test/a' };
    events.message.emit({ type: 'selection-button', want: 'contents' }, sender, answer);
    await settle();
    expect(answer.mock.calls[0]?.[0]).toMatchObject({
      look: { theme: 'dark', textSize: 'normal', density: 'comfortable' },
      actions: [
        { id: 'translate', title: 'Into English' },
        { id: 'ask-here', title: 'ask_here of /_locales/en/messages.json' },
      ],
    });
  });

  it('toggles the panel on the toolbar button', async () => {
    const fake = await start();
    await fake.gesture(() => fake.events.action.emit(TAB));
    await fake.gesture(() => fake.events.action.emit(TAB));
    expect(fake.calls).toEqual(['open 1', 'open 1', 'close 1']);
  });

  it.each(['ask-selection', 'summarise-page'])('opens the panel for the command %s', async (name) => {
    const fake = await start();
    await fake.gesture(() => fake.events.command.emit(name, TAB));
    expect(fake.calls).toEqual(['open 1']);
  });

  it('opens the panel for a menu item of ours, and for no other', async () => {
    const fake = await start();
    const click = (menuItemId: string) => ({ menuItemId, selectionText: 'x' }) as Browser.contextMenus.OnClickData;
    await fake.gesture(() => fake.events.menu.emit(click('other'), TAB));
    expect(fake.calls).toEqual([]);
    await fake.gesture(() => fake.events.menu.emit(click('explain'), TAB));
    expect(fake.calls).toEqual(['open 1']);
  });
});

import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import type { SourcePart } from '../../../protocol/question-parts.ts';
import { createPanelHost } from '../../../sidebar/browser/panel-host.ts';
import { createGestures } from '../../../sidebar/gestures/gestures.ts';
import { createInbox, type InboxItem } from '../../../sidebar/inbox/inbox.ts';
import { accessWantedKey, createPageOrders, type PageOrder } from '../../../sidebar/pages/page-orders.ts';
import { createFakeExtension } from '../../helpers/fake-extension.ts';
import { settle } from '../../helpers/settle.ts';

const SELECTED = { text: 'two\nlines', title: 'A page', url: 'https://site.test/', language: 'en', path: [] };
const SELECTION: SourcePart = {
  type: 'selection',
  title: 'A page',
  url: 'https://site.test/',
  language: 'en',
  text: 'two\nlines',
  omittedChars: 0,
};
const TAB = { id: 10, windowId: 1 } as Browser.tabs.Tab;

function setUp() {
  const fake = createFakeExtension();
  fake.executeScript.mockResolvedValue([{ result: SELECTED }]);
  const askInPage = vi.fn(async () => true);
  const gestures = createGestures({ browser: fake.browser, panel: createPanelHost(fake.browser), askInPage });
  const delivered: InboxItem[] = [];
  const orders: PageOrder[] = [];
  const openPanel = (windowId = 1) => {
    createInbox(fake.session, windowId, (item) => delivered.push(item));
    createPageOrders(fake.session, windowId).take((order) => orders.push(order));
  };
  return { fake, gestures, askInPage, delivered, orders, openPanel };
}

describe('a selection that the browser has no room for', () => {
  it.each(['explain', 'ask-here'] as const)('says so for %s', async (item) => {
    const { fake, gestures, askInPage, orders, openPanel } = setUp();
    const { session } = fake.api.storage;
    const { set } = session;
    const spy = vi
      .spyOn(session, 'set')
      .mockImplementation((items) =>
        JSON.stringify(items).includes('"sources"') ? Promise.reject(new Error('quota')) : set(items),
      );
    onTestFinished(() => spy.mockRestore());
    askInPage.mockResolvedValue(false);
    openPanel();
    await fake.gesture(() => gestures.menu(item, { selectionText: 'x' }, TAB));
    expect(orders).toEqual([{ kind: 'notice', tabId: 10, hint: { code: 'no_room', params: {} } }]);
  });
});

describe('menu items', () => {
  it.each([
    ['ask-selection', 'chat', false],
    ['explain', 'explain', true],
    ['summarise-selection', 'summarise', true],
    ['translate', 'translate', true],
  ] as const)('%s opens the panel and leaves the selection there', async (item, task, send) => {
    const { fake, gestures, delivered, openPanel } = setUp();
    await fake.gesture(() => gestures.menu(item, { frameId: 4, selectionText: 'two lines' }, TAB));
    openPanel();
    await settle();
    expect(fake.calls).toEqual(['open 1']);
    expect(delivered).toEqual([{ id: expect.any(String), task, send, language: 'en-GB', sources: [SELECTION] }]);
  });

  it('reach a panel that is open already, and no other window’s', async () => {
    const { fake, gestures, delivered, openPanel } = setUp();
    openPanel(2);
    await fake.gesture(() => gestures.menu('explain', { selectionText: 'x' }, TAB));
    expect(delivered).toEqual([]);
    openPanel(1);
    await settle();
    expect(delivered).toHaveLength(1);
  });

  it('take the browser’s words for a selection that no script may read', async () => {
    const { fake, gestures, delivered, openPanel } = setUp();
    fake.executeScript.mockRejectedValue(new Error('Cannot access contents of the page.'));
    openPanel();
    await fake.gesture(() => gestures.menu('ask-selection', { selectionText: 'two lines' }, TAB));
    expect(delivered[0]?.sources[0]?.text).toBe('two lines');
  });

  it('ask for the page’s summary in the panel, which reads the page itself', async () => {
    const { fake, gestures, orders, openPanel } = setUp();
    openPanel();
    await fake.gesture(() => gestures.menu('summarise-page', {}, TAB));
    expect(fake.calls).toEqual(['open 1']);
    expect(orders).toEqual([{ kind: 'summarise', tabId: 10 }]);
    expect(fake.executeScript).not.toHaveBeenCalled();
  });

  it('answer in the page without opening the panel', async () => {
    const { fake, gestures, askInPage } = setUp();
    await fake.gesture(() => gestures.menu('ask-here', { frameId: 0, selectionText: 'two lines' }, TAB));
    expect(fake.calls).toEqual([]);
    expect(askInPage).toHaveBeenCalledWith(expect.objectContaining({ id: 10, windowId: 1 }), SELECTION);
  });
});

describe('commands', () => {
  it('bring the selection to the panel', async () => {
    const { fake, gestures, delivered, openPanel } = setUp();
    openPanel();
    await fake.gesture(() => gestures.command('ask-selection', TAB));
    expect(fake.calls).toEqual(['open 1']);
    expect(delivered).toMatchObject([{ task: 'chat', send: false, sources: [SELECTION] }]);
  });

  it('say in the panel whose frame is closed, rather than send an older selection', async () => {
    const { fake, gestures, delivered, orders, openPanel } = setUp();
    fake.executeScript.mockResolvedValue([{ result: { ...SELECTED, focused: { index: 0, site: 'other.test' } } }]);
    openPanel();
    await fake.gesture(() => gestures.command('ask-selection', TAB));
    expect(delivered).toEqual([]);
    expect(orders).toEqual([
      { kind: 'notice', tabId: 10, hint: { code: 'closed_frame', params: { site: 'other.test' } } },
    ]);
  });

  it('have the page asked about where nothing is selected, or nothing can be read', async () => {
    const { fake, gestures, delivered, orders, openPanel } = setUp();
    fake.executeScript.mockResolvedValueOnce([{ result: null }]).mockRejectedValueOnce(new Error('no'));
    openPanel();
    await fake.gesture(() => gestures.command('ask-selection', TAB));
    await fake.gesture(() => gestures.command('ask-selection', TAB));
    expect(fake.calls).toEqual(['open 1', 'open 1']);
    expect(delivered).toEqual([]);
    expect(orders).toEqual([
      { kind: 'attach', tabId: 10 },
      { kind: 'attach', tabId: 10 },
    ]);
  });

  it('summarise the page', async () => {
    const { fake, gestures, orders, openPanel } = setUp();
    openPanel();
    await fake.gesture(() => gestures.command('summarise-page', TAB));
    expect(orders).toEqual([{ kind: 'summarise', tabId: 10 }]);
  });
});

describe('a menu item about a selection', () => {
  it('says in the panel that nothing is selected', async () => {
    const { fake, gestures, delivered, orders, openPanel } = setUp();
    fake.executeScript.mockResolvedValue([{ result: null }]);
    openPanel();
    await fake.gesture(() => gestures.menu('ask-selection', {}, TAB));
    expect(delivered).toEqual([]);
    expect(orders).toEqual([{ kind: 'notice', tabId: 10, hint: { code: 'nothing_selected', params: {} } }]);
  });

  it.each([
    ['Cannot access a chrome:// URL', 'browser_page'],
    ['Cannot access contents of the page.', 'closed_page'],
    ['Missing host permission for the tab', 'browser_page'],
  ] as const)('says in the panel that the page can’t be read (%s)', async (refusal, code) => {
    const { fake, gestures, orders, openPanel } = setUp();
    fake.executeScript.mockRejectedValue(new Error(refusal));
    openPanel();
    await fake.gesture(() => gestures.menu('ask-selection', {}, TAB));
    expect(orders).toEqual([{ kind: 'notice', tabId: 10, hint: { code, params: {} } }]);
  });
});

describe('the toolbar button', () => {
  it('opens the panel and closes it again', async () => {
    const { fake, gestures } = setUp();
    await fake.gesture(() => gestures.toolbar(TAB));
    await fake.gesture(() => gestures.toolbar(TAB));
    expect(fake.openPanels.size).toBe(0);
    expect(fake.calls).toEqual(['open 1', 'open 1', 'close 1']);
  });

  it('leaves the panel open and tells it when it gives the access that is waited for', async () => {
    const { fake, gestures, orders, openPanel } = setUp();
    await fake.gesture(() => gestures.toolbar(TAB));
    openPanel();
    await fake.session.set({ [accessWantedKey(1)]: { tabId: 10 } });
    await fake.gesture(() => gestures.toolbar(TAB));
    expect(fake.openPanels).toEqual(new Set([1]));
    expect(orders).toEqual([{ kind: 'access', tabId: 10 }]);
  });

  it('closes the panel when the access that is waited for is another tab’s', async () => {
    const { fake, gestures, orders, openPanel } = setUp();
    await fake.gesture(() => gestures.toolbar(TAB));
    openPanel();
    await fake.session.set({ [accessWantedKey(1)]: { tabId: 11 } });
    await fake.gesture(() => gestures.toolbar(TAB));
    expect(fake.openPanels.size).toBe(0);
    expect(orders).toEqual([]);
  });
});

describe('every gesture', () => {
  it.each(['explain', 'ask-here'] as const)('tells a panel that waits for access to that page: %s', async (item) => {
    const { fake, gestures, orders, openPanel } = setUp();
    openPanel();
    await fake.session.set({ [accessWantedKey(1)]: { tabId: 10 } });
    await fake.gesture(() => gestures.menu(item, { selectionText: 'x' }, TAB));
    expect(orders).toEqual([{ kind: 'access', tabId: 10 }]);
  });

  it('does nothing without a tab', async () => {
    const { fake, gestures } = setUp();
    const nowhere = { windowId: 1 } as Browser.tabs.Tab;
    await fake.gesture(() => gestures.menu('explain', { selectionText: 'x' }, nowhere));
    await fake.gesture(() => gestures.command('summarise-page', nowhere));
    expect(fake.calls).toEqual([]);
  });
});

describe('buttons at a selection', () => {
  it('do what the menu items do, in the page itself', async () => {
    const { fake, gestures, askInPage, delivered, openPanel } = setUp();
    openPanel();
    await fake.gesture(() => gestures.button({ action: 'translate', isInFrame: false }, TAB, Promise.resolve(true)));
    expect(fake.calls).toEqual(['open 1']);
    expect(delivered).toMatchObject([{ task: 'translate', send: true, sources: [SELECTION] }]);
    await fake.gesture(() => gestures.button({ action: 'ask-here', isInFrame: false }, TAB, Promise.resolve(true)));
    expect(askInPage).toHaveBeenCalledWith(TAB, SELECTION);
    expect(fake.executeScript.mock.calls[0]?.[0].target).toEqual({ tabId: 10, frameIds: [0] });
  });

  it('read what is selected in the frame with the focus, where they stood beside that', async () => {
    const { fake, gestures } = setUp();
    await fake.gesture(() => gestures.button({ action: 'ask-here', isInFrame: true }, TAB, Promise.resolve(true)));
    expect(fake.executeScript.mock.calls[0]?.[0].target).toEqual({ tabId: 10, allFrames: true });
  });

  it('read nothing when they turn out not to be ours', async () => {
    const { fake, gestures, askInPage, delivered, openPanel } = setUp();
    openPanel();
    await fake.gesture(() => gestures.button({ action: 'translate', isInFrame: false }, TAB, Promise.resolve(false)));
    await fake.gesture(() => gestures.button({ action: 'ask-here', isInFrame: false }, TAB, Promise.resolve(false)));
    expect([delivered, askInPage.mock.calls, fake.executeScript.mock.calls]).toEqual([[], [], []]);
  });
});

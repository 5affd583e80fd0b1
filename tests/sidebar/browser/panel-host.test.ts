import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createPanelHost } from '../../../sidebar/browser/panel-host.ts';
import { accessWantedKey, createPageOrders, type PageOrder } from '../../../sidebar/pages/page-orders.ts';
import { createFakeExtension } from '../../helpers/fake-extension.ts';
import { settle } from '../../helpers/settle.ts';

const never = () => Promise.resolve(false);

describe('panel host with side panels', () => {
  it('opens the panel of the window while the gesture counts', async () => {
    const fake = createFakeExtension();
    const host = createPanelHost(fake.browser);
    await fake.gesture(() => host.open(1));
    expect(fake.calls).toEqual(['open 1']);
  });

  it('closes an open panel on the second toggle and opens it on the third', async () => {
    const fake = createFakeExtension();
    const host = createPanelHost(fake.browser);
    for (let click = 0; click < 3; click++) await fake.gesture(() => host.toggle(1, never));
    expect(fake.calls).toEqual(['open 1', 'open 1', 'close 1', 'open 1']);
    expect(fake.openPanels).toEqual(new Set([1]));
  });

  it('knows that the person closed the panel themselves', async () => {
    const fake = createFakeExtension();
    const host = createPanelHost(fake.browser);
    await fake.gesture(() => host.toggle(1, never));
    await fake.api.sidePanel.close({ windowId: 1 });
    await settle();
    fake.calls.length = 0;
    await fake.gesture(() => host.toggle(1, never));
    expect(fake.calls).toEqual(['open 1']);
  });

  it('keeps a panel open that must stay', async () => {
    const fake = createFakeExtension();
    const host = createPanelHost(fake.browser);
    await fake.gesture(() => host.open(1));
    await fake.gesture(() => host.toggle(1, () => Promise.resolve(true)));
    expect(fake.openPanels).toEqual(new Set([1]));
  });

  it('toggles one window and leaves the others alone', async () => {
    const fake = createFakeExtension();
    fake.windows.set(2, { id: 2, type: 'normal' });
    const host = createPanelHost(fake.browser);
    await fake.gesture(() => host.open(1));
    await fake.gesture(() => host.open(2));
    await fake.gesture(() => host.toggle(2, never));
    expect(fake.openPanels).toEqual(new Set([1]));
  });

  it('remembers open panels when the background is started anew', async () => {
    const fake = createFakeExtension();
    const first = createPanelHost(fake.browser);
    await fake.gesture(() => first.open(1));
    first.dispose();
    const second = createPanelHost(fake.browser);
    await fake.gesture(() => second.toggle(1, never));
    expect(fake.openPanels.size).toBe(0);
  });

  it('opens a tab for a window without room for a panel', async () => {
    const fake = createFakeExtension();
    fake.windows.set(3, { id: 3, type: 'popup' });
    const host = createPanelHost(fake.browser);
    await fake.gesture(() => host.open(3));
    expect(fake.calls).toEqual(['open 3', 'tab chrome-extension://aside/sidepanel.html?window=3']);
  });

  it('shows the tab that is there already instead of a second one', async () => {
    const fake = createFakeExtension();
    fake.windows.set(3, { id: 3, type: 'popup' });
    const documentUrl = 'chrome-extension://aside/sidepanel.html?window=3';
    fake.setContexts([{ tabId: 30, windowId: 1, documentUrl }]);
    const host = createPanelHost(fake.browser);
    await fake.gesture(() => host.open(3));
    expect(fake.calls).toEqual(['open 3', 'show tab 30', 'focus window 1']);
  });

  it('opens a tab where the browser refuses the panel, unless the panel is open', async () => {
    const fake = createFakeExtension();
    const host = createPanelHost(fake.browser);
    await host.open(1);
    expect(fake.calls).toEqual(['tab chrome-extension://aside/sidepanel.html?window=1 in 1']);
    await fake.gesture(() => host.open(1));
    fake.calls.length = 0;
    await host.open(1);
    expect(fake.calls).toEqual([]);
  });

  it('stops listening when disposed', () => {
    const fake = createFakeExtension();
    createPanelHost(fake.browser).dispose();
    expect(fake.api.sidePanel.onOpened.listenerCount + fake.api.sidePanel.onClosed.listenerCount).toBe(0);
  });
});

describe('panel host with a sidebar', () => {
  function createSidebar(isOpen: boolean, refuses = false) {
    const fake = createFakeExtension();
    const answer = () => (refuses ? Promise.reject(new Error('not in a user action')) : Promise.resolve());
    const sidebarAction = { open: vi.fn(answer), toggle: vi.fn(answer), isOpen: async () => isOpen };
    Object.assign(fake.api, { sidePanel: undefined, sidebarAction });
    return { fake, sidebarAction, host: createPanelHost(fake.browser) };
  }

  it('lets the browser toggle, which is all that a gesture lasts for', async () => {
    const { sidebarAction, host } = createSidebar(true);
    await host.toggle(1, never);
    expect(sidebarAction.toggle).toHaveBeenCalledOnce();
  });

  it('keeps a sidebar open that waits for access to its page, and tells it what the click gave', async () => {
    const { fake, sidebarAction, host } = createSidebar(true);
    onTestFinished(() => host.dispose());
    await fake.session.set({ [accessWantedKey(1)]: { tabId: 10 } });
    const given = vi.fn(() => Promise.resolve(true));
    await host.toggle(1, given);
    expect(sidebarAction.open).toHaveBeenCalledOnce();
    expect(sidebarAction.toggle).not.toHaveBeenCalled();
    expect(given).toHaveBeenCalledOnce();
    await host.toggle(2, never);
    expect(sidebarAction.toggle).toHaveBeenCalledOnce();
  });

  it('opens a tab where the sidebar is refused and closed, and says there why', async () => {
    const { fake, host } = createSidebar(false, true);
    const said: PageOrder[] = [];
    createPageOrders(fake.session, 1).take((order) => said.push(order));
    await host.open(1);
    await settle();
    expect(fake.calls).toEqual(['tab chrome-extension://aside/sidepanel.html?window=1 in 1']);
    expect(said).toEqual([{ kind: 'notice', tabId: 10, hint: { code: 'sidebar_refused', params: {} } }]);
  });

  it('opens no tab where the sidebar is refused and open', async () => {
    const { fake, host } = createSidebar(true, true);
    await host.open(1);
    expect(fake.calls).toEqual([]);
  });
});

describe('panel host with neither', () => {
  it('opens the panel as a tab of the window', async () => {
    const fake = createFakeExtension();
    Object.assign(fake.api, { sidePanel: undefined });
    await createPanelHost(fake.browser).open(1);
    expect(fake.calls).toEqual(['tab chrome-extension://aside/sidepanel.html?window=1 in 1']);
  });
});

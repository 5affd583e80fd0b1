import { describe, expect, it } from 'vitest';
import { findPageTab, findPanelWindow } from '../../../sidebar/browser/panel-window.ts';
import { createFakeExtension } from '../../helpers/fake-extension.ts';

describe('panel window', () => {
  it('is the window that a side panel stands in', async () => {
    const { browser } = createFakeExtension();
    expect(await findPanelWindow(browser, '')).toEqual({ windowId: 1, ownTabId: undefined, isPrivate: false });
  });

  it('is the window that a panel in a tab was opened for', async () => {
    const { browser, api } = createFakeExtension();
    api.tabs.getCurrent = async () => ({ id: 99 }) as Awaited<ReturnType<typeof api.tabs.getCurrent>>;
    expect(await findPanelWindow(browser, '?window=3')).toEqual({ windowId: 3, ownTabId: 99, isPrivate: false });
  });

  it('knows a private window', async () => {
    const { browser, windows } = createFakeExtension();
    windows.set(1, { id: 1, type: 'normal', incognito: true });
    expect((await findPanelWindow(browser, '')).isPrivate).toBe(true);
  });

  it.each(['?window=', '?window=x', '?window=1.5'])('is its own window when the address says %s', async (search) => {
    const { browser, windows } = createFakeExtension();
    windows.set(1, { id: 42, type: 'normal', incognito: false });
    expect((await findPanelWindow(browser, search)).windowId).toBe(42);
  });
});

describe('page tab', () => {
  it('is the active tab of the window', async () => {
    const { browser, tabs } = createFakeExtension();
    tabs.push({ id: 11, windowId: 1, active: false }, { id: 20, windowId: 2, active: true });
    expect((await findPageTab(browser, { windowId: 1, ownTabId: undefined }))?.id).toBe(10);
  });

  it('is the tab last used before a panel that is itself the active tab', async () => {
    const { browser, tabs } = createFakeExtension();
    tabs.splice(
      0,
      1,
      { id: 10, windowId: 1, active: false, lastAccessed: 100 },
      { id: 11, windowId: 1, active: false, lastAccessed: 300 },
      { id: 12, windowId: 1, active: true, lastAccessed: 400 },
    );
    expect((await findPageTab(browser, { windowId: 1, ownTabId: 12 }))?.id).toBe(11);
  });

  it('is none where the panel is alone', async () => {
    const { browser } = createFakeExtension();
    expect(await findPageTab(browser, { windowId: 1, ownTabId: 10 })).toBeUndefined();
  });
});

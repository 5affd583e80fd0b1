// @vitest-environment node
import { expect, it } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import { createOpenTabs } from '../../../sidebar/sources/open-tabs.ts';

const HERE = { windowId: 1, ownTabId: 9, isPrivate: false };

function start(tabs: object[], isAllowed = true) {
  const wanted: unknown[] = [];
  const browser = {
    tabs: { query: async () => tabs },
    permissions: {
      contains: async () => isAllowed,
      async request(asked: unknown) {
        wanted.push(asked);
        return true;
      },
    },
  };
  return { wanted, open: createOpenTabs(browser as unknown as Pick<WxtBrowser, 'tabs' | 'permissions'>, HERE) };
}

const tab = (id: number, more: object = {}) => ({
  id,
  title: `Tab ${id}`,
  url: `https://example.org/${id}`,
  windowId: 1,
  incognito: false,
  ...more,
});

it('lists the tabs of all windows, this window’s first, without the panel’s own', async () => {
  const { open } = start([tab(1, { windowId: 2 }), tab(2), tab(9), tab(3, { windowId: 2 }), tab(4)]);
  expect((await open.list()).tabs.map(({ id }) => id)).toEqual([2, 4, 1, 3]);
});

it('offers no private tab to another window, and no page of the browser’s own', async () => {
  const { open } = start([tab(1, { incognito: true }), tab(2, { url: 'chrome://settings/' }), tab(3)]);
  expect((await open.list()).tabs.map(({ id }) => id)).toEqual([3]);
});

it('leaves out tabs whose address is closed to us, and says that all may be asked for', async () => {
  const { open, wanted } = start([tab(1, { url: undefined, title: undefined }), tab(2)], false);
  expect(await open.list()).toMatchObject({ isAllowed: false, tabs: [{ id: 2 }] });
  expect(await open.allow()).toBe(true);
  expect(wanted).toEqual([{ origins: ['http://*/*', 'https://*/*'] }]);
});

it.each([{ discarded: true }, { status: 'unloaded' }])('says that a tab is asleep (%o)', async (more) => {
  const { open } = start([tab(1, more)]);
  expect((await open.list()).tabs).toMatchObject([{ isAsleep: true }]);
});

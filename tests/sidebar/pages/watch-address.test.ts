// @vitest-environment node
import { expect, it } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import { watchAddress } from '../../../sidebar/pages/watch-address.ts';
import { settle } from '../../helpers/settle.ts';

/** A window with one tab in front, whose address is said where it is known. */
function openWindow(url: string | undefined) {
  const listeners = new Set<() => void>();
  const event = {
    addListener: (one: () => void) => listeners.add(one),
    removeListener: (one: () => void) => listeners.delete(one),
  };
  let shown = url;
  const browser = {
    tabs: { query: async () => [{ id: 1, active: true, url: shown }], onActivated: event, onUpdated: event },
    permissions: { onAdded: event },
  } as unknown as WxtBrowser;
  async function go(next: string | undefined) {
    shown = next;
    for (const listener of [...listeners]) listener();
    await settle();
  }
  return { browser, go, listeners };
}

it('tells the address of the page, once for each, and nothing after its end', async () => {
  const { browser, go, listeners } = openWindow(undefined);
  const told: string[] = [];
  const stop = watchAddress(browser, { windowId: 1, ownTabId: undefined }, (address) => told.push(address));
  await settle();
  await go('https://example.org/');
  await go('https://example.org/');
  await go(undefined);
  stop();
  await go('https://example.org/b');
  expect(told).toEqual(['', 'https://example.org/', '']);
  expect(listeners.size).toBe(0);
});

// @vitest-environment node
import { expect, it, vi } from 'vitest';
import type { Marked } from '../../../sidebar/pages/mark-passage.ts';
import { showPassage } from '../../../sidebar/pages/show-passage.ts';
import { createFakeExtension } from '../../helpers/fake-extension.ts';

const PASSAGE = { number: 1, text: 'High tide is at nine.', title: 'Tides', url: 'https://site.test/tides' };

/** Shows the passage beside a page in which looking for it comes to this, one after the other. */
async function show(looks: readonly Marked[], isLoading = false) {
  const { browser, api, executeScript } = createFakeExtension();
  const create = vi.fn(async () => ({}));
  Object.assign(api.tabs, { create, update: async () => ({}) });
  const due = [...looks];
  executeScript.mockImplementation(async (injection) => {
    expect(injection).toMatchObject({ injectImmediately: true });
    const isLook = 'func' in injection && injection.func?.name === 'markPassage';
    return [{ result: isLook ? due.shift() : isLoading }];
  });
  await showPassage(browser, { windowId: 1, ownTabId: undefined }, PASSAGE);
  return { opened: create.mock.calls.length, left: due.length };
}

it('leads to a passage at once in a page that never finishes loading', async () => {
  expect(await show(['shown'], true)).toEqual({ opened: 0, left: 0 });
});

it('waits for the rest of a page that still loads, and looks again', async () => {
  expect(await show(['missing', 'shown'], true)).toEqual({ opened: 0, left: 0 });
});

it('opens the page anew where it is all there and lacks the passage', async () => {
  expect(await show(['missing', 'shown'])).toEqual({ opened: 1, left: 1 });
});

it('opens the page where another one is shown', async () => {
  expect(await show(['elsewhere'], true)).toEqual({ opened: 1, left: 0 });
});

// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
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

describe('a passage of a PDF', () => {
  const PDF = { ...PASSAGE, title: 'report.pdf', url: 'https://site.test/report.pdf', text: '[Page 3]\nSeven herons.' };

  interface OpenTab {
    id: number;
    url?: string;
    windowId?: number;
    incognito?: boolean;
  }

  /** Shows it where these tabs are open, of which the first one is in front. */
  async function showPdf(tabs: readonly OpenTab[], passage = PDF, look: () => unknown = () => 'viewer') {
    const { browser, api, executeScript, calls } = createFakeExtension();
    const [create, update] = [vi.fn(async () => ({})), vi.fn(async () => ({}))];
    const open = tabs.map((tab, index) => ({ windowId: 1, incognito: false, active: index === 0, ...tab }));
    const query = async ({ windowId }: { windowId?: number }) =>
      open.filter((tab) => windowId === undefined || tab.windowId === windowId);
    Object.assign(api.tabs, { create, update, query });
    executeScript.mockImplementation(async ({ target }) => {
      const shown = tabs.find(({ id }) => id === target.tabId)?.url?.startsWith(PDF.url);
      return [{ frameId: 0, documentId: '', result: shown ? look() : 'elsewhere' }];
    });
    await showPassage(browser, { windowId: 1, ownTabId: undefined }, passage);
    return { created: create.mock.calls, updated: update.mock.calls, focused: calls };
  }

  it('is shown at its page in the tab that the PDF is in, beside the panel or not', async () => {
    const at = { active: true, url: 'https://site.test/report.pdf#page=3' };
    const beside = await showPdf([{ id: 10, url: PDF.url }, { id: 11 }]);
    expect(beside).toEqual({ created: [], updated: [[10, at]], focused: [] });
    const other = await showPdf([
      { id: 10, url: 'https://site.test/' },
      { id: 11, url: `${PDF.url}#page=2` },
    ]);
    expect(other).toEqual({ created: [], updated: [[11, at]], focused: [] });
  });

  it('brings the tab to the front where its page is not known', async () => {
    const tabs = [
      { id: 10, url: 'https://site.test/' },
      { id: 11, url: PDF.url },
    ];
    const { created, updated } = await showPdf(tabs, { ...PDF, text: 'Seven herons.' });
    expect([created, updated]).toEqual([[], [[11, { active: true }]]]);
  });

  it('is found by the address of a tab whose viewer lets no script in', async () => {
    const { created, updated } = await showPdf([{ id: 10, url: PDF.url }], PDF, closed);
    expect([created.length, updated.length]).toEqual([0, 1]);
  });

  it('opens at its page where no tab shows the PDF, also when it begins on the page before', async () => {
    const { created } = await showPdf([{ id: 10, url: 'https://site.test/' }]);
    expect(created).toEqual([[{ url: 'https://site.test/report.pdf#page=3', windowId: 1 }]]);
    const begun = await showPdf([{ id: 10 }], { ...PDF, text: 'and six storks.\n\n[Page 3]\nSeven herons.' });
    expect(begun.created).toEqual([[{ url: 'https://site.test/report.pdf#page=2', windowId: 1 }]]);
  });

  const closed = () => {
    throw new Error('Missing host permission for the tab');
  };
  const refuses = { Chromium: () => 'viewer', Firefox: closed };

  it.each(Object.entries(refuses))('in another window is gone to, and the window with it, in %s', async (_, look) => {
    const tabs = [
      { id: 10, url: 'https://site.test/' },
      { id: 20, url: PDF.url, windowId: 2 },
    ];
    const { created, updated, focused } = await showPdf(tabs, PDF, look);
    expect(created).toEqual([]);
    expect(updated).toEqual([[20, { active: true, url: 'https://site.test/report.pdf#page=3' }]]);
    expect(focused).toEqual(['focus window 2']);
    // What the window itself has goes before.
    const both = await showPdf([...tabs, { id: 11, url: PDF.url }], PDF, look);
    expect([both.updated[0]?.at(0), both.focused]).toEqual([11, []]);
  });

  it.each(Object.entries(refuses))(
    'is not looked for in private windows, nor from these in others, in %s',
    async (_, look) => {
      for (const isPrivate of [true, false]) {
        const tabs = [
          { id: 10, url: 'https://site.test/', incognito: !isPrivate },
          { id: 20, url: PDF.url, windowId: 2, incognito: isPrivate },
        ];
        const { created, updated, focused } = await showPdf(tabs, PDF, look);
        expect([created.length, updated, focused]).toEqual([1, [], []]);
      }
    },
  );

  it('which is a page is gone to in another window all the same', async () => {
    const tabs = [{ id: 10 }, { id: 20, url: `${PDF.url}#top`, windowId: 2 }];
    const { created, updated, focused } = await showPdf(tabs, { ...PDF, text: 'Seven herons.' }, () => 'shown');
    expect([created, updated, focused]).toEqual([[], [[20, { active: true }]], ['focus window 2']]);
  });
});

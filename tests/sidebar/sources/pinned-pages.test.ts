import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Browser, WxtBrowser } from 'wxt/browser';
import { type AnySource, type SourcePart, toReceipt } from '../../../protocol/question-parts.ts';
import { setStampOf, setTabOf } from '../../../sidebar/pages/page-origin.ts';
import { createPinnedPages } from '../../../sidebar/sources/pinned-pages.ts';
import { createFakeEvent } from '../../helpers/fake-extension.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { settle } from '../../helpers/settle.ts';

interface Tab {
  id: number;
  title: string;
  url: string;
  stamp: string;
  isOpenToUs: boolean;
  status?: string;
  /** Of the numbers that went along. */
  gone?: readonly (readonly [number, string])[];
  /** Its page is busy, or waits for a person. */
  isSilent?: boolean;
}

/** A window with tabs as a browser shows them to us: of one that is closed to us there is no title and no address. */
function start() {
  const tabs = new Map<number, Tab>();
  let active = 1;
  let scripts = 0;
  const clock = createManualClock();
  const events = {
    activated: createFakeEvent<[]>(),
    updated: createFakeEvent<[number, { status?: string; title?: string }]>(),
    removed: createFakeEvent<[number]>(),
    added: createFakeEvent<[]>(),
  };
  const told = ({ id, title, url, isOpenToUs, status }: Tab) =>
    ({ id, active: id === active, status, ...(isOpenToUs && { title, url }) }) as Browser.tabs.Tab;
  const browser = {
    tabs: {
      query: async () => [...tabs.values()].map(told),
      async get(id: number) {
        const tab = tabs.get(id);
        if (!tab) throw new Error('No tab with id');
        return told(tab);
      },
      onActivated: events.activated,
      onUpdated: events.updated,
      onRemoved: events.removed,
    },
    scripting: {
      async executeScript({ target }: { target: { tabId: number } }) {
        const tab = tabs.get(target.tabId);
        scripts += 1;
        if (tab?.isSilent) return new Promise(() => {});
        if (!tab?.isOpenToUs) throw new Error('Cannot access contents of the page.');
        return [{ result: { url: tab.url, stamp: tab.stamp, gone: tab.gone ?? [] } }];
      },
    },
    permissions: { onAdded: events.added },
  } as unknown as WxtBrowser;
  const sources = signal<readonly SourcePart[]>([]);
  const asked = signal<readonly AnySource[]>([]);
  const readBeside = vi.fn<(instead: SourcePart) => void>();
  const readTab = vi.fn<(tab: { id: number }, instead: SourcePart) => void>();
  const window = { windowId: 1, ownTabId: undefined };
  const pinned = createPinnedPages({ browser, window, sources, asked, readBeside, readTab, clock });
  onTestFinished(pinned.dispose);

  function open(id: number, title: string, values: Partial<Tab> = {}): void {
    tabs.set(id, { id, title, url: `https://site.test/${title}`, stamp: title, isOpenToUs: true, ...values });
  }
  open(1, 'storks');
  open(2, 'trams');

  return {
    pinned,
    clock,
    sources,
    asked,
    events,
    readBeside,
    readTab,
    open,
    /** Reads a tab into the draft, which had this stamp then. */
    async attach(id: number, stamp?: string) {
      const page = pageOf(tabs.get(id) as Tab);
      setTabOf(page, id);
      if (stamp !== undefined) setStampOf(page, stamp);
      sources.value = [...sources.peek(), page];
      await settle();
      return page;
    },
    async show(id: number) {
      active = id;
      events.activated.emit();
      await settle();
    },
    /** Something happens in a tab, which the browser tells as this. */
    async update(
      id: number,
      values: Partial<Tab>,
      change: { status?: string; title?: string } = { status: 'complete' },
    ) {
      Object.assign(tabs.get(id) as Tab, values);
      events.updated.emit(id, change);
      await settle();
    },
    async close(id: number) {
      tabs.delete(id);
      events.removed.emit(id);
      await settle();
    },
    async look() {
      pinned.look();
      await settle();
    },
    changes: () => [...pinned.changes.value].map(([{ title }, change]) => `${title} ${change}`),
    offer: () => pinned.offer.value,
    scripts: () => scripts,
  };
}

function pageOf({ title, url }: Tab): SourcePart {
  return { type: 'page', title, url, language: '', text: `About ${title}.`, omittedChars: 0 };
}

describe('createPinnedPages', () => {
  it('says nothing while the page that was read is the one in front', async () => {
    const { attach, changes, offer } = start();
    await attach(1);
    expect([changes(), offer()]).toEqual([[], null]);
  });

  it('offers the page in front once another tab is shown, in the place of the pinned one or beside it', async () => {
    const { attach, show, sources, offer } = start();
    const storks = await attach(1);
    await show(2);
    expect(offer()).toEqual({ title: 'trams', instead: storks, about: '' });
    expect(sources.value).toEqual([storks]);
    await show(1);
    expect(offer()).toBeNull();
  });

  it('offers it beside several pages, in the place of none', async () => {
    const { attach, open, show, offer } = start();
    open(3, 'herons');
    await attach(1);
    await attach(2);
    await show(3);
    expect(offer()).toEqual({ title: 'herons', instead: null, about: '' });
  });

  it('offers a page that is closed to us without its title', async () => {
    const { attach, open, show, offer } = start();
    open(3, 'bank', { isOpenToUs: false });
    const storks = await attach(1);
    await show(3);
    expect(offer()).toEqual({ title: '', instead: storks, about: '' });
  });

  it('offers the page in front when the chat is about another one', async () => {
    const { asked, look, show, offer } = start();
    asked.value = [toReceipt(pageOf({ title: 'storks', url: 'https://site.test/storks' } as Tab))];
    await look();
    expect(offer()).toBeNull();
    await show(2);
    expect(offer()).toEqual({ title: 'trams', instead: null, about: 'storks' });
  });

  it('offers nothing to a chat about the page in front, which was opened to us for that question', async () => {
    const { pinned, asked, open, show } = start();
    open(3, 'herons', { isOpenToUs: false });
    await show(3);
    open(3, 'herons');
    asked.value = [toReceipt(pageOf({ id: 3, title: 'herons', url: 'https://site.test/herons' } as Tab))];
    await settle();
    expect(pinned.offer.value).toBeNull();
  });

  it('offers nothing to a chat that is about no page', async () => {
    const { look, offer } = start();
    await look();
    expect(offer()).toBeNull();
  });

  it('says that a page has changed since it was read, and reads it again where it stands', async () => {
    const { attach, update, changes, pinned, readBeside } = start();
    const storks = await attach(1);
    await update(1, { stamp: 'other words' });
    expect(changes()).toEqual(['storks changed']);
    pinned.readAgain(storks);
    expect(readBeside).toHaveBeenCalledWith(storks);
  });

  it('says that a page has changed before it was looked at first, and nothing of one that has not', async () => {
    const { attach, changes } = start();
    await attach(1, 'storks');
    expect(changes()).toEqual([]);
    await attach(2, 'what it said when it was read');
    expect(changes()).toEqual(['trams changed']);
  });

  it('waits for a page that was read while it loaded, also where it was not looked at yet', async () => {
    const { attach, update, changes } = start();
    await update(1, { stamp: 'more', status: 'loading' });
    await attach(1, 'half');
    expect(changes()).toEqual([]);
    await update(1, { stamp: 'whole', status: 'complete' });
    expect(changes()).toEqual(['storks changed']);
  });

  it('notices on a look what no event tells', async () => {
    const { attach, open, look, changes } = start();
    await attach(1);
    open(1, 'storks', { stamp: 'other words' });
    expect(changes()).toEqual([]);
    await look();
    expect(changes()).toEqual(['storks changed']);
  });

  it('says that a tab has gone to another page, and offers that page beside the one that was read', async () => {
    const { attach, update, changes, offer } = start();
    await attach(1);
    await update(1, { title: 'otters', url: 'https://site.test/otters' });
    expect(changes()).toEqual(['storks left']);
    expect(offer()).toEqual({ title: 'otters', instead: null, about: '' });
  });

  it('knows also without access that a tab has gone to another site', async () => {
    const { attach, update, changes } = start();
    await attach(1);
    await update(1, { title: 'bank', url: 'https://bank.test/', isOpenToUs: false });
    expect(changes()).toEqual(['storks left']);
  });

  it('takes a place in the same page for the same page', async () => {
    const { attach, update, changes, offer } = start();
    await attach(1);
    await update(1, { url: 'https://site.test/storks#nests' });
    expect([changes(), offer()]).toEqual([[], null]);
  });

  it('says that a price has changed once it has stood still for a moment', async () => {
    const { attach, update, clock, changes } = start();
    await attach(1);
    await update(1, { gone: [[0, '3900']] });
    expect(changes()).toEqual([]);
    clock.advance(1_500);
    await settle();
    expect(changes()).toEqual(['storks changed']);
    await update(1, { gone: [] });
    expect(changes()).toEqual([]);
  });

  it('says nothing of a number that keeps changing, now and later', async () => {
    const { attach, update, clock, changes } = start();
    await attach(1);
    await update(1, { gone: [[0, '4101']] });
    await update(1, { gone: [[0, '4102']] }, { title: 'tick' });
    clock.advance(1_500);
    await settle();
    await update(1, { gone: [[0, '4103']] });
    clock.advance(1_500);
    await settle();
    expect(changes()).toEqual([]);
  });

  it('says nothing of a number that never was on the page, as one of a frame', async () => {
    const { attach, update, clock, changes } = start();
    await update(1, { gone: [[0, '']] });
    await attach(1);
    await update(1, {});
    clock.advance(1_500);
    await settle();
    expect(changes()).toEqual([]);
  });

  it('waits for a page that loads anew before it says anything of it', async () => {
    const { attach, update, changes } = start();
    await attach(1);
    await update(1, { stamp: '', status: 'loading' });
    expect(changes()).toEqual([]);
    await update(1, { stamp: 'storks', status: 'complete' });
    expect(changes()).toEqual([]);
  });

  it('says that a page which was read while it loaded has changed once more of it is there', async () => {
    const { attach, update, changes } = start();
    await update(1, { stamp: 'half', status: 'loading' });
    await attach(1);
    await update(1, { stamp: 'whole', status: 'complete' });
    expect(changes()).toEqual(['storks changed']);
  });

  it('says of other pages what is known while one never answers', async () => {
    const { attach, update, open, show, clock, changes, offer } = start();
    open(3, 'herons');
    await attach(1);
    await attach(2);
    await update(1, { isSilent: true });
    await update(2, { stamp: 'other words' });
    await show(3);
    expect(offer()?.title).toBe('herons');
    clock.advance(2_000);
    await settle();
    expect(changes()).toEqual(['trams changed']);
  });

  it('looks through no page because its title has changed, and says the new one', async () => {
    const { attach, show, update, offer, scripts } = start();
    await attach(1);
    await show(2);
    const before = scripts();
    await update(2, { title: '(1) trams' }, { title: '(1) trams' });
    await update(1, { title: '(1) storks' }, { title: '(1) storks' });
    expect([offer()?.title, scripts() - before]).toEqual(['(1) trams', 0]);
  });

  it('keeps two pages apart: each is of its own tab', async () => {
    const { attach, show, update, changes, pinned, readTab, readBeside } = start();
    await attach(1);
    const trams = await attach(2);
    await update(2, { stamp: 'other words' });
    expect(changes()).toEqual(['trams changed']);
    pinned.readAgain(trams);
    expect(readTab).toHaveBeenCalledWith({ id: 2, title: 'trams', url: 'https://site.test/trams' }, trams);
    await show(2);
    pinned.readAgain(trams);
    expect(readBeside).toHaveBeenCalledWith(trams);
  });

  it('keeps what was read of a tab that is closed', async () => {
    const { attach, close, show, changes, offer, sources } = start();
    const storks = await attach(1);
    await show(2);
    await close(1);
    expect([changes(), sources.value]).toEqual([[], [storks]]);
    expect(offer()).toEqual({ title: 'trams', instead: storks, about: '' });
  });

  it('finds the tab of a page that an earlier panel read', async () => {
    const { sources, update, changes } = start();
    sources.value = [pageOf({ title: 'trams', url: 'https://site.test/trams' } as Tab)];
    await settle();
    await update(2, { stamp: 'other words' });
    expect(changes()).toEqual(['trams changed']);
  });

  it('forgets a page that was taken out', async () => {
    const { attach, update, sources, changes } = start();
    await attach(1);
    await update(1, { stamp: 'other words' });
    sources.value = [];
    await settle();
    expect(changes()).toEqual([]);
  });

  it('listens to nothing any more once it is disposed', async () => {
    const { pinned, events } = start();
    pinned.dispose();
    const { activated, updated, removed, added } = events;
    expect([activated, updated, removed, added].map(({ listenerCount }) => listenerCount)).toEqual([0, 0, 0, 0]);
  });
});

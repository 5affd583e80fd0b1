import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { SourcePart } from '../../../protocol/question-parts.ts';
import { accessWantedKey, createPageOrders } from '../../../sidebar/pages/page-orders.ts';
import { CLOSED_PAGE_HINT } from '../../../sidebar/pages/read-page.ts';
import { refuse as refuseSource, type SourceRefusal } from '../../../sidebar/sources/source-refusal.ts';
import { createPageState, type PageStateOptions } from '../../../sidebar/state/page-state.ts';
import { createFakeExtension } from '../../helpers/fake-extension.ts';
import { settle } from '../../helpers/settle.ts';

const PAGE: SourcePart = {
  type: 'page',
  title: 'A page',
  url: 'https://site.test/a',
  language: 'en',
  text: 'Its text. '.repeat(100),
  omittedChars: 0,
};
const NO_ACCESS = 'Cannot access contents of the page. Extension manifest must request permission to access the host.';
const LEFT = { code: 'left', params: {} };
const HINT = { code: 'needs_access', params: { shortcut: 'Alt+A' } };

const disposals: (() => void)[] = [];
afterEach(() => {
  for (const dispose of disposals.splice(0)) dispose();
});

async function setUp(windowId = 1, readFile?: PageStateOptions['readFile']) {
  const fake = createFakeExtension();
  const summarised: SourcePart[] = [];
  const attached: SourcePart[] = [];
  const instead: unknown[] = [];
  const files = new Map<string, SourcePart | SourceRefusal>();
  const state = createPageState({
    browser: fake.browser,
    window: { windowId, ownTabId: undefined },
    onSummarise: (page) => summarised.push(page),
    onAttach(page, other) {
      attached.push(page);
      instead.push(other);
    },
    readFile: readFile ?? (async (tabId, contentType) => files.get(`${tabId} ${contentType}`)),
  });
  disposals.push(state.dispose);
  await settle();
  const grant = () => fake.executeScript.mockResolvedValue([{ result: { kind: 'page', page: PAGE } }]);
  const refuse = (message = NO_ACCESS) => fake.executeScript.mockRejectedValue(new Error(message));
  const wanted = async () => (await fake.session.get(accessWantedKey(windowId)))[accessWantedKey(windowId)];
  return {
    fake,
    state,
    files,
    summarised,
    attached,
    instead,
    grant,
    refuse,
    wanted,
    orders: createPageOrders(fake.session, windowId),
  };
}

describe('createPageState', () => {
  it('reads the active page and hands it over for a summary', async () => {
    const { state, summarised, attached, grant, fake } = await setUp();
    grant();
    state.summarise();
    expect(state.status.value).toBe('reading');
    await settle();
    expect(fake.executeScript).toHaveBeenCalledWith(
      expect.objectContaining({ target: { tabId: 10 }, files: ['/capture.js'] }),
    );
    expect([state.status.value, summarised, attached]).toEqual(['idle', [PAGE], []]);
  });

  it('puts the page into the composer when that was asked', async () => {
    const { state, summarised, attached, grant } = await setUp();
    grant();
    state.attachPage();
    await settle();
    expect([summarised, attached]).toEqual([[], [PAGE]]);
  });

  it.each([
    ['application/pdf', 'pdf'],
    ['image/png', 'shown_file'],
    ['video/mp4', 'recording'],
  ])(
    'takes the file that the tab shows (%s) where that can be had, and else says that it can’t',
    async (contentType, code) => {
      const { state, files, summarised, fake } = await setUp();
      fake.executeScript.mockResolvedValue([{ result: { kind: 'file', contentType } }]);
      state.summarise();
      await settle();
      expect([state.status.value, state.hint.value?.code]).toEqual(['unreadable', code]);
      files.set(`10 ${contentType}`, { ...PAGE, type: 'file' });
      state.summarise();
      await settle();
      expect([state.status.value, summarised]).toEqual(['idle', [{ ...PAGE, type: 'file' }]]);
    },
  );

  it('says why the file that the tab shows was refused', async () => {
    const { state, files, summarised, fake } = await setUp();
    fake.executeScript.mockResolvedValue([{ result: { kind: 'file', contentType: 'application/pdf' } }]);
    const refusal = refuseSource('refused', {
      name: 'report.pdf',
      error: { code: 'file_unreadable', params: { cause: 'pdf_encrypted' } },
    });
    files.set('10 application/pdf', refusal);
    state.summarise();
    await settle();
    expect([state.status.value, state.hint.value]).toEqual([
      'unreadable',
      { code: 'refused_file', params: { refusal } },
    ]);
    // What is no file after all is said as of any tab.
    const hint = { code: 'browser_page' as const, params: {} };
    files.set('10 application/pdf', refuseSource('tab_unreadable', { name: 'a page', hint }));
    state.attachPage();
    await settle();
    expect([state.hint.value, summarised]).toEqual([hint, []]);
  });

  it('reads no file on that the reader has given up, or whose tab went to another page', async () => {
    const signals: AbortSignal[] = [];
    const { state, fake } = await setUp(1, (_tabId, _contentType, signal) => {
      signals.push(signal);
      return new Promise(() => {});
    });
    fake.executeScript.mockResolvedValue([{ result: { kind: 'file', contentType: 'application/pdf' } }]);
    state.attachPage();
    await settle();
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    state.dismiss();
    state.summarise();
    await settle();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    fake.events.tabUpdated.emit(10, { status: 'loading' });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  it('gives up a page that does not answer when the reader says so, and forgets what comes of it later', async () => {
    const { fake, state, attached } = await setUp();
    const answer = Promise.withResolvers<{ result: unknown }[]>();
    fake.executeScript.mockReturnValue(answer.promise as never);
    state.attachPage();
    await settle();
    state.dismiss();
    expect([state.status.value, state.isAttaching.value]).toEqual(['idle', false]);
    answer.resolve([{ result: { kind: 'page', page: PAGE } }]);
    await settle();
    expect(attached).toEqual([]);
  });

  it('says how to give access also where the browser keeps nothing', async () => {
    const { fake, state, refuse } = await setUp();
    const set = vi.spyOn(fake.api.storage.session, 'set').mockRejectedValue(new Error('quota'));
    onTestFinished(() => set.mockRestore());
    refuse();
    state.summarise();
    await settle();
    expect([state.status.value, state.hint.value]).toEqual(['needs-access', HINT]);
  });

  it('keeps a request without access, and says how to give it with the real shortcut', async () => {
    const { state, summarised, refuse, wanted } = await setUp();
    refuse();
    state.summarise();
    await settle();
    expect([state.status.value, state.hint.value, summarised]).toEqual(['needs-access', HINT, []]);
    expect(await wanted()).toEqual({ tabId: 10 });
  });

  it('names no shortcut where there is none', async () => {
    const { fake, state, refuse } = await setUp();
    fake.api.commands.getAll = async () => [{ name: '_execute_action', shortcut: '' }];
    refuse();
    state.summarise();
    await settle();
    expect(state.hint.value).toEqual({ code: 'needs_access', params: { shortcut: '' } });
  });

  it('goes on by itself when a gesture gives access', async () => {
    const { state, summarised, grant, refuse, wanted, orders } = await setUp();
    refuse();
    state.summarise();
    await settle();
    grant();
    await orders.put({ kind: 'access', tabId: 10 });
    await settle();
    expect([state.status.value, summarised]).toEqual(['idle', [PAGE]]);
    expect(await wanted()).toBeUndefined();
  });

  it('goes on by itself when a permission gives access, and does so once', async () => {
    const { fake, state, attached, grant, refuse } = await setUp();
    refuse();
    state.attachPage();
    await settle();
    grant();
    fake.events.permissionAdded.emit({ origins: ['https://*/*'] });
    fake.events.permissionAdded.emit({ origins: ['http://*/*'] });
    await settle();
    expect(attached).toEqual([PAGE]);
  });

  it('waits on when the permission was for another site', async () => {
    const { fake, state, refuse } = await setUp();
    refuse();
    state.summarise();
    await settle();
    fake.events.permissionAdded.emit({ origins: ['https://elsewhere.test/*'] });
    await settle();
    expect(state.status.value).toBe('needs-access');
  });

  it('says that a page is closed for good when a gesture did not open it', async () => {
    const { state, refuse, orders } = await setUp();
    refuse();
    await orders.put({ kind: 'summarise', tabId: 10 });
    await settle();
    expect([state.status.value, state.hint.value]).toEqual(['unreadable', CLOSED_PAGE_HINT]);
  });

  it('summarises for a menu item or command, in the tab that it was meant for', async () => {
    const { fake, summarised, grant, orders } = await setUp();
    grant();
    await orders.put({ kind: 'summarise', tabId: 77 });
    await settle();
    expect(fake.executeScript).toHaveBeenCalledWith(expect.objectContaining({ target: { tabId: 77 } }));
    expect(summarised).toEqual([PAGE]);
  });

  it('puts the page into the composer for a command, in the tab that it was meant for', async () => {
    const { fake, state, summarised, attached, grant, orders } = await setUp();
    grant();
    await orders.put({ kind: 'attach', tabId: 77 });
    await settle();
    expect(fake.executeScript).toHaveBeenCalledWith(expect.objectContaining({ target: { tabId: 77 } }));
    expect([summarised, attached, state.status.value]).toEqual([[], [PAGE], 'idle']);
  });

  it('asks once when a menu item comes while a request waits', async () => {
    const { state, summarised, attached, grant, refuse, orders, wanted } = await setUp();
    refuse();
    state.attachPage();
    await settle();
    grant();
    await orders.put({ kind: 'summarise', tabId: 10 });
    await orders.put({ kind: 'access', tabId: 10 });
    await settle();
    expect([summarised, attached]).toEqual([[PAGE], []]);
    expect(await wanted()).toBeUndefined();
  });

  it('says why a gesture could not be served', async () => {
    const { state, orders } = await setUp();
    await orders.put({ kind: 'notice', tabId: 10, hint: { code: 'nothing_selected', params: {} } });
    await settle();
    expect([state.status.value, state.hint.value]).toEqual(['unreadable', { code: 'nothing_selected', params: {} }]);
  });

  it.each([
    ['the tab goes to another page', (fake: Fake) => fake.events.tabUpdated.emit(10, { status: 'loading' })],
    ['another tab comes to the front', (fake: Fake) => fake.events.tabActivated.emit({ tabId: 11, windowId: 1 })],
    ['the tab is closed', (fake: Fake) => fake.events.tabRemoved.emit(10)],
  ])('drops a request when %s', async (_, leave) => {
    const { fake, state, summarised, grant, refuse, wanted, orders } = await setUp();
    refuse();
    state.summarise();
    await settle();
    leave(fake);
    grant();
    await orders.put({ kind: 'access', tabId: 10 });
    await settle();
    expect([state.status.value, state.hint.value, summarised]).toEqual(['idle', null, []]);
    expect(await wanted()).toBeUndefined();
  });

  it.each([
    ['another window’s tabs change', (fake: Fake) => fake.events.tabActivated.emit({ tabId: 20, windowId: 2 })],
    ['another tab loads', (fake: Fake) => fake.events.tabUpdated.emit(11, { status: 'loading' })],
    ['the page finishes loading', (fake: Fake) => fake.events.tabUpdated.emit(10, { status: 'complete' })],
  ])('keeps a request while %s', async (_, happen) => {
    const { fake, state, refuse } = await setUp();
    refuse();
    state.summarise();
    await settle();
    happen(fake);
    expect(state.status.value).toBe('needs-access');
  });

  it('drops what was read of a page that was left meanwhile', async () => {
    const { fake, state, summarised } = await setUp();
    const reading = Promise.withResolvers<unknown>();
    fake.executeScript.mockReturnValue(reading.promise);
    state.summarise();
    await settle();
    fake.events.tabUpdated.emit(10, { status: 'loading' });
    reading.resolve([{ result: { kind: 'page', page: PAGE } }]);
    await settle();
    expect([state.status.value, state.hint.value, summarised]).toEqual(['unreadable', LEFT, []]);
  });

  it('says that a page was left when its tab is closed while it is read', async () => {
    const { fake, state } = await setUp();
    fake.executeScript.mockReturnValue(new Promise(() => {}));
    state.attachPage();
    await settle();
    fake.events.tabRemoved.emit(10);
    expect([state.status.value, state.hint.value]).toEqual(['unreadable', LEFT]);
  });

  it('reads on in the tab that was asked about when another one comes to the front', async () => {
    const { fake, state, attached } = await setUp();
    const reading = Promise.withResolvers<unknown>();
    fake.executeScript.mockReturnValue(reading.promise);
    state.attachPage();
    await settle();
    fake.events.tabActivated.emit({ tabId: 11, windowId: 1 });
    expect([state.status.value, state.isAttaching.value]).toEqual(['reading', true]);
    reading.resolve([{ result: { kind: 'page', page: PAGE } }]);
    await settle();
    expect([state.status.value, state.isAttaching.value, attached]).toEqual(['idle', false, [PAGE]]);
  });

  it('reads two tabs at once, each for what was asked about it', async () => {
    const { fake, state, attached } = await setUp();
    const readings = [Promise.withResolvers<unknown>(), Promise.withResolvers<unknown>()] as const;
    fake.executeScript.mockReturnValueOnce(readings[0].promise).mockReturnValueOnce(readings[1].promise);
    state.attachPage();
    await settle();
    Object.assign(fake.tabs[0] ?? {}, { active: false });
    fake.tabs.push({ id: 11, windowId: 1, active: true });
    fake.events.tabActivated.emit({ tabId: 11, windowId: 1 });
    state.attachPage();
    await settle();
    readings[1].resolve([{ result: { kind: 'page', page: { ...PAGE, title: 'B' } } }]);
    await settle();
    expect(state.status.value).toBe('reading');
    readings[0].resolve([{ result: { kind: 'page', page: PAGE } }]);
    await settle();
    expect(attached.map(({ title }) => title)).toEqual(['B', 'A page']);
    expect(state.status.value).toBe('idle');
  });

  it('asks for no way into a page that is not in front any more', async () => {
    const { fake, state, wanted } = await setUp();
    const reading = Promise.withResolvers<unknown>();
    fake.executeScript.mockReturnValue(reading.promise);
    state.attachPage();
    await settle();
    Object.assign(fake.tabs[0] ?? {}, { active: false });
    fake.tabs.push({ id: 11, windowId: 1, active: true });
    reading.reject(new Error(NO_ACCESS));
    await settle();
    expect([state.status.value, state.hint.value, await wanted()]).toEqual(['unreadable', LEFT, undefined]);
  });

  it('hands over which page a page takes the place of, also after it waited for access', async () => {
    const { state, instead, refuse, grant, orders } = await setUp();
    refuse();
    state.attachPage(PAGE);
    await settle();
    grant();
    await orders.put({ kind: 'access', tabId: 10 });
    await settle();
    expect(instead).toEqual([PAGE]);
  });

  it('answers the later of two requests only', async () => {
    const { state, summarised, attached, grant } = await setUp();
    grant();
    state.summarise();
    state.attachPage();
    await settle();
    expect([summarised, attached]).toEqual([[], [PAGE]]);
  });

  it('gives up a request that is dismissed', async () => {
    const { state, refuse, wanted } = await setUp();
    refuse();
    state.summarise();
    await settle();
    state.dismiss();
    await settle();
    expect(state.status.value).toBe('idle');
    expect(await wanted()).toBeUndefined();
  });

  it('offers the site after a passing grant, until the page is left', async () => {
    const { fake, state, grant } = await setUp();
    grant();
    state.summarise();
    await settle();
    expect(state.offerSite.value).toBe('site.test');
    fake.events.tabUpdated.emit(10, { status: 'loading' });
    expect(state.offerSite.value).toBe('');
  });

  it('offers no site of a page that was left while it was looked up whether it is open to us', async () => {
    const { fake, state, grant } = await setUp();
    grant();
    const isOpen = Promise.withResolvers<boolean>();
    fake.containsPermission.mockReturnValue(isOpen.promise);
    state.summarise();
    await settle();
    fake.events.tabUpdated.emit(10, { status: 'loading' });
    isOpen.resolve(false);
    await settle();
    expect(state.offerSite.value).toBe('');
  });

  it('offers no site that is open to us for good', async () => {
    const { fake, state, grant } = await setUp();
    grant();
    fake.containsPermission.mockResolvedValue(true);
    state.summarise();
    await settle();
    expect(fake.containsPermission).toHaveBeenCalledWith({ origins: ['https://site.test/*'] });
    expect(state.offerSite.value).toBe('');
  });

  it('asks for the offered site first thing, and withdraws the offer once it is granted', async () => {
    const { fake, state, grant } = await setUp();
    grant();
    state.summarise();
    await settle();
    fake.requestPermission.mockResolvedValue(true);
    state.allowOfferedSite();
    expect(fake.requestPermission).toHaveBeenCalledWith({ origins: ['https://site.test/*'] });
    await settle();
    expect(state.offerSite.value).toBe('');
  });

  describe('a file in a viewer that keeps scripts out', () => {
    const refusal = refuseSource('not_fetched', { name: 'report.pdf' });
    const hint = { code: 'refused_file', params: { refusal } };

    async function attach() {
      const panel = await setUp();
      panel.refuse('Missing host permission for the tab');
      panel.files.set('10 ', refusal);
      Object.assign(panel.fake.tabs[0] ?? {}, { url: 'https://site.test/report.pdf' });
      return panel;
    }

    it('has its site offered where no gesture lets it be fetched, and is read once that is granted', async () => {
      const { fake, state, files, attached } = await attach();
      state.attachPage();
      await settle();
      expect([state.status.value, state.hint.value, state.offerSite.value]).toEqual(['unreadable', hint, 'site.test']);

      fake.requestPermission.mockResolvedValue(true);
      state.allowOfferedSite();
      expect(fake.requestPermission).toHaveBeenCalledWith({ origins: ['https://site.test/*'] });
      fake.containsPermission.mockResolvedValue(true);
      files.set('10 ', { ...PAGE, type: 'file' });
      fake.events.permissionAdded.emit({});
      await settle();
      expect([state.status.value, state.offerSite.value, attached]).toEqual(['idle', '', [{ ...PAGE, type: 'file' }]]);
    });

    it('has nothing offered where its site is open to us, or once the offer is dismissed', async () => {
      const { fake, state } = await attach();
      state.attachPage();
      await settle();
      state.dismiss();
      expect([state.status.value, state.offerSite.value]).toEqual(['idle', '']);
      fake.containsPermission.mockResolvedValue(true);
      state.attachPage();
      await settle();
      expect([state.status.value, state.hint.value, state.offerSite.value]).toEqual(['unreadable', hint, '']);
    });

    it('has nothing offered in a browser whose gesture would have let it be fetched', async () => {
      const { fake, state, files } = await attach();
      fake.executeScript.mockResolvedValue([{ result: { kind: 'file', contentType: 'application/pdf' } }]);
      files.set('10 application/pdf', refusal);
      state.attachPage();
      await settle();
      expect([state.status.value, state.hint.value, state.offerSite.value]).toEqual(['unreadable', hint, '']);
    });
  });

  it('keeps the offer of a site that was not granted, and takes what the browser can’t ask for as no', async () => {
    const { fake, state, grant } = await setUp();
    grant();
    state.summarise();
    await settle();
    expect(await state.allowOfferedSite()).toBe(false);
    fake.requestPermission.mockRejectedValue(new Error('Only permissions specified in the manifest may be requested.'));
    expect(await state.allowOfferedSite()).toBe(false);
    expect(state.offerSite.value).toBe('site.test');
  });

  it('asks for all sites first thing', async () => {
    const { fake, state } = await setUp();
    state.allowAllSites();
    expect(fake.requestPermission).toHaveBeenCalledWith({ origins: ['http://*/*', 'https://*/*'] });
  });

  it('forgets what a panel waited for that was closed meanwhile', async () => {
    const fake = createFakeExtension();
    await fake.session.set({ [accessWantedKey(1)]: { tabId: 10 } });
    const none = () => {};
    disposals.push(
      createPageState({
        browser: fake.browser,
        window: { windowId: 1, ownTabId: undefined },
        onSummarise: none,
        onAttach: none,
      }).dispose,
    );
    await settle();
    expect((await fake.session.get(accessWantedKey(1)))[accessWantedKey(1)]).toBeUndefined();
  });

  it('listens to nothing any more once it is disposed', async () => {
    const { fake, state } = await setUp();
    state.dispose();
    const { tabActivated, tabUpdated, tabRemoved, permissionAdded } = fake.events;
    expect([tabActivated, tabUpdated, tabRemoved, permissionAdded].map((event) => event.listenerCount)).toEqual([
      0, 0, 0, 0,
    ]);
  });
});

type Fake = ReturnType<typeof createFakeExtension>;

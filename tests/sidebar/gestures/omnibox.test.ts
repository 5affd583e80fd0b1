import { expect, it, onTestFinished } from 'vitest';
import type { Browser } from 'wxt/browser';
import { createPanelHost } from '../../../sidebar/browser/panel-host.ts';
import { createOmnibox } from '../../../sidebar/gestures/omnibox.ts';
import { createInbox, type InboxItem } from '../../../sidebar/inbox/inbox.ts';
import { menus as menuWords } from '../../../words/english/menus.ts';
import { createFakeCompanionConnection } from '../../helpers/fake-companion-connection.ts';
import { createFakeExtension } from '../../helpers/fake-extension.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { settle } from '../../helpers/settle.ts';

type Suggestion = Browser.omnibox.SuggestResult;

function setUp(change: (fake: ReturnType<typeof createFakeExtension>) => void = () => {}) {
  const fake = createFakeExtension();
  change(fake);
  const clock = createManualClock();
  const companions: ReturnType<typeof createFakeCompanionConnection>[] = [];
  let disposed = 0;
  const omnibox = createOmnibox({
    browser: fake.browser,
    panel: createPanelHost(fake.browser),
    async connect() {
      const companion = createFakeCompanionConnection();
      companions.push(companion);
      const dispose = () => {
        disposed += 1;
      };
      return { ...companion.connection, dispose };
    },
    words: async () => ({ language: 'en', words: menuWords }),
    clock,
  });
  onTestFinished(() => omnibox.dispose());
  const delivered: InboxItem[] = [];
  createInbox(fake.session, 1, (item) => delivered.push(item));
  const suggested: Suggestion[][] = [];
  return {
    fake,
    clock,
    companions,
    delivered,
    suggested,
    disposed: () => disposed,
    async type(text: string) {
      fake.events.omniboxChanged.emit(text, (next) => suggested.push(next));
      await settle();
      clock.advance(150);
      await settle();
    },
    async start() {
      fake.events.omniboxStarted.emit();
      await settle();
    },
    enter: (text: string) => fake.gesture(() => fake.events.omniboxEntered.emit(text)),
  };
}

const hit = (conversation: string, title: string) => ({
  conversation,
  title,
  turn: null,
  snippet: { text: title, ranges: [] },
  at: Date.UTC(2026, 10, 3, 12),
});
const found = (...hits: ReturnType<typeof hit>[]) => ({ type: 'search' as const, query: '', hits });

it('opens the panel at once and has it ask what was typed, in a new chat', async () => {
  const { fake, start, enter, delivered } = setUp();
  await start();
  await enter(' why is the sky blue? ');
  expect(fake.calls).toEqual(['open 1']);
  expect(delivered).toEqual([
    {
      id: expect.any(String),
      task: 'chat',
      sources: [],
      send: true,
      language: 'en-GB',
      question: 'why is the sky blue?',
    },
  ]);
});

it('opens the panel and asks nothing when nothing was typed', async () => {
  const { fake, start, enter, delivered } = setUp();
  await start();
  await enter('  ');
  expect([fake.calls, delivered]).toEqual([['open 1'], []]);
});

it('opens the panel as a tab when its window is found out only after the gesture', async () => {
  const { fake, enter, delivered } = setUp();
  await enter('hello');
  expect(fake.calls).toEqual(['tab chrome-extension://aside/sidepanel.html?window=1 in 1']);
  expect(delivered).toHaveLength(1);
});

it('suggests chats that match, and opens the one that is picked', async () => {
  const { companions, start, type, enter, suggested, delivered } = setUp();
  await start();
  await type('stork');
  companions[0]?.requestOf('search').answer(found(hit('c1', 'Storks'), hit('c1', 'Storks'), hit('c2', 'Black storks')));
  await settle();
  expect(suggested.at(-1)?.map(({ content }) => content)).toEqual([
    menuWords.addressBarChat('Storks', 'Nov 3, 2026'),
    menuWords.addressBarChat('Black storks', 'Nov 3, 2026'),
  ]);
  await enter(suggested.at(-1)?.[1]?.content ?? '');
  expect(delivered).toEqual([expect.objectContaining({ send: false, attachTurn: { conversation: 'c2' } })]);
});

it('says what Enter does, in Chrome as text within XML and in Firefox as text', async () => {
  const typed = `a < b & "c"`;
  const chrome = setUp();
  await chrome.start();
  expect(chrome.fake.omniboxDefaults).toEqual([menuWords.addressBar]);
  await chrome.type(typed);
  expect(chrome.fake.omniboxDefaults.at(-1)).toBe('Ask “a &#60; b &#38; &#34;c&#34;” in a new chat');
  const firefox = setUp(({ api }) => Object.assign(api, { sidebarAction: {} }));
  await firefox.type(typed);
  expect(firefox.fake.omniboxDefaults.at(-1)).toBe(menuWords.addressBarAsk(typed));
});

it('looks for nothing but what was typed last, and only once the typing pauses', async () => {
  const { fake, clock, companions, suggested, type } = setUp();
  fake.events.omniboxChanged.emit('st', (next) => suggested.push(next));
  await type('sto');
  expect(companions[0]?.requests).toHaveLength(1);
  await type('stork');
  companions[0]?.requests[0]?.answer(found(hit('c1', 'Stoves')));
  await settle();
  expect(suggested).toEqual([]);
  companions[0]?.requests[1]?.answer(found(hit('c2', 'Storks')));
  await settle();
  expect(suggested).toHaveLength(1);
  expect(clock.pending).toBe(1);
});

it('suggests nothing while the companion knows nothing of this browser', async () => {
  const { companions, suggested, type } = setUp();
  await type('stork');
  companions[0]?.requestOf('search').refuse({ code: 'forbidden', params: {} });
  await settle();
  expect(suggested).toEqual([[]]);
});

it.each([
  ['Enter', ({ fake }: ReturnType<typeof setUp>) => fake.events.omniboxEntered.emit('x')],
  ['leaving', ({ fake }: ReturnType<typeof setUp>) => fake.events.omniboxCancelled.emit()],
  ['half a minute without a letter', ({ clock }: ReturnType<typeof setUp>) => clock.advance(30_000)],
])('holds a connection only while somebody types: %s ends it', async (_, end) => {
  const set = setUp();
  await set.type('stork');
  expect([set.companions.length, set.disposed()]).toEqual([1, 0]);
  end(set);
  await settle();
  expect(set.disposed()).toBe(1);
});

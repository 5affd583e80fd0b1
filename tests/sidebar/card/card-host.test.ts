import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Snapshot, Welcome } from '../../../protocol/companion-messages.ts';
import type { SourcePart } from '../../../protocol/question-parts.ts';
import { createPanelHost } from '../../../sidebar/browser/panel-host.ts';
import { createCardHost } from '../../../sidebar/card/card-host.ts';
import type { CompanionConnection, ConnectionPhase } from '../../../sidebar/connection/companion-connection.ts';
import type { ChatMessageInput, TurnObserver } from '../../../sidebar/connection/turn-observer.ts';
import { createInbox, type InboxItem } from '../../../sidebar/inbox/inbox.ts';
import { createFakeExtension } from '../../helpers/fake-extension.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { settle } from '../../helpers/settle.ts';
import { createFakePort } from './fake-port.ts';

const SELECTION: SourcePart = {
  type: 'selection',
  title: 'A page',
  url: 'https://site.test/',
  language: 'en',
  text: 'two\nlines',
  omittedChars: 0,
};
const TAB = { id: 10, windowId: 1, incognito: false };
const SENDER = { id: 'aside', frameId: 3, url: 'chrome-extension://aside/card.html', tab: TAB };
const READY: ConnectionPhase = { phase: 'ready', role: 'client', welcome: {} as Welcome };
const PROBLEM = { code: 'companion_not_running', params: { address: '127.0.0.1:11435' }, retryable: true } as const;

/** Every turn that was opened, with the observer in the test's hands. */
function createFakeCompanion() {
  const opened: { request: ChatMessageInput | { turn: string; seq?: number }; observer: TurnObserver }[] = [];
  const cancelled: string[] = [];
  const detached: string[] = [];
  const state = signal<ConnectionPhase>({ phase: 'connecting', problem: null });
  const dispose = vi.fn();
  const connection = {
    state,
    openTurn(request: ChatMessageInput | { turn: string; seq?: number }, observer: TurnObserver) {
      opened.push({ request, observer });
      const { turn } = request;
      return { turn, cancel: () => void cancelled.push(turn), detach: () => void detached.push(turn) };
    },
    dispose,
  } as unknown as CompanionConnection;
  return { opened, cancelled, detached, state, dispose, connection };
}

async function recordsOf({ session }: ReturnType<typeof createFakeExtension>) {
  return Object.entries(await session.get(null)).flatMap(([key, record]) =>
    key.startsWith('card:10:') ? [record] : [],
  );
}

function setUp({ model = '' } = {}) {
  const fake = createFakeExtension();
  const clock = createManualClock();
  const companion = createFakeCompanion();
  const connect = vi.fn(async (_isPrivate: boolean) => companion.connection);
  const host = createCardHost({
    browser: fake.browser,
    panel: createPanelHost(fake.browser),
    connect,
    chosenModel: async () => model,
    clock,
  });
  const attach = (sender: unknown = SENDER, name = 'aside-card') => {
    const port = createFakePort(name, sender);
    fake.events.connect.emit(port.port);
    return port;
  };
  /** The turn that was left for the card that was put into a page last. */
  const injected = () => {
    const call = fake.executeScript.mock.calls.findLast(([injection]) => 'func' in injection);
    return (call?.[0] as { args?: [{ turn: string }] } | undefined)?.args?.[0].turn ?? '';
  };
  /** Asks, and lets the card that was put into the page watch. */
  async function ask() {
    await host.ask(TAB, SELECTION);
    const turn = injected();
    const port = attach();
    port.say({ type: 'watch', turn, seq: 0 });
    await settle();
    const opened = companion.opened.find(({ request }) => request.turn === turn);
    if (!opened) throw new Error('no turn was opened');
    return { port, turn, observer: opened.observer, chat: opened.request as ChatMessageInput };
  }
  return { fake, clock, companion, connect, host, attach, ask, injected };
}

describe('asking in the page', () => {
  it('puts the card into the top frame and asks about the selection', async () => {
    const { fake, ask, companion } = setUp();
    const { port, turn, chat } = await ask();
    expect(fake.executeScript).toHaveBeenCalledWith({
      target: { tabId: 10, frameIds: [0] },
      files: ['/card-place.js'],
      injectImmediately: true,
    });
    expect(chat).toEqual({
      type: 'chat',
      turn,
      conversation: expect.any(String),
      parent: null,
      task: 'explain',
      question: [SELECTION],
      language: 'en-GB',
    });
    expect(companion.opened).toHaveLength(1);
    expect(port.posted[0]).toEqual({ type: 'problem', problem: null });
  });

  it('leaves the script its turn', async () => {
    const { fake, ask } = setUp();
    const { turn } = await ask();
    expect(fake.executeScript).toHaveBeenCalledWith(expect.objectContaining({ args: [{ turn }] }));
  });

  it('stands in a page also while another page hangs', async () => {
    const { fake, host } = setUp();
    fake.executeScript.mockImplementation(({ target }) =>
      target.tabId === 10 ? new Promise(() => {}) : Promise.resolve([]),
    );
    void host.ask(TAB, SELECTION);
    void host.ask({ ...TAB, id: 11 }, SELECTION);
    await settle();
    const target = { tabId: 11, frameIds: [0] };
    expect(fake.executeScript).toHaveBeenCalledWith(expect.objectContaining({ target, files: ['/card-place.js'] }));
  });

  it('asks in the panel where the page lets no frame begin', async () => {
    const { fake, clock, host, companion } = setUp();
    await host.ask(TAB, SELECTION);
    clock.advance(5_000);
    await settle();
    const items: InboxItem[] = [];
    createInbox(fake.session, 1, (item) => items.push(item));
    await settle();
    expect(items).toMatchObject([{ task: 'explain', send: true, sources: [SELECTION] }]);
    expect([await recordsOf(fake), companion.opened]).toEqual([[], []]);
  });

  it('asks nowhere else once the card has begun', async () => {
    const { fake, clock, ask } = setUp();
    await ask();
    clock.advance(60_000);
    const items: InboxItem[] = [];
    createInbox(fake.session, 1, (item) => items.push(item));
    await settle();
    expect(items).toEqual([]);
  });

  it('asks the model that the person chose', async () => {
    const { ask } = setUp({ model: 'gemma3:4b' });
    expect((await ask()).chat.model).toBe('gemma3:4b');
  });

  it('asks in the panel where no card can be', async () => {
    const { fake, host } = setUp();
    fake.executeScript.mockRejectedValue(new Error('The extensions gallery cannot be scripted.'));
    await fake.gesture(() => host.ask(TAB, SELECTION));
    const items: InboxItem[] = [];
    createInbox(fake.session, 1, (item) => items.push(item));
    await settle();
    expect(items).toMatchObject([{ task: 'explain', send: true, sources: [SELECTION] }]);
    expect(await recordsOf(fake)).toEqual([]);
  });

  it('keeps nothing of what is asked in a private window', async () => {
    const { fake, host } = setUp();
    await host.ask({ ...TAB, incognito: true }, SELECTION);
    expect(await recordsOf(fake)).toMatchObject([{ chat: { temporary: true } }]);
  });

  it('says when there is no room for the selection, and puts no card there', async () => {
    const { fake, host } = setUp();
    const full = vi.spyOn(fake.api.storage.session, 'set').mockRejectedValue(new Error('quota'));
    expect(await host.ask(TAB, SELECTION)).toBe(false);
    full.mockRestore();
    expect(fake.executeScript).not.toHaveBeenCalled();
  });
});

describe('a second card on a page', () => {
  it('stands beside the first: both are answered, and each keeps what is its own', async () => {
    const { fake, ask, companion } = setUp();
    const first = await ask();
    const second = await ask();
    first.observer.event({ type: 'token', turn: first.turn, seq: 3, content: 'one' });
    second.observer.event({ type: 'token', turn: second.turn, seq: 3, content: 'two' });
    await settle();
    expect(companion.cancelled).toEqual([]);
    expect(first.port.posted.at(-1)).toMatchObject({ event: { content: 'one' } });
    expect(second.port.posted.at(-1)).toMatchObject({ event: { content: 'two' } });
    expect(first.chat.conversation).not.toBe(second.chat.conversation);
    second.port.say({ type: 'close' });
    await settle();
    expect(await recordsOf(fake)).toMatchObject([{ turn: first.turn }]);
  });

  it('leaves the first its 15 s to be stopped after the page was left', async () => {
    const { clock, ask, companion } = setUp();
    const first = await ask();
    first.port.lose();
    const second = await ask();
    clock.advance(15_000);
    expect(companion.cancelled).toEqual([first.turn]);
    expect(second.turn).not.toBe(first.turn);
  });

  it('finds its own turn where two are put into it at once', async () => {
    const { fake, host } = setUp();
    await Promise.all([host.ask(TAB, SELECTION), host.ask(TAB, SELECTION)]);
    const order = fake.executeScript.mock.calls.map(([injection]) => ('func' in injection ? 'turn' : 'card'));
    expect(order).toEqual(['turn', 'card', 'turn', 'card']);
  });
});

describe('a card’s port', () => {
  it.each([
    ['another extension', { ...SENDER, id: 'other' }],
    ['a script in a page', { ...SENDER, frameId: 0, url: 'https://site.test/card.html' }],
    ['another page of ours', { ...SENDER, url: 'chrome-extension://aside/sidepanel.html' }],
    ['no tab', { ...SENDER, tab: undefined }],
  ])('is refused to %s', async (_, sender) => {
    const { attach, connect } = setUp();
    expect(attach(sender).isOpen).toBe(false);
    expect(connect).not.toHaveBeenCalled();
  });

  it('is none of our business under another name', () => {
    const { attach } = setUp();
    expect(attach(SENDER, 'other').isOpen).toBe(true);
  });

  it('gets nothing of another tab’s turn', async () => {
    const { ask, attach, companion } = setUp();
    const { turn } = await ask();
    const other = attach({ ...SENDER, tab: { id: 11, windowId: 1, incognito: false } });
    other.say({ type: 'watch', turn, seq: 0 });
    await settle();
    expect(other.posted).toEqual([{ type: 'gone' }]);
    expect(companion.opened).toHaveLength(1);
  });

  it('relays events and snapshots, and why there is no connection', async () => {
    const { ask, companion } = setUp();
    const { port, turn, observer } = await ask();
    companion.state.value = { phase: 'waiting', problem: PROBLEM };
    const event = { type: 'token', turn, seq: 2, content: 'a' } as const;
    observer.event(event);
    const snapshot = {
      type: 'snapshot' as const,
      turn,
      seq: 3,
      parts: [{ type: 'text', text: 'ab' }],
    } satisfies Snapshot;
    observer.snapshot(snapshot);
    expect(port.posted).toEqual([
      { type: 'problem', problem: null },
      { type: 'problem', problem: PROBLEM },
      { type: 'event', event },
      { type: 'snapshot', snapshot },
    ]);
  });

  it('attaches by seq after the background was started anew, and does not ask again', async () => {
    const first = setUp();
    const { turn, observer } = await first.ask();
    observer.event({ type: 'token', turn, seq: 4, content: 'a' });
    await settle();
    first.host.dispose();
    const companion = createFakeCompanion();
    createCardHost({
      browser: first.fake.browser,
      panel: createPanelHost(first.fake.browser),
      connect: async () => companion.connection,
      chosenModel: async () => '',
    });
    const port = first.attach();
    port.say({ type: 'watch', turn, seq: 4 });
    await settle();
    expect(companion.opened.map(({ request }) => request)).toEqual([{ turn, seq: 4 }]);
  });

  it('has a connection of its own kind in a private window, which may have been paired by itself', () => {
    const { attach, connect } = setUp();
    attach();
    attach({ ...SENDER, tab: { ...TAB, incognito: true } });
    expect(connect.mock.calls).toEqual([[false], [true]]);
  });

  it('is told why its answer failed, or never began', async () => {
    for (const isLate of [true, false]) {
      const { port, turn, observer } = await setUp().ask();
      const error = { type: 'error', turn, code: 'interrupted', params: {}, retryable: true } as const;
      if (isLate) observer.event({ ...error, seq: 5 });
      else observer.refused(error);
      expect(port.posted.at(-1)).toEqual({
        type: 'failed',
        error: { code: 'interrupted', params: {} },
      });
    }
  });

  it('asks the same again when the background died before the companion had the question', async () => {
    const { ask, attach, companion } = setUp();
    const { port, turn, chat } = await ask();
    port.lose();
    attach().say({ type: 'watch', turn, seq: 0 });
    await settle();
    expect(companion.opened[1]?.request).toEqual(chat);
  });

  it('keeps no second copy of the text once the companion has it', async () => {
    const { fake, ask } = setUp();
    const { turn, observer, chat } = await ask();
    expect(await recordsOf(fake)).toMatchObject([{ chat }]);
    observer.event({ type: 'queued', turn, seq: 1, position: 1 });
    await settle();
    expect(await recordsOf(fake)).toEqual([{ turn, conversation: chat.conversation }]);
  });

  it('stops the turn, also before the companion was reached', async () => {
    const { host, attach, companion, injected } = setUp();
    await host.ask(TAB, SELECTION);
    const port = attach();
    port.say({ type: 'watch', turn: injected(), seq: 0 });
    port.say({ type: 'stop' });
    await settle();
    expect(companion.cancelled).toHaveLength(1);
  });

  it('stops the turn of a card that is closed, and forgets it', async () => {
    const { fake, ask, companion } = setUp();
    const { port, turn } = await ask();
    port.say({ type: 'close' });
    await settle();
    expect(companion.cancelled).toEqual([turn]);
    expect(await recordsOf(fake)).toEqual([]);
  });

  it('hands over what the companion does not have yet for the panel to ask, and what it refused to be asked again', async () => {
    const { fake, ask } = setUp();
    const items: InboxItem[] = [];
    createInbox(fake.session, 1, (item) => items.push(item));
    const away = await ask();
    await fake.gesture(() => away.port.say({ type: 'continue', turn: away.turn, draft: '' }));
    await settle();
    const refused = await ask();
    refused.observer.refused({ type: 'error', turn: refused.turn, code: 'overloaded', params: {}, retryable: true });
    await fake.gesture(() => refused.port.say({ type: 'continue', turn: refused.turn, draft: '' }));
    await settle();
    const handed = { task: 'explain', sources: [SELECTION], language: 'en-GB' };
    expect(items).toMatchObject([
      { ...handed, send: true },
      { ...handed, send: false },
    ]);
    expect(items.some((item) => 'attachTurn' in item)).toBe(false);
    expect(await recordsOf(fake)).toEqual([]);
  });

  it('hands the conversation to the panel while the click counts, and lets the turn run', async () => {
    const { fake, clock, ask, companion } = setUp();
    companion.state.value = READY;
    const { port, turn, chat } = await ask();
    await fake.gesture(() => port.say({ type: 'continue', turn, draft: 'How many?' }));
    // A second click.
    await fake.gesture(() => port.say({ type: 'continue', turn, draft: 'How many?' }));
    const items: InboxItem[] = [];
    createInbox(fake.session, 1, (item) => items.push(item));
    await settle();
    expect(fake.calls).toEqual(['open 1', 'open 1']);
    const { conversation } = chat;
    expect(items).toMatchObject([{ attachTurn: { turn, conversation, draft: 'How many?' }, sources: [] }]);
    expect(port.posted.at(-1)).toEqual({ type: 'continued' });
    port.lose();
    clock.advance(60_000);
    await settle();
    expect([companion.cancelled, companion.detached]).toEqual([[], [turn]]);
    expect(companion.dispose).toHaveBeenCalledOnce();
  });
});

describe('a follow-up', () => {
  const FOLLOW_UP = '22222222-2222-4222-8222-222222222222';
  const asked = (follows: string) => ({ type: 'ask', turn: FOLLOW_UP, follows, message: 'How many?' });

  it('is asked in the conversation of the turn that it follows, and streamed', async () => {
    const { ask, attach, companion } = setUp({ model: 'gemma3:4b' });
    const { turn, chat } = await ask();
    const port = attach();
    port.say(asked(turn));
    await settle();
    expect(companion.opened[1]?.request).toEqual({
      type: 'chat',
      turn: FOLLOW_UP,
      conversation: chat.conversation,
      parent: turn,
      task: 'chat',
      question: [{ type: 'text', text: 'How many?' }],
      model: 'gemma3:4b',
    });
    companion.opened[1]?.observer.event({ type: 'token', turn: FOLLOW_UP, seq: 1, content: 'Two.' });
    expect(port.posted.at(-1)).toMatchObject({ event: { content: 'Two.' } });
  });

  it('goes into the panel’s composer when the companion does not have it', async () => {
    const { fake, ask, attach, companion } = setUp();
    const { turn, chat, observer } = await ask();
    observer.event({ type: 'cancelled', turn, seq: 2 });
    const port = attach();
    port.say(asked(turn));
    await settle();
    companion.opened[1]?.observer.refused({
      type: 'error',
      turn: FOLLOW_UP,
      code: 'overloaded',
      params: {},
      retryable: true,
    });
    const items: InboxItem[] = [];
    createInbox(fake.session, 1, (item) => items.push(item));
    await fake.gesture(() => port.say({ type: 'continue', turn: FOLLOW_UP, draft: '' }));
    await settle();
    const attachTurn = { conversation: chat.conversation, turn, draft: 'How many?' };
    expect(items).toMatchObject([{ attachTurn, sources: [], send: false }]);
    expect(await recordsOf(fake)).toEqual([{ conversation: chat.conversation, turn }]);
  });

  it('stays in the card with what is typed when there is no room to hand it over', async () => {
    const { fake, ask } = setUp();
    const { port, turn } = await ask();
    const full = vi.spyOn(fake.browser.storage.session, 'set').mockRejectedValue(new Error('QUOTA_BYTES'));
    onTestFinished(() => full.mockRestore());
    await fake.gesture(() => port.say({ type: 'continue', turn, draft: 'How many?' }));
    await settle();
    expect(port.posted).not.toContainEqual({ type: 'continued' });
  });

  it('keeps nothing in a private window', async () => {
    const { ask, attach, companion } = setUp();
    const { turn } = await ask();
    attach({ ...SENDER, tab: { ...TAB, incognito: true } }).say(asked(turn));
    await settle();
    expect(companion.opened[1]?.request).toMatchObject({ temporary: true });
  });

  it('is nothing to a card of another tab', async () => {
    const { ask, attach, companion } = setUp();
    const { turn } = await ask();
    const port = attach({ ...SENDER, tab: { ...TAB, id: 11 } });
    port.say(asked(turn));
    await settle();
    expect([port.posted, companion.opened.length]).toEqual([[{ type: 'gone' }], 1]);
  });
});

describe('a citation that is clicked in a card', () => {
  it('leads to the passage in the page of the card', async () => {
    const { fake, attach } = setUp();
    fake.executeScript.mockImplementation(async (injection) => [
      {
        frameId: 0,
        documentId: '',
        result: 'func' in injection && injection.func?.name === 'markPassage' ? 'shown' : undefined,
      },
    ]);
    const passage = { number: 1, text: 'High tide is at nine.', title: 'Tides', url: 'https://site.test/tides#top' };
    attach().say({ type: 'show', passage });
    await settle();
    expect(fake.executeScript).toHaveBeenLastCalledWith(
      expect.objectContaining({ args: ['https://site.test/tides', ['High tide is at nine.']] }),
    );
  });
});

describe('a card that loses its port', () => {
  it('has 15 s to come back before its turn is stopped', async () => {
    const { clock, ask, companion } = setUp();
    const { port, turn, observer } = await ask();
    port.lose();
    clock.advance(14_999);
    expect(companion.cancelled).toEqual([]);
    clock.advance(1);
    expect(companion.cancelled).toEqual([turn]);
    expect(companion.dispose).not.toHaveBeenCalled();
    observer.event({ type: 'cancelled', turn, seq: 9 });
    await settle();
    expect(companion.dispose).toHaveBeenCalledOnce();
  });

  it('goes on when it comes back in time', async () => {
    const { clock, ask, attach, companion } = setUp();
    const { port, turn } = await ask();
    port.lose();
    attach().say({ type: 'watch', turn, seq: 0 });
    await settle();
    clock.advance(60_000);
    expect([companion.cancelled, clock.pending]).toEqual([[], 0]);
    expect(companion.dispose).not.toHaveBeenCalled();
  });

  it('needs the companion no more once its answer has ended', async () => {
    const { clock, ask, companion } = setUp();
    const { port, turn, observer } = await ask();
    observer.event({ type: 'cancelled', turn, seq: 2 });
    port.lose();
    await settle();
    expect(companion.dispose).toHaveBeenCalledOnce();
    expect(clock.pending).toBe(0);
  });

  it('leaves no record behind when its tab is closed', async () => {
    const { fake, ask } = setUp();
    await ask();
    fake.events.tabRemoved.emit(10);
    await settle();
    expect(await recordsOf(fake)).toEqual([]);
  });
});

describe('the connection for cards', () => {
  it('is one for all cards, and made anew after the last one went', async () => {
    const { host, attach, connect, companion, injected } = setUp();
    const ports = [];
    for (const id of [10, 11]) {
      await host.ask({ ...TAB, id }, SELECTION);
      const port = attach({ ...SENDER, tab: { id, windowId: 1 } });
      port.say({ type: 'watch', turn: injected(), seq: 0 });
      ports.push(port);
    }
    await settle();
    expect(connect).toHaveBeenCalledOnce();
    for (const { request, observer } of companion.opened) {
      observer.event({ type: 'cancelled', turn: request.turn, seq: 2 });
    }
    for (const port of ports) port.lose();
    await settle();
    expect(companion.dispose).toHaveBeenCalledOnce();
    attach();
    expect(connect).toHaveBeenCalledTimes(2);
  });
});

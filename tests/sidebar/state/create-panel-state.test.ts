import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { SourcePart } from '../../../protocol/question-parts.ts';
import { questionText } from '../../../protocol/question-parts.ts';
import { type BrowserStorage, createSteadyStorage } from '../../../sidebar/browser/steady-storage.ts';
import type { ChatMessageInput } from '../../../sidebar/connection/turn-observer.ts';
import { createInbox, deliver } from '../../../sidebar/inbox/inbox.ts';
import { openSettings } from '../../../sidebar/settings/settings.ts';
import { NO_OUTBOX } from '../../../sidebar/state/conversation/no-outbox.ts';
import type { Outbox } from '../../../sidebar/state/conversation/outbox.ts';
import { createPanelState } from '../../../sidebar/state/create-panel-state.ts';
import type { HistoryState } from '../../../sidebar/state/history/history-state.ts';
import { createFailingStorage } from '../../helpers/failing-storage.ts';
import { createFakeCompanionConnection } from '../../helpers/fake-companion-connection.ts';
import { inWords } from '../../helpers/in-words.ts';
import { createMemoryOutbox } from '../../helpers/memory-outbox.ts';
import { settle } from '../../helpers/settle.ts';
import { cancelled, createChat, uuid } from '../../helpers/test-panel.ts';

const raw = fakeBrowser.storage.session;
const CHAT = uuid(0xc1);
const QUOTE: SourcePart = {
  type: 'selection',
  title: 'A page',
  url: 'https://example.org/',
  language: 'en',
  text: 'A quote.',
  omittedChars: 0,
};
const QUESTION = { task: 'chat', message: 'Why?', sources: [], language: '' } as const;

beforeEach(() => fakeBrowser.reset());

type Panel = Awaited<ReturnType<typeof openPanel>>;

/** A panel of a window whose storage and companion are in the test's hands. */
async function openPanel(
  {
    session = raw,
    local = fakeBrowser.storage.local,
    isPrivate = false,
    outbox = createMemoryOutbox(),
    isAway = false,
  } = {} as {
    session?: BrowserStorage;
    local?: BrowserStorage;
    isPrivate?: boolean;
    outbox?: Outbox;
    /** Nobody answers yet. */
    isAway?: boolean;
  },
) {
  const companion = createFakeCompanionConnection();
  const steady = createSteadyStorage(session);
  const { state, dispose } = createPanelState({
    credentials: () => Promise.reject(new Error('nothing dials here')),
    keys: { read: async () => undefined, write: async () => {}, remove: async () => {}, onChange: () => () => {} },
    settings: await openSettings(local),
    session: steady,
    windowId: 1,
    isPrivate,
    language: 'en',
    outbox,
    connect: () => companion.connection,
    openInbox: ({ ask, attach }) =>
      createInbox(steady, 1, ({ task, sources, send, language }) => {
        if (send) ask({ task, message: '', sources, language });
        else for (const source of sources) attach(source);
      }),
  });
  onTestFinished(dispose);
  if (!isAway) companion.connect();
  return { companion, state, dispose };
}

function chatOf(turns: number) {
  const records = Array.from({ length: turns }, (_, index) => ({
    turn: uuid(index),
    parent: index === 0 ? null : uuid(index - 1),
    message: `Question ${index}`,
    answer: [{ type: 'text', text: 'So.' }],
    terminal: cancelled,
  }));
  return createChat(records, { conversation: CHAT, title: 'A chat' });
}

describe('a panel that is opened again', () => {
  it('shows the chat that it showed when it was closed', async () => {
    await raw.set({ 'conversation:1': CHAT });
    const { companion, state } = await openPanel();
    await settle();
    companion.requestOf('conversation').answer(chatOf(1));
    await settle();
    expect(state.conversation.turns.value.map(({ question }) => question)).toEqual(['Question 0']);
  });

  it('stays with what was asked before it knew which chat that was', async () => {
    await raw.set({ 'conversation:1': CHAT });
    const { companion, state } = await openPanel();
    state.conversation.ask(QUESTION);
    const { id } = state.conversation;
    const asked = id.value;
    await settle();
    expect(companion.requests).toEqual([]);
    expect([id.value, state.conversation.turns.value.length]).toEqual([asked, 1]);
    expect(await raw.get('conversation:1')).toEqual({ 'conversation:1': asked });
  });

  it('begins anew after a new chat', async () => {
    await raw.set({ 'conversation:1': CHAT });
    const { state } = await openPanel();
    await settle();
    state.conversation.startNew();
    await settle();
    expect(await raw.get('conversation:1')).toEqual({});
  });

  it('takes nothing that is no name of a chat for one', async () => {
    await raw.set({ 'conversation:1': { id: CHAT } });
    const { companion, state } = await openPanel();
    await settle();
    expect([companion.requests, state.conversation.isBlank.value]).toEqual([[], true]);
  });
});

describe('a question that was asked while the companion is away', () => {
  const PAGE: SourcePart = { ...QUOTE, type: 'page', text: 'The page.' };
  const ASKED = { ...QUESTION, sources: [PAGE] };

  /** Asks without a companion and closes the panel; what is left is on disk, and in the window's session. */
  async function askAndClose(outbox: Outbox, ask = (panel: Panel) => void panel.state.conversation.ask(ASKED)) {
    const panel = await openPanel({ outbox, isAway: true });
    await settle();
    ask(panel);
    await settle();
    panel.dispose();
    await settle();
    return panel;
  }
  const chats = ({ turns }: Panel['companion']) => turns.map(({ request }) => request as ChatMessageInput);

  it('is asked once the panel is opened again, with all that goes along, and shown meanwhile', async () => {
    const outbox = createMemoryOutbox();
    const before = await askAndClose(outbox);
    const { companion, state } = await openPanel({ outbox, isAway: true });
    await settle();
    const { conversation } = state;
    expect(conversation.turns.value.map(({ question, phase }) => [question, phase.value])).toEqual([
      ['Why?', 'sending'],
    ]);
    expect([conversation.isOpening.value, conversation.id.value]).toEqual([false, before.state.conversation.id.value]);
    companion.connect();
    companion.requestOf('conversation').refuse({ code: 'conversation_gone', params: inWords('It is gone.') });
    await settle();
    const [first] = chats(before.companion);
    expect(chats(companion)).toEqual([first]);
    expect(first).toMatchObject({ question: [PAGE, { type: 'text', text: 'Why?' }], parent: null });
    companion.turns[0]?.tell({ type: 'queued', turn: first?.turn ?? '', seq: 1, position: 1 });
    await settle();
    expect(await outbox.list()).toEqual([]);
    expect(conversation.turns.value.map(({ phase }) => phase.value)).toEqual(['queued']);
  });

  it('is found again when the browser itself was started anew', async () => {
    const outbox = createMemoryOutbox();
    await askAndClose(outbox);
    await raw.clear();
    const { companion, state } = await openPanel({ outbox });
    await settle();
    companion.requestOf('conversation').refuse({ code: 'conversation_gone', params: inWords('It is gone.') });
    await settle();
    expect(state.conversation.turns.value.map(({ question }) => question)).toEqual(['Why?']);
    expect(chats(companion)).toHaveLength(1);
  });

  it('follows the chat it was asked in, and the question that was asked before it', async () => {
    const outbox = createMemoryOutbox();
    await raw.set({ 'conversation:1': CHAT });
    await askAndClose(outbox, ({ state }) => {
      state.conversation.ask({ ...QUESTION, message: 'One?' });
      state.conversation.ask({ ...QUESTION, message: 'Two?' });
    });
    const { companion, state } = await openPanel({ outbox });
    await settle();
    companion.requestOf('conversation').answer(chatOf(2));
    await settle();
    expect(state.conversation.turns.value.map(({ question }) => question)).toEqual([
      'Question 0',
      'Question 1',
      'One?',
      'Two?',
    ]);
    const [one] = chats(companion);
    expect([chats(companion).length, one]).toMatchObject([
      1,
      {
        question: [{ type: 'text', text: 'One?' }],
        conversation: CHAT,
        parent: '00000000-0000-4000-8000-000000000001',
      },
    ]);
    companion.turns[0]?.tell({ type: 'queued', turn: one?.turn ?? '', seq: 1, position: 1 });
    await settle();
    expect(chats(companion)[1]).toMatchObject({ question: [{ type: 'text', text: 'Two?' }], parent: one?.turn });
  });

  it('is sent as it was sent before, whatever was chosen since', async () => {
    const outbox = createMemoryOutbox();
    await fakeBrowser.storage.local.set({ chosenModel: 'gemma' });
    const before = await askAndClose(outbox);
    await fakeBrowser.storage.local.set({ chosenModel: 'llama' });
    const { companion } = await openPanel({ outbox });
    await settle();
    companion.requestOf('conversation').refuse({ code: 'conversation_gone', params: inWords('It is gone.') });
    await settle();
    expect(chats(companion)).toEqual(chats(before.companion));
    expect(chats(companion)[0]?.model).toBe('gemma');
  });

  it('is sent from a chat that is not shown any more too', async () => {
    const outbox = createMemoryOutbox();
    await askAndClose(outbox, ({ state }) => {
      state.conversation.ask(ASKED);
      state.conversation.startNew();
      state.conversation.ask({ ...QUESTION, message: 'Else?' });
    });
    const { companion, state } = await openPanel({ outbox });
    await settle();
    for (const { request, refuse } of companion.requests) {
      if (request.type === 'conversation') refuse({ code: 'conversation_gone', params: inWords('It is gone.') });
    }
    await settle();
    expect(
      chats(companion)
        .map(({ question }) => questionText(question))
        .sort(),
    ).toEqual(['Else?', 'Why?']);
    expect(state.conversation.turns.value.map(({ question }) => question)).toEqual(['Else?']);
  });

  it('is left alone once it was stopped', async () => {
    const outbox = createMemoryOutbox();
    await askAndClose(outbox, ({ state, companion }) => {
      const { id } = state.conversation.ask(ASKED);
      state.conversation.stop();
      companion.turns[0]?.tell({ type: 'cancelled', turn: id, seq: 0 });
    });
    expect(await outbox.list()).toEqual([]);
  });

  it.each([
    ['is temporary', ({ state }: Panel) => state.conversation.setTemporary(true), createMemoryOutbox()],
    ['can’t be kept by the browser', () => {}, NO_OUTBOX],
  ])('says that it needs the panel when it %s', async (_why, prepare, outbox) => {
    const panel = await openPanel({ outbox, isAway: true });
    await settle();
    prepare(panel);
    const turn = panel.state.conversation.ask(ASKED);
    await settle();
    expect([turn.isKept.value, await outbox.list()]).toEqual([false, []]);
  });
});

describe('a chat that is deleted while it is shown', () => {
  async function historyOf({ state }: Panel) {
    await state.history.load();
    return state.history.loaded.value as HistoryState;
  }

  async function deleteShown() {
    const panel = await openPanel();
    const { companion, state } = panel;
    await settle();
    state.conversation.open(CHAT);
    companion.requestOf('conversation').answer(chatOf(1));
    await settle();
    (await historyOf(panel)).remove(CHAT);
    companion.requestOf('delete').answer({ type: 'ok' });
    await settle();
    return panel;
  }

  it('is left, and shown again when that is undone', async () => {
    const panel = await deleteShown();
    const { companion, state } = panel;
    expect(state.conversation.isBlank.value).toBe(true);
    (await historyOf(panel)).undo();
    companion.requestOf('restore').answer({ type: 'ok' });
    await settle();
    expect(state.conversation.id.value).toBe(CHAT);
    companion.requestOf('conversation').answer(chatOf(1));
    await settle();
    expect(state.conversation.turns.value).toHaveLength(1);
  });

  it('is shown again when the companion does not delete it', async () => {
    const panel = await openPanel();
    const { companion, state } = panel;
    await settle();
    state.conversation.open(CHAT);
    companion.requestOf('conversation').answer(chatOf(1));
    await settle();
    (await historyOf(panel)).remove(CHAT);
    companion.requestOf('delete').refuse({ code: 'internal', params: inWords('The disk is full.') });
    await settle();
    expect(state.conversation.id.value).toBe(CHAT);
  });

  it('does not take the place of what was begun since', async () => {
    const panel = await deleteShown();
    const { companion, state } = panel;
    state.conversation.ask(QUESTION);
    const begun = state.conversation.id.value;
    (await historyOf(panel)).undo();
    companion.requestOf('restore').answer({ type: 'ok' });
    await settle();
    expect(state.conversation.id.value).toBe(begun);
  });

  it('is none of the panel’s business when it is another one', async () => {
    const panel = await openPanel();
    const { companion, state } = panel;
    await settle();
    state.conversation.open(CHAT);
    companion.requestOf('conversation').answer(chatOf(1));
    await settle();
    (await historyOf(panel)).remove('00000000-0000-4000-8000-0000000000c2');
    expect(state.conversation.id.value).toBe(CHAT);
    state.conversation.startNew();
    (await historyOf(panel)).undo();
    await settle();
    expect(state.conversation.isBlank.value).toBe(true);
  });
});

describe('storage of which one call fails', () => {
  /** A window whose panel showed a chat and held a draft, and for which the menu has left a quote. */
  async function useAside(fail: (storage: BrowserStorage) => BrowserStorage) {
    await fakeBrowser.storage.local.set({ install: 'installation', chosenModel: 'gemma' });
    await raw.set({
      'conversation:1': CHAT,
      'reading:1': [[CHAT, { turn: '00000000-0000-4000-8000-000000000000', offset: 4 }]],
      [`composer:1:${CHAT}`]: { text: 'draft', sources: [] },
    });
    const item = { id: '1', task: 'chat', sources: [QUOTE], send: false, language: 'en' } as const;
    const session = fail(raw);
    await deliver(createSteadyStorage(session), 1, { ...item, sources: [QUOTE] });
    const { companion, state, dispose } = await openPanel({ session, local: fail(fakeBrowser.storage.local) });
    await settle();
    companion.requestOf('conversation').answer(chatOf(2));
    await settle();
    const { composer, conversation, reading } = state;
    const seen = {
      chosen: state.models.chosen.value,
      chat: conversation.turns.value.length,
      read: reading.find(CHAT),
      draft: composer.text.value,
      quotes: composer.sources.value,
    };
    composer.text.value = 'written';
    dispose();
    await settle();
    const next = (await openPanel()).state;
    await settle();
    return { seen, kept: [next.composer.text.value, next.composer.sources.value, await raw.get(null)] };
  }

  it('is used as if it had not failed, whichever it was', async () => {
    const whole = createFailingStorage(raw, Number.POSITIVE_INFINITY);
    const expected = await useAside((area) => (area === raw ? whole.storage : area));
    expect(expected.seen).toEqual({
      chosen: 'gemma',
      chat: 2,
      read: { turn: '00000000-0000-4000-8000-000000000000', offset: 4 },
      draft: 'draft',
      quotes: [QUOTE],
    });
    expect(expected.kept.slice(0, 2)).toEqual(['written', [QUOTE]]);
    expect(whole.calls).toBeGreaterThan(8);
    for (let failing = 0; failing < whole.calls; failing += 1) {
      fakeBrowser.reset();
      const { seen, kept } = await useAside((area) =>
        area === raw ? createFailingStorage(area, failing).storage : area,
      );
      expect({ failing, seen }).toEqual({ failing, seen: expected.seen });
      expect({ failing, kept: kept.slice(0, 2) }).toEqual({ failing, kept: expected.kept.slice(0, 2) });
    }
  });

  it.each([0, 1])('holds the settings all the same: call %i', async (failing) => {
    await fakeBrowser.storage.local.set({ chosenModel: 'gemma' });
    const { storage } = createFailingStorage(fakeBrowser.storage.local, failing);
    const { state } = await openPanel({ local: storage });
    expect(state.models.chosen.value).toBe('gemma');
    state.models.choose('llama');
    await settle();
    expect((await fakeBrowser.storage.local.get('chosenModel')).chosenModel).toBe('llama');
  });
});

import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Attachment } from '../../../protocol/attachment.ts';
import { type BrowserStorage, createSteadyStorage } from '../../../sidebar/browser/steady-storage.ts';
import { createInbox, deliver } from '../../../sidebar/inbox/inbox.ts';
import { openSettings } from '../../../sidebar/settings/settings.ts';
import { createPanelModels } from '../../../sidebar/state/create-panel-models.ts';
import { createFailingStorage } from '../../helpers/failing-storage.ts';
import { createFakeCompanionConnection } from '../../helpers/fake-companion-connection.ts';
import { settle } from '../../helpers/fake-extension.ts';

const raw = fakeBrowser.storage.session;
const CHAT = '00000000-0000-4000-8000-0000000000c1';
const QUOTE: Attachment = {
  kind: 'selection',
  title: 'A page',
  url: 'https://example.org/',
  language: 'en',
  text: 'A quote.',
  omittedChars: 0,
};
const QUESTION = { task: 'chat', message: 'Why?', attachments: [], language: '' } as const;

beforeEach(() => fakeBrowser.reset());

/** A panel of a window whose storage and companion are in the test's hands. */
async function openPanel(
  { session = raw, local = fakeBrowser.storage.local, isPrivate = false } = {} as {
    session?: BrowserStorage;
    local?: BrowserStorage;
    isPrivate?: boolean;
  },
) {
  const companion = createFakeCompanionConnection();
  const steady = createSteadyStorage(session);
  const { models, dispose } = createPanelModels({
    credentials: () => Promise.reject(new Error('nothing dials here')),
    keys: { read: async () => undefined, write: async () => {}, remove: async () => {}, onChange: () => () => {} },
    settings: await openSettings(local),
    session: steady,
    windowId: 1,
    isPrivate,
    language: 'en',
    connect: () => companion.connection,
    openInbox: ({ ask, attach }) =>
      createInbox(steady, 1, ({ task, attachments, send, language }) => {
        if (send) ask({ task, message: '', attachments, language });
        else for (const attachment of attachments) attach(attachment);
      }),
  });
  onTestFinished(dispose);
  companion.connect();
  return { companion, models, dispose };
}

function chatOf(turns: number) {
  return {
    type: 'conversation',
    conversation: CHAT,
    turns: Array.from({ length: turns }, (_, index) => ({
      turn: `00000000-0000-4000-8000-00000000000${index}`,
      parent: index === 0 ? null : `00000000-0000-4000-8000-00000000000${index - 1}`,
      task: 'chat',
      message: `Question ${index}`,
      receipts: [],
      state: 'done',
      answer: [{ type: 'text', text: 'So.' }],
      model: 'm',
      terminal: { type: 'cancelled', turn: '', seq: 1 },
    })),
    next: null,
    title: 'A chat',
    pinned: false,
    temporary: false,
  } as const;
}

describe('a panel that is opened again', () => {
  it('shows the chat that it showed when it was closed', async () => {
    await raw.set({ 'conversation:1': CHAT });
    const { companion, models } = await openPanel();
    await settle();
    companion.requestOf('conversation').answer(chatOf(1));
    await settle();
    expect(models.conversation.turns.value.map(({ question }) => question)).toEqual(['Question 0']);
  });

  it('stays with what was asked before it knew which chat that was', async () => {
    await raw.set({ 'conversation:1': CHAT });
    const { companion, models } = await openPanel();
    models.conversation.ask(QUESTION);
    const { id } = models.conversation;
    const asked = id.value;
    await settle();
    expect(companion.requests).toEqual([]);
    expect([id.value, models.conversation.turns.value.length]).toEqual([asked, 1]);
    expect(await raw.get('conversation:1')).toEqual({ 'conversation:1': asked });
  });

  it('begins anew after a new chat', async () => {
    await raw.set({ 'conversation:1': CHAT });
    const { models } = await openPanel();
    await settle();
    models.conversation.startNew();
    await settle();
    expect(await raw.get('conversation:1')).toEqual({});
  });

  it('takes nothing that is no name of a chat for one', async () => {
    await raw.set({ 'conversation:1': { id: CHAT } });
    const { companion, models } = await openPanel();
    await settle();
    expect([companion.requests, models.conversation.isBlank.value]).toEqual([[], true]);
  });
});

describe('a chat that is deleted while it is shown', () => {
  async function deleteShown() {
    const panel = await openPanel();
    const { companion, models } = panel;
    await settle();
    models.conversation.open(CHAT);
    companion.requestOf('conversation').answer(chatOf(1));
    await settle();
    models.history.remove(CHAT);
    companion.requestOf('delete').answer({ type: 'ok' });
    await settle();
    return panel;
  }

  it('is left, and shown again when that is undone', async () => {
    const { companion, models } = await deleteShown();
    expect(models.conversation.isBlank.value).toBe(true);
    models.history.undo();
    companion.requestOf('restore').answer({ type: 'ok' });
    await settle();
    expect(models.conversation.id.value).toBe(CHAT);
    companion.requestOf('conversation').answer(chatOf(1));
    await settle();
    expect(models.conversation.turns.value).toHaveLength(1);
  });

  it('is shown again when the companion does not delete it', async () => {
    const { companion, models } = await openPanel();
    await settle();
    models.conversation.open(CHAT);
    companion.requestOf('conversation').answer(chatOf(1));
    await settle();
    models.history.remove(CHAT);
    companion.requestOf('delete').refuse({ code: 'internal', message: 'The disk is full.', cure: '' });
    await settle();
    expect(models.conversation.id.value).toBe(CHAT);
  });

  it('does not take the place of what was begun since', async () => {
    const { companion, models } = await deleteShown();
    models.conversation.ask(QUESTION);
    const begun = models.conversation.id.value;
    models.history.undo();
    companion.requestOf('restore').answer({ type: 'ok' });
    await settle();
    expect(models.conversation.id.value).toBe(begun);
  });

  it('is none of the panel’s business when it is another one', async () => {
    const { companion, models } = await openPanel();
    await settle();
    models.conversation.open(CHAT);
    companion.requestOf('conversation').answer(chatOf(1));
    await settle();
    models.history.remove('00000000-0000-4000-8000-0000000000c2');
    expect(models.conversation.id.value).toBe(CHAT);
    models.conversation.startNew();
    models.history.undo();
    await settle();
    expect(models.conversation.isBlank.value).toBe(true);
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
    const item = { id: '1', task: 'chat', attachments: [QUOTE], send: false, language: 'en' } as const;
    const session = fail(raw);
    await deliver(createSteadyStorage(session), 1, { ...item, attachments: [QUOTE] });
    const { companion, models, dispose } = await openPanel({ session, local: fail(fakeBrowser.storage.local) });
    await settle();
    companion.requestOf('conversation').answer(chatOf(2));
    await settle();
    const { composer, conversation, reading } = models;
    const seen = {
      chosen: models.models.chosen.value,
      chat: conversation.turns.value.length,
      read: reading.find(CHAT),
      draft: composer.text.value,
      quotes: composer.attachments.value,
    };
    composer.text.value = 'written';
    dispose();
    await settle();
    const next = (await openPanel()).models;
    await settle();
    return { seen, kept: [next.composer.text.value, next.composer.attachments.value, await raw.get(null)] };
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
    const { models } = await openPanel({ local: storage });
    expect(models.models.chosen.value).toBe('gemma');
    models.models.choose('llama');
    await settle();
    expect((await fakeBrowser.storage.local.get('chosenModel')).chosenModel).toBe('llama');
  });
});

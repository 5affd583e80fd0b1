import { effect, type ReadonlySignal } from '@preact/signals';
import { createExtensionEnvironment } from '../../entrypoints/sidepanel/extension-environment.ts';
import type { TurnRecord } from '../../protocol/companion-messages.ts';
import type { ConversationSummary } from '../../protocol/conversation-requests.ts';
import type { Model, UpstreamStatus } from '../../protocol/models.ts';
import type { OperationMessage } from '../../protocol/operation-messages.ts';
import { type AnySource, toQuestion } from '../../protocol/question-parts.ts';
import type { Member, RoomMessage } from '../../protocol/room-messages.ts';
import type { TerminalEvent } from '../../protocol/turn-events.ts';
import type { PairedKey } from '../../sidebar/access/key-store.ts';
import type { Role } from '../../sidebar/connection/companion-socket.ts';
import type { ModelsManager } from '../../sidebar/models/models-manager.ts';
import type { Room } from '../../sidebar/rooms/room.ts';
import { createSettings } from '../../sidebar/settings/settings.ts';
import type { Question } from '../../sidebar/state/conversation/question.ts';
import { createPanelState, type PanelEnvironment } from '../../sidebar/state/create-panel-state.ts';
import type { HistoryState } from '../../sidebar/state/history/history-state.ts';
import { modelProblems } from '../../sidebar/state/models-state.ts';
import type { PairingState } from '../../sidebar/state/pairing-state.ts';
import type { Problem } from '../../sidebar/state/problem.ts';
import type { Transfers } from '../../sidebar/transfers/transfers.ts';
import { createFakeCompanionConnection, type OpenedTurn } from './fake-companion-connection.ts';
import { createFakePageBrowser } from './fake-page-browser.ts';
import { inWords } from './in-words.ts';
import { createManualClock } from './manual-clock.ts';
import { createMemoryOutbox } from './memory-outbox.ts';
import { createMemoryStorage } from './memory-storage.ts';
import { settle } from './settle.ts';

/** The moment at which a panel under test is looked at: an afternoon, so that an hour before is today too. */
export const TODAY = new Date(2026, 4, 20, 15).getTime();

const TOKEN = `key1.${'s'.repeat(43)}`;

export interface TestPanelOptions extends Partial<PanelEnvironment> {
  /** As whom the panel is connected; null: it is not yet. */
  role?: Role | null;
  /** Whether it is beside a page. */
  hasPage?: boolean;
  /** Whether nothing was answered here yet. */
  isNew?: boolean;
}

/**
 * The panel's own state, beside a page, over a companion that the test plays. Nothing in it is made up: a state that a
 * component is shown in is one that the companion's messages and the person's clicks lead to.
 */
export function createTestPanel({
  role = 'client',
  hasPage = true,
  isNew: isFresh = false,
  ...environment
}: TestPanelOptions = {}) {
  const companion = createFakeCompanionConnection();
  const clock = createManualClock();
  const page = createFakePageBrowser(createMemoryStorage());
  const outbox = createMemoryOutbox();
  const settings = createSettings(createMemoryStorage(), {
    install: 'installation',
    loadsEarly: false,
    isNew: isFresh,
  });
  /** What was typed at each try to pair. */
  const pairings: { address: string; code: string }[] = [];
  /** Settles the pairing that is under way. */
  let pairing = Promise.withResolvers<PairedKey>();
  const panelWindow = { windowId: 1, ownTabId: undefined, isPrivate: false };
  const { openPage, ...extension } = createExtensionEnvironment(page.browser, settings, panelWindow);
  const panel = createPanelState({
    ...extension,
    ...(hasPage && openPage && { openPage }),
    keys: { read: async () => undefined, write: async () => {}, remove: async () => {}, onChange: () => () => {} },
    outbox,
    clock,
    today: () => TODAY,
    connect: () => companion.connection,
    loadPairing: async () => ({
      pairBrowser(typed) {
        pairings.push(typed);
        pairing = Promise.withResolvers();
        return pairing.promise;
      },
    }),
    ...environment,
  });
  const { state } = panel;
  if (role) {
    companion.connect(role);
    companion.tellModels({ models: [LLAMA, READER], upstreams: UPSTREAMS, defaultModel: LLAMA.name });
  }
  setKey('file');

  /** What the panel connects with: a key that came with the build, one that it was paired for, or none. */
  function setKey(key: 'none' | 'file' | { pairedAs: string }): void {
    companion.credentials.value = {
      address: '127.0.0.1:11435',
      secure: false,
      token: key === 'none' ? undefined : TOKEN,
      pairedAs: typeof key === 'object' ? key.pairedAs : undefined,
    };
  }

  return {
    ...panel,
    companion,
    clock,
    page,
    outbox,
    settings,
    chosenModel: {
      get value() {
        return settings.chosenModel.value;
      },
      set value(name: string) {
        settings.chooseModel(name);
      },
    },
    setKey,
    pairings,
    /** The companion takes the code, and gives this key. */
    async endPairing(pairedAs: string): Promise<void> {
      await settle();
      setKey({ pairedAs });
      pairing.resolve({ address: '127.0.0.1:11435', secure: false, token: TOKEN, pairedAs });
      await settle();
    },
    async failPairing(reason: unknown): Promise<void> {
      await settle();
      pairing.reject(reason);
      await settle();
    },
    /** Asks, and gives the companion's end of the turn. */
    async ask(message = 'Why is the sky blue?', question: Partial<Question> = {}): Promise<OpenedTurn> {
      const { id } = state.conversation.ask({ task: 'chat', message, sources: [], language: '', ...question });
      await settle();
      const opened = companion.turns.at(-1);
      if (opened?.request.turn !== id) throw new Error('the question was not sent yet');
      return opened;
    },
    /** There is no connection, and none will come by itself. */
    goDown(problem: Partial<Problem> = {}): void {
      const params = { address: '127.0.0.1:11435' };
      const whole: Problem = { code: 'companion_not_running', params, retryable: true, ...problem } as Problem;
      companion.state.value = { phase: 'stopped', problem: whole };
    },
    /** Ollama is not there, and the panel has the words for that. */
    async loseOllama(): Promise<void> {
      const upstreams = UPSTREAMS.map((each) => (each.id === 'ollama' ? { ...each, status: 'unreachable' } : each));
      companion.tellModels({ models: [READER], upstreams, defaultModel: READER.name });
      await modelProblems.load();
    },
    /** Opens a chat that the companion has. Gives the companion's ends of the turns that run in it. */
    async openChat(turns: readonly RecordedTurn[], about: Partial<ChatAbout> = {}): Promise<OpenedTurn[]> {
      const before = companion.turns.length;
      const chat = createChat(turns, about);
      state.conversation.open(chat.conversation, about.turn);
      companion.requestOf('conversation').answer(chat);
      await settle();
      return companion.turns.slice(before);
    },
    /** Loads the list of chats, and what is done with it. */
    loadHistory(): Promise<HistoryState> {
      void state.history.load();
      return until(state.history.loaded);
    },
    /** Opens the companion's screen. */
    async openPairing(): Promise<PairingState> {
      state.pairing.open();
      const pairing = await until(state.pairing.loaded);
      await settle();
      return pairing;
    },
    /** Loads what moves chats as files. */
    loadTransfers(): Promise<Transfers> {
      state.transfers.load();
      return until(state.transfers.loaded);
    },
    /** The chat shown is shared, with these people. */
    async shareWith(members: readonly Partial<Member>[], values: Partial<RoomMessage> = {}): Promise<Room> {
      void state.room.load();
      const room = await until(state.room.loaded);
      companion.say({
        type: 'room',
        conversation: state.conversation.id.peek(),
        open: true,
        members: members.map((member, index) => ({ ...createMember(index), ...member })),
        hosts: { here: 1, typing: 0 },
        ...values,
      });
      await settle();
      return room;
    },
    createChat,
    /** Loads what manages models. */
    async loadManager(): Promise<ModelsManager> {
      void state.manager.load();
      return until(state.manager.loaded);
    },
    /** Tells of a model on its way. */
    tellPull(values: Partial<OperationMessage> = {}): void {
      companion.say({
        type: 'operation',
        operation: 'pull-1',
        kind: 'pull',
        state: 'running',
        code: 'downloading',
        done: 0,
        total: 0,
        name: 'llama3.2:3b',
        upstream: 'ollama',
        ...values,
      });
    },
    /** There is an Ollama, and no model yet. */
    loseModels(): void {
      companion.tellModels({ models: [READER], upstreams: MANAGED, defaultModel: READER.name });
    },
    /** Looks at the list of chats, which the companion has. */
    async listChats(items: readonly ConversationSummary[], next: string | null = null): Promise<void> {
      void state.history.load();
      (await until(state.history.loaded)).look();
      companion.requestOf('conversations').answer({ type: 'conversations', items: [...items], next });
      await settle();
    },
  };
}

function until<T>(part: ReadonlySignal<T | null>): Promise<T> {
  return new Promise((resolve) => {
    effect(() => {
      if (part.value !== null) resolve(part.value);
    });
  });
}

export type TestPanel = ReturnType<typeof createTestPanel>;

interface ChatAbout {
  conversation: string;
  title: string;
  temporary: boolean;
  next: string | null;
  /** The turn that has to be on the path that is shown. */
  turn?: string;
}

/** A turn that the companion has, with its words and what went along given apart. */
export interface RecordedTurn extends Partial<TurnRecord> {
  message?: string;
  receipts?: readonly AnySource[];
}

/** Somebody in a room. */
export function createMember(index: number): Member {
  return { member: `member-${index}`, name: `Person ${index + 1}`, may: 'write', here: true, typing: false };
}

/** A UUID for each number. */
export const uuid = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

/** A conversation as the companion tells it. Each turn follows the one before it unless it says otherwise. */
export function createChat(turns: readonly RecordedTurn[], about: Partial<ChatAbout> = {}) {
  const records = turns.map(({ message = 'Why is the sky blue?', receipts = [], ...values }, index): TurnRecord => {
    const terminal = values.terminal === undefined ? done() : values.terminal;
    return {
      turn: uuid(index + 1),
      parent: index === 0 ? null : uuid(index),
      task: 'chat',
      question: toQuestion(message, receipts),
      state: terminal?.type ?? 'running',
      answer: [],
      model: LLAMA.name,
      ...values,
      terminal,
    };
  });
  const { conversation = uuid(0xc1), title = '', temporary = false, next = null } = about;
  return { type: 'conversation' as const, conversation, title, temporary, next, pinned: false, turns: records };
}

/** How a turn ends well. */
export function done(values: Partial<Extract<TerminalEvent, { type: 'done' }>> = {}) {
  const usage = { promptTokens: 46, answerTokens: 212, tokensPerSecond: 41.3, totalMs: 5_900 };
  const how = { reason: 'stop', model: LLAMA.name, usage, saved: 'stored' } as const;
  return { type: 'done' as const, turn: uuid(0), seq: 9, ...how, ...values };
}

export const cancelled = { type: 'cancelled', turn: uuid(0), seq: 9 } as const;

/** How a turn fails. */
export function failed(code: string, message: string, cure: string, retryable = true) {
  return { type: 'error' as const, turn: uuid(0), seq: 9, code, params: inWords(message, cure), retryable };
}

export function createModel(name: string, values: Partial<Model> = {}): Model {
  return {
    name,
    upstream: 'ollama',
    parameterSize: '3.2B',
    sizeBytes: 2_019_393_189,
    contextLength: 131_072,
    capabilities: ['completion'],
    loaded: false,
    remote: false,
    ...values,
  };
}

export const LLAMA = createModel('llama3.2:3b', { loaded: true });
export const READER = createModel('reader', { upstream: 'reader', parameterSize: '', sizeBytes: 0 });

export const UPSTREAMS: UpstreamStatus[] = [
  { id: 'ollama', kind: 'ollama', address: '127.0.0.1:11434', status: 'ready', version: '0.9.0' },
  { id: 'reader', kind: 'reader', address: '', status: 'ready', version: '' },
];

/** The same, where models can be changed. */
export const MANAGED = UPSTREAMS.map(
  (each): UpstreamStatus =>
    each.kind === 'ollama' ? { ...each, manages: ['pull', 'delete', 'unload', 'keep_warm'] } : each,
);

/** A chat of the list. @param id the number of its UUID */
export function summary(id: number, title: string, daysAgo: number, values: Partial<ConversationSummary> = {}) {
  const usedAt = TODAY - daysAgo * 86_400_000;
  const about = { conversation: uuid(id), title, createdAt: usedAt, usedAt };
  return { ...about, pinned: false, turns: 4, running: false, ...values };
}

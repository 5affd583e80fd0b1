import { computed, type Signal, signal } from '@preact/signals';
import type { ConversationSummary } from '../../protocol/conversation-requests.ts';
import type { Model, UpstreamStatus } from '../../protocol/models.ts';
import { type AnswerPart, answerText } from '../../protocol/parts.ts';
import type { SourcePart } from '../../protocol/question-parts.ts';
import type { TerminalEvent } from '../../protocol/turn-events.ts';
import type { ComposerState } from '../../sidebar/state/composer-state.ts';
import type { ConnectionState } from '../../sidebar/state/connection-state.ts';
import { createAnswerParts, type Step } from '../../sidebar/state/conversation/answer-parts.ts';
import type { ConversationState } from '../../sidebar/state/conversation/conversation-state.ts';
import type { Question } from '../../sidebar/state/conversation/question.ts';
import type { ReadingPlace } from '../../sidebar/state/conversation/reading-places.ts';
import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { groupByDate } from '../../sidebar/state/history/date-groups.ts';
import type { HistoryState } from '../../sidebar/state/history/history-state.ts';
import type { SearchState } from '../../sidebar/state/history/search.ts';
import type { PageState } from '../../sidebar/state/page-state.ts';
import type { CompanionLink, PairingState } from '../../sidebar/state/pairing-state.ts';
import type { Problem } from '../../sidebar/state/problem.ts';
import type { LazyTransfers } from '../../sidebar/transfers/lazy-transfers.ts';
import type { TransferState, Transfers } from '../../sidebar/transfers/transfers.ts';

/** A turn whose every signal can be set. */
export type DemoTurn = { -readonly [K in keyof TurnState]: Writable<TurnState[K]> };
type Writable<T> = T extends { readonly value: infer V } ? Signal<V> : T;

/** Called with what the components ask for: the name of the callback and its arguments. */
export type Calls = [name: string, ...args: unknown[]][];

let turnCount = 0;

export function createDemoTurn(
  values: Partial<Pick<TurnState, 'task' | 'question' | 'receipts'>> & {
    isKept?: boolean;
    phase?: TurnState['phase']['value'];
    stopping?: boolean;
    position?: number;
    waitMs?: number;
    content?: string;
    thinking?: string;
    steps?: readonly Step[];
    /** All of the answer, in order, instead of thoughts, steps and text. */
    parts?: readonly AnswerPart[];
    model?: string;
    terminal?: TerminalEvent;
  } = {},
): DemoTurn {
  turnCount += 1;
  return {
    id: `turn-${turnCount}`,
    task: values.task ?? 'chat',
    question: values.question ?? 'Why is the sky blue?',
    receipts: values.receipts ?? [],
    phase: signal(values.phase ?? 'answering'),
    isKept: signal(values.isKept ?? true),
    stopping: signal(values.stopping ?? false),
    position: signal(values.position ?? 0),
    waitMs: signal(values.waitMs ?? 0),
    ...createDemoAnswer(values),
    model: signal(values.model ?? 'llama3.2:3b'),
    terminal: signal<TerminalEvent | null>(values.terminal ?? null),
  };
}

/** Its text can be set, when it is the last part. */
function createDemoAnswer(
  values: NonNullable<Parameters<typeof createDemoTurn>[0]>,
): Pick<DemoTurn, 'parts' | 'content'> {
  const built = createAnswerParts(() => performance.now());
  const isLive = values.terminal === undefined;
  if (values.parts) built.replace(values.parts, isLive);
  for (const step of values.steps ?? []) built.addStep(step);
  if (values.thinking || values.phase === 'thinking') built.append('thinking', values.thinking ?? '');
  if (values.content !== undefined || !isLive) built.close();
  const content = signal(values.content ?? answerText(values.parts ?? []));
  const text = { type: 'text', text: content } as const;
  const parts = computed(() =>
    values.parts || content.value === '' ? built.parts.value : [...built.parts.value, text],
  );
  return { parts: parts as DemoTurn['parts'], content };
}

/** How a turn ends well. */
export function done(values: Partial<Extract<TerminalEvent, { type: 'done' }>> = {}): TerminalEvent {
  const usage = { promptTokens: 46, answerTokens: 212, tokensPerSecond: 41.3, totalMs: 5_900 };
  return { type: 'done', turn: '', seq: 9, reason: 'stop', model: 'llama3.2:3b', usage, saved: 'temporary', ...values };
}

export function demoModel(name: string, values: Partial<Model> = {}): Model {
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

export const readerModel = demoModel('reader', { upstream: 'reader', parameterSize: '', sizeBytes: 0 });

const upstreams: UpstreamStatus[] = [
  { id: 'ollama', kind: 'ollama', address: '127.0.0.1:11434', status: 'ready', version: '0.9.0' },
  { id: 'reader', kind: 'reader', address: '', status: 'ready', version: '' },
];

/** Panel models that a test or a picture can put into any state. `calls` records what the components ask for. */
export function createDemoModels() {
  const calls: Calls = [];
  const record =
    (name: string) =>
    (...args: unknown[]) => {
      calls.push([name, ...args]);
    };
  const connection = {
    status: signal<ConnectionState['status']['value']>('ready'),
    role: signal<'guest' | 'client' | null>('client'),
    problem: signal<Problem | null>(null),
    retry: record('connection.retry'),
  };
  const pairing = {
    isOpen: signal(false),
    link: signal<CompanionLink | null>({ address: '127.0.0.1:11435', key: 'file', name: '' }),
    isAddressFixed: false as boolean,
    address: signal('127.0.0.1:11435'),
    code: signal(''),
    isExposed: signal(false),
    phase: signal<PairingState['phase']['value']>('idle'),
    failure: signal<PairingState['failure']['value']>(null),
    unrevoked: signal(''),
    open() {
      calls.push(['pairing.open']);
      pairing.isOpen.value = true;
    },
    close() {
      calls.push(['pairing.close']);
      pairing.isOpen.value = false;
    },
    pair: record('pairing.pair'),
    pairBy: async (code: string) => void calls.push(['pairing.pairBy', code]),
    forget: record('pairing.forget'),
  } satisfies PairingState;
  const chosen = signal('');
  const list = signal<readonly Model[]>([demoModel('llama3.2:3b', { loaded: true }), readerModel]);
  const models = {
    models: list,
    upstreams: signal<readonly UpstreamStatus[]>(upstreams),
    chosen,
    current: computed(() =>
      chosen.value === '' ? (list.value[0] ?? null) : (list.value.find((model) => model.name === chosen.value) ?? null),
    ),
    problem: signal<Problem | null>(null),
    choose: (name: string) => {
      calls.push(['models.choose', name]);
      chosen.value = name;
    },
  };
  const conversation = createDemoConversation(calls, record);
  const history = createDemoHistory(record);
  const places = new Map<string, ReadingPlace>();
  const reading = {
    places,
    find: (id: string) => places.get(id),
    keep: (id: string, place: ReadingPlace) => void places.set(id, place),
  };
  const page = {
    status: signal<PageState['status']['value']>('idle'),
    hint: signal(''),
    offerSite: signal(''),
    summarise: record('page.summarise'),
    attachPage: record('page.attachPage'),
    dismiss: record('page.dismiss'),
    allowAllSites: record('page.allowAllSites'),
    allowOfferedSite: record('page.allowOfferedSite'),
  };
  return {
    connection,
    pairing,
    models,
    conversation,
    history,
    transfers: createDemoTransfers(record),
    composer: createDemoComposer(calls),
    reading,
    page,
    calls,
  };
}

type Record = (name: string) => (...args: unknown[]) => void;

function createDemoConversation(calls: Calls, record: Record) {
  const turns = signal<readonly DemoTurn[]>([]);
  const isOpening = signal(false);
  const lastAsked = signal('');
  return {
    id: signal('demo'),
    title: signal(''),
    temporary: signal(false),
    draft: signal('demo'),
    isBlank: computed(() => turns.value.length === 0 && !isOpening.value),
    turns,
    branches: signal<ReadonlyMap<string, readonly DemoTurn[]>>(new Map()),
    running: computed(() => turns.value.find((turn) => turn.terminal.value === null) ?? null),
    lastAsked,
    sought: signal<{ turn: string } | null>(null),
    isOpening,
    problem: signal<Problem | null>(null),
    earlier: signal<ConversationState['earlier']['value']>('none'),
    loadEarlier: record('conversation.loadEarlier'),
    ask(question: Question) {
      calls.push(['conversation.ask', question]);
      const turn = createDemoTurn({ question: question.message, phase: 'sending' });
      turns.value = [...turns.value, turn];
      lastAsked.value = turn.id;
      return turn;
    },
    stop: record('conversation.stop'),
    retry: record('conversation.retry'),
    edit: record('conversation.edit'),
    resume: record('conversation.resume'),
    showBranch: record('conversation.showBranch'),
    open: record('conversation.open'),
    openAgain: record('conversation.openAgain'),
    startNew: record('conversation.startNew'),
    setTemporary: record('conversation.setTemporary'),
  } satisfies ConversationState;
}

/** The moment at which the demo's list is looked at. */
export const DEMO_NOW = new Date(2026, 4, 20, 15).getTime();

export function demoSummary(title: string, daysAgo: number, values: Partial<ConversationSummary> = {}) {
  const usedAt = DEMO_NOW - daysAgo * 86_400_000;
  return { conversation: title, title, pinned: false, createdAt: usedAt, usedAt, turns: 4, running: false, ...values };
}

function createDemoHistory(record: Record) {
  const conversations = signal<readonly ConversationSummary[]>([]);
  return {
    conversations,
    status: signal<HistoryState['status']['value']>('ready'),
    groups: computed(() => groupByDate(conversations.value, DEMO_NOW)),
    problem: signal<Problem | null>(null),
    more: signal<HistoryState['more']['value']>('none'),
    query: signal(''),
    search: signal<SearchState>({ phase: 'none' }),
    searchAgain: record('history.searchAgain'),
    running: computed(
      () => new Set(conversations.value.filter(({ running }) => running).map(({ conversation }) => conversation)),
    ),
    deleted: signal<HistoryState['deleted']['value']>(null),
    failure: signal<HistoryState['failure']['value']>(null),
    dismissFailure: record('history.dismissFailure'),
    look: record('history.look'),
    loadMore: record('history.loadMore'),
    retry: record('history.retry'),
    rename: record('history.rename'),
    pin: record('history.pin'),
    remove: record('history.remove'),
    undo: record('history.undo'),
    holdUndo: record('history.holdUndo'),
  } satisfies HistoryState & { conversations: unknown };
}

function createDemoTransfers(record: Record) {
  const state = signal<TransferState>({ phase: 'none' });
  const model = {
    state,
    isUnderWay: computed(() => ['exporting', 'importing', 'preview', 'storing'].includes(state.value.phase)),
    exportChats: record('transfers.exportChats'),
    importFile: record('transfers.importFile'),
    confirm: record('transfers.confirm'),
    cancel: record('transfers.cancel'),
    dismiss: record('transfers.dismiss'),
  } satisfies Transfers;
  return { state, loaded: signal(model), load: () => {} } satisfies LazyTransfers & { state: unknown };
}

function createDemoComposer(calls: Calls) {
  const sources = signal<readonly SourcePart[]>([]);
  return {
    text: signal(''),
    sources,
    focusRequests: signal(0),
    announcement: signal(''),
    focus: () => void calls.push(['composer.focus']),
    attach(source: SourcePart) {
      sources.value = [...sources.value, source];
    },
    remove(source: SourcePart) {
      calls.push(['composer.remove', source]);
      sources.value = sources.value.filter((other) => other !== source);
    },
    take() {
      const taken = { message: this.text.value, sources: sources.value };
      this.text.value = '';
      sources.value = [];
      return taken;
    },
  } satisfies ComposerState;
}

export type DemoModels = ReturnType<typeof createDemoModels>;

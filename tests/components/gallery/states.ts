import { effect } from '@preact/signals';
import { readAnswer } from '../../../components/aloud/read-answer.ts';
import { waitingPart } from '../../../components/composer/waiting-part.ts';
import type { SearchHit } from '../../../protocol/conversation-requests.ts';
import type { ImportPreview } from '../../../protocol/import-preview.ts';
import type { SourcePart } from '../../../protocol/question-parts.ts';
import { PairingFailure, type PairingProblem } from '../../../sidebar/access/pairing-failure.ts';
import { refuses } from '../../../sidebar/connection/connection-problems.ts';
import type { PairingState } from '../../../sidebar/state/pairing-state.ts';
import { createFakeSpeech, fakeVoice } from '../../helpers/fake-speech.ts';
import { inWords } from '../../helpers/in-words.ts';
import { settle } from '../../helpers/settle.ts';
import {
  cancelled,
  createModel,
  done,
  failed,
  LLAMA,
  MANAGED,
  READER,
  summary,
  type TestPanel,
  TODAY,
  UPSTREAMS,
  uuid,
} from '../../helpers/test-panel.ts';
import { awkwardAnswer, longAnswer, notedAnswer, shortAnswer, taggedAnswer } from './answers.ts';
import { diagramStates } from './diagram-states.ts';
import { promptStates } from './prompt-states.ts';
import { roomStates } from './room-states.ts';
import { voiceStates } from './voice-states.ts';

const page: SourcePart = {
  type: 'page',
  title: 'How to Stream Ollama Responses over WebSockets',
  url: 'https://example.org/articles/streaming',
  language: 'en',
  text: 'x'.repeat(12_340),
  omittedChars: 0,
};

const selection: SourcePart = {
  around: 'Which one to take? HTTP streaming works for one-way delivery, but WebSockets enable more.',
  ...page,
  type: 'selection',
  text: 'HTTP streaming works for one-way delivery,\nbut WebSockets enable bidirectional communication:\n\n  the client sends a message,\n  the server streams tokens back,\n  and the client can cancel mid-stream.',
};

const pageReceipt: SourcePart = { ...pick(page), chars: 412_345, omittedChars: 98_000, excerpt: '' };
const selectionReceipt: SourcePart = { ...pick(selection), chars: selection.text.length, excerpt: selection.text };

function pick({ type, title, url, language, omittedChars }: SourcePart) {
  return { type, title, url, language, text: '', omittedChars };
}

const chats = [
  summary(1, 'Tax return 2025: what counts as home office?', 30, { pinned: true }),
  summary(2, 'Why is the sky blue?', 0),
  summary(3, 'Summary: How to Stream Ollama Responses over WebSockets, with the parts about cancelling', 0, {
    running: true,
  }),
  summary(4, 'Rewrite of the release notes', 1),
  summary(5, 'Difference between epoll and kqueue', 3),
  summary(6, 'Übersetzung: Mietvertrag', 5),
  summary(7, 'Bread with a long rise', 14),
  summary(8, 'Names for a cat', 16),
  summary(9, 'A talk about CRDTs', 170),
];

/** The same chats, of which some have tags. */
const tagged = chats.map((chat, index) => {
  const tags = [[], ['recipes'], ['work', 'streaming and sockets'], ['work']][index % 4] ?? [];
  return tags.length > 0 ? { ...chat, tags } : chat;
});
const filterNames = {
  type: 'filters' as const,
  tags: [
    { name: 'work', chats: 12 },
    { name: 'recipes', chats: 3 },
  ],
  models: [{ name: 'llama3.2:3b', chats: 40 }],
  sites: [{ name: 'docs.example.org', chats: 7 }],
};

const refusesOrigin = refuses({
  address: '127.0.0.1:11435',
  secure: false,
  origin: 'moz-extension://4f1c1a1e-8f60-4b43-9a43-0a3c2d1b5e77',
  key: 'none',
});

/** The states of a panel that has never been connected. */
export const unconnected = [
  'companion-missing',
  'first-run-companion',
  'first-run-unpaired',
  'companion-refuses',
  'model-picker-empty',
  'pairing-refused',
  'pairing-unrevoked',
];

const text = (words: string) => [{ type: 'text', text: words }];
const thought = (words: string, ms: number) => ({ type: 'thinking', text: words, ms });
const reading = (part: number, parts: number, values = {}) => ({
  type: 'step' as const,
  code: 'reading_part',
  params: { part, parts },
  index: part,
  count: parts + 1,
  ...values,
});

/** A question that was asked about this, and answered in full. */
const about = {
  receipts: [pageReceipt],
  message: 'What makes WebSockets a good fit for this?',
  answer: text(shortAnswer),
};
const answered = { answer: text(shortAnswer) };
const titled = { title: 'The colour of the sky' };

/** Begins an answer, with the first letters of it. */
/** Some questions while the first is answered. */
async function askFurther(panel: TestPanel): Promise<void> {
  await begin(panel, 200);
  for (const question of [
    'Who found that out?',
    'And why is the sunset red, when the light has a longer way through the air?',
    'Is it blue on Mars?',
  ]) {
    (await panel.ask(question)).say({ type: 'queued', position: 2 });
  }
  await waitingPart.load();
  await settle();
}

async function begin({ ask }: TestPanel, chars: number, message?: string): Promise<void> {
  (await ask(message)).say({ type: 'token', content: shortAnswer.slice(0, chars) });
}

/** What the companion says that is set of the chat. */
function tellTuning(
  companion: TestPanel['companion'],
  ofChat: object,
  takes = ['temperature', 'top_p', 'seed', 'num_ctx', 'num_predict', 'keep_alive', 'think', 'system'],
): void {
  companion.respond('settings', (asked) =>
    asked.answer({ type: 'settings', maxContext: 16_384, usualMaxContext: 32_768 }),
  );
  companion.respond('parameters', (asked) =>
    asked.answer({
      type: 'parameters',
      model: 'llama3.2:3b',
      takes,
      thinking: ['off', 'on'],
      defaults: { temperature: 0.7, top_p: 0.9, num_ctx: 4096 },
      ofModel: {},
      ofChat,
      mostContext: 32_768,
    }),
  );
}

/** Whose client the companion says that this is. */
function tellPerson(panel: TestPanel): void {
  const { companion } = panel;
  tellHoldings(panel);
  const own = '1f0c9a5240b8f3a52d0d';
  const about = { person: own, administrator: false, running: 1, clients: 2, connections: 1, createdAt: TODAY };
  companion.respond('people', ({ answer }) =>
    answer({
      type: 'people',
      own,
      items: [
        {
          ...about,
          name: 'Anna',
          turns: 2,
          questions: 60,
          asked: 12,
          lastSeenAt: TODAY,
          revokedAt: null,
          invitedUntil: null,
        },
      ],
    }),
  );
  const browser = { origin: 'moz-extension://x', local: false, createdAt: TODAY, person: own };
  companion.respond('clients', ({ answer }) =>
    answer({
      type: 'clients',
      items: [
        { ...browser, client: 'key1', name: 'Chromium on Linux', lastSeenAt: TODAY, connections: 1 },
        {
          ...browser,
          client: 'phone',
          name: 'Firefox on Android, the old telephone',
          lastSeenAt: TODAY,
          connections: 0,
        },
        { ...browser, client: 'new', name: 'Safari', lastSeenAt: null, connections: 0 },
      ],
    }),
  );
}

/** What the companion says that it keeps. */
function tellHoldings({ companion }: TestPanel): void {
  companion.respond('holdings', ({ answer }) => answer({ type: 'holdings', chats: 128, bytes: 12_400_000 }));
}

/** The screen on which a guest pairs. */
async function openPairing({ companion, setKey, openPairing }: TestPanel): Promise<PairingState> {
  companion.connect('guest');
  setKey('none');
  const pairing = await openPairing();
  pairing.code.value = '7k3m-q9tx';
  return pairing;
}

/** What can be seen of a try to pair that failed. */
async function failPairing(panel: TestPanel, problem: PairingProblem): Promise<void> {
  panel.state.pairing.loaded.value?.pair();
  await panel.failPairing(new PairingFailure(problem));
}

/** What the file of an import would come to. */
async function previewImport(
  { companion, loadTransfers }: TestPanel,
  changes: Partial<ImportPreview> = {},
): Promise<void> {
  const odd = [
    { title: 'Pasted log', place: 4, reason: 'left_out', count: 1 },
    { title: 'A chat with a title that is too long for any drawer', place: 17, reason: 'too_many_messages', count: 0 },
    { title: '', place: 131, reason: 'broken_off', count: 0 },
  ];
  const counts = { chats: 128, turns: 900, continued: 3, known: 1_204, skipped: 2, incomplete: 1, files: 57 };
  const preview = { program: 'ChatGPT', ...counts, odd, ...changes };
  (await loadTransfers()).importFile(new File(['{}'], 'chats.json'));
  await companion.whenSaid('import');
  companion.reply({ type: 'import', bytes: 2, chats: 1_335, preview, conversations: null });
  await settle();
}

/** Looks for words, and finds this. */
async function find(
  { loadHistory, clock, companion }: TestPanel,
  query: string,
  hits: readonly SearchHit[],
): Promise<void> {
  (await loadHistory()).query.value = query;
  clock.advance(1_000);
  companion.requestOf('search').answer({ type: 'search', query, hits: [...hits] });
  await settle();
}

function hit(id: number, title: string, turn: string | null, words: string, ranges: [number, number][], days: number) {
  const at = TODAY - days * 86_400_000;
  return { conversation: uuid(id), title, turn, snippet: { text: words, ranges }, at };
}

/** A picture as a camera makes it. */
async function picture(): Promise<File> {
  const canvas = new OffscreenCanvas(320, 200);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('there is no canvas');
  context.fillStyle = 'teal';
  context.fillRect(0, 0, 320, 120);
  context.fillStyle = 'orange';
  context.fillRect(0, 120, 320, 80);
  return new File([await canvas.convertToBlob()], 'harbour.png', { type: 'image/png' });
}

function untilLoaded({ loaded }: TestPanel['state']['sources']): Promise<void> {
  return new Promise((resolve) => {
    effect(() => {
      if (loaded.value) resolve();
    });
  });
}

const GB = 1e9;
const minutes = (count: number) => TODAY + count * 60_000;
const at = (name: string, values = {}) => [{ upstream: 'ollama', name, loaded: false, ...values }];
const shelf = [
  createModel('llama3.2:3b', {
    loaded: true,
    quantisation: 'Q4_K_M',
    family: 'llama',
    capabilities: ['completion', 'tools'],
    modifiedAt: TODAY - 40 * 86_400_000,
    places: at('llama3.2:3b', { loaded: true, until: minutes(4), memoryBytes: 3.4 * GB, videoBytes: 2.1 * GB }),
  }),
  createModel('qwen3:8b', {
    parameterSize: '8.2B',
    sizeBytes: 5.2 * GB,
    quantisation: 'Q4_K_M',
    family: 'qwen3',
    capabilities: ['completion', 'tools', 'thinking'],
    loaded: true,
    places: at('qwen3:8b', { loaded: true, until: null, memoryBytes: 6.9 * GB, videoBytes: 6.9 * GB }),
  }),
  createModel('gemma3:4b', {
    parameterSize: '4.3B',
    sizeBytes: 3.3 * GB,
    quantisation: 'Q4_K_M',
    capabilities: ['completion', 'vision'],
    places: at('gemma3:4b'),
  }),
  createModel('hf.co/bartowski/Llama-3.2-3B-Instruct-uncensored-GGUF:IQ4_XS', {
    parameterSize: '3.21B',
    sizeBytes: 1.8 * GB,
    quantisation: 'IQ4_XS',
    places: at('hf.co/bartowski/Llama-3.2-3B-Instruct-uncensored-GGUF:IQ4_XS'),
  }),
  createModel('gpt-oss:120b-cloud', {
    parameterSize: '117B',
    sizeBytes: 0,
    remote: true,
    places: at('gpt-oss:120b-cloud'),
  }),
];
const embedding = createModel('all-minilm:latest', {
  parameterSize: '23M',
  sizeBytes: 45_960_996,
  quantisation: 'F16',
  contextLength: 512,
  capabilities: ['embedding'],
  places: at('all-minilm:latest'),
});

const suggested = [
  { name: 'gemma3:4b', sizeBytes: 3.3 * GB, memoryBytes: 4.8 * GB, good: 'images', fits: true },
  { name: 'qwen3:0.6b', sizeBytes: 0.523 * GB, memoryBytes: 1.8 * GB, good: 'small', fits: true },
  { name: 'llama3.2:3b', sizeBytes: 2 * GB, memoryBytes: 3.4 * GB, good: 'general', fits: true },
  { name: 'gpt-oss:20b', sizeBytes: 14 * GB, memoryBytes: 16.6 * GB, good: 'large', fits: false },
];

/** These models are there, at an Ollama that can be managed. */
async function tellShelf(panel: TestPanel, models = shelf, upstreams = MANAGED): Promise<void> {
  panel.companion.respond('model_chats', (asked) => asked.answer({ type: 'model_chats', chats: 12 }));
  panel.companion.tellModels({
    models: [...models, READER],
    cannotChat: [embedding],
    upstreams,
    defaultModel: 'llama3.2:3b',
  });
  await panel.loadManager();
}

/** No model is there, and some are suggested. */
async function tellNone(panel: TestPanel): Promise<void> {
  panel.companion.respond('suggestions', (asked) =>
    asked.answer({ type: 'suggestions', memoryBytes: 16 * GB, items: suggested }),
  );
  panel.loseModels();
  await panel.loadManager();
}

/** One that comes, at a steady speed. */
function advancePull({ clock, tellPull }: TestPanel, values = {}): void {
  for (let done = 0.4; done < 0.8; done += 0.1) {
    tellPull({ done: Math.round(done * GB), total: 2 * GB, ...values });
    clock.advance(1_000);
  }
}

/** What the panel can look like, by name. Those that begin with `history` are shown with the drawer open. */
/** The companion says what does not fit. */
async function tellFit({ companion, state }: TestPanel, more: object): Promise<void> {
  state.sources.load();
  await untilLoaded(state.sources);
  const [promptTokens, contextTokens] = [41_000, 8_192];
  const whole = { reads: 'whole', leftOut: 0, withoutEarlierSources: false } as const;
  companion.respond('fit', ({ answer }) =>
    answer({ type: 'fit', model: LLAMA.name, promptTokens, contextTokens, ...whole, ...more }),
  );
}

/** Reads an answer aloud with these voices, which say nothing. */
async function readAloud(panel: TestPanel, voices: readonly SpeechSynthesisVoice[], answer = shortAnswer) {
  const { speech, createUtterance } = createFakeSpeech(voices);
  Object.defineProperty(globalThis, 'speechSynthesis', { value: speech, configurable: true });
  Object.assign(globalThis, {
    SpeechSynthesisUtterance: function Utterance(text: string) {
      return createUtterance(text);
    },
  });
  const { aloud } = panel.state;
  await panel.openChat([{ ...about, answer: text(answer) }]);
  await aloud.load();
  aloud.loaded.value?.read(readAnswer(uuid(1), () => aloud.find(uuid(1))));
  // A lock is taken in its own time.
  await new Promise<void>((resolve) => {
    effect(() => {
      if (aloud.loaded.value?.sentence.value) resolve();
    });
  });
}

const VOICES = [
  fakeVoice('Samantha', 'en-US'),
  fakeVoice('Daniel (Enhanced, a name of more words than there is room for)', 'en-GB'),
  fakeVoice('Google US English', 'en-US', { localService: false }),
];

export const states: Record<string, (panel: TestPanel) => unknown> = {
  ...voiceStates,
  ...diagramStates,
  ...promptStates,
  empty: () => {},
  'summary-focus': ({ state }) => state.summaries.chooseSummary({ style: 'focus', focus: '' }),
  models: (panel) => tellShelf(panel),
  'models-unfolded': (panel) => tellShelf(panel),
  'models-delete': (panel) => tellShelf(panel),
  'models-guest': async (panel) => {
    panel.companion.connect('guest');
    await tellShelf(panel);
  },
  'models-offline': async (panel) => {
    await tellShelf(panel);
    panel.goDown();
  },
  'models-many': (panel) =>
    tellShelf(
      panel,
      Array.from({ length: 10_000 }, (_, n) => createModel(`model-${n}:latest`)),
    ),
  'models-long-names': (panel) =>
    tellShelf(panel, [
      createModel(`hf.co/${'owner'.repeat(20)}/${'quantised-'.repeat(38)}:Q4_K_M`, { quantisation: 'Q4_K_M' }),
      createModel(`${'模型'.repeat(60)}:latest`),
      ...shelf,
    ]),
  'models-looking': async (panel) => {
    panel.companion.tellModels({ models: [], upstreams: [], defaultModel: '' });
    await panel.loadManager();
  },
  'models-not-found': (panel) => tellShelf(panel),
  'model-picker-thinking': (panel) => {
    tellTuning(panel.companion, { think: 'off' });
    panel.companion.tellModels({
      models: [...shelf.slice(1, 3), READER],
      upstreams: MANAGED,
      defaultModel: 'qwen3:8b',
    });
  },
  'models-two-servers': (panel) => {
    const other = { id: 'other', kind: 'ollama', address: 'http://192.168.1.20:11434', status: 'ready', version: '' };
    const [first, ...rest] = shelf;
    const places = [...(first?.places ?? []), { upstream: 'other', name: 'llama3.2:3b', loaded: true, until: null }];
    const both = createModel('llama3.2:3b', { ...first, places });
    return tellShelf(
      panel,
      [both, ...rest],
      [...MANAGED, { ...other, manages: ['pull', 'delete', 'unload', 'keep_warm'] }],
    );
  },
  'models-downloads': async (panel) => {
    await tellShelf(panel);
    const total = 2 * GB;
    panel.tellPull({ operation: 'b', name: 'qwen3:8b', code: 'verifying', done: total, total });
    panel.tellPull({ operation: 'c', name: 'gemma3:12b', state: 'cancelled', done: 0.8 * GB, total: 8.1 * GB });
    panel.tellPull({ operation: 'd', name: 'gemma3:27b', state: 'interrupted', done: 3 * GB, total: 17 * GB });
    const params = {
      cause: 'disk_full',
      server: 'ollama',
      address: 'http://127.0.0.1:11434',
      model: 'gpt-oss:20b',
      said: 'no space left on device',
    };
    panel.tellPull({
      operation: 'e',
      name: 'gpt-oss:20b',
      state: 'failed',
      done: 5 * GB,
      total: 14 * GB,
      error: { code: 'upstream_failed', params, retryable: true },
    });
    advancePull(panel);
  },
  'models-none': (panel) => tellNone(panel),
  'models-refused': async (panel) => {
    await tellShelf(panel);
    (await panel.loadManager()).unload({ upstream: 'ollama', name: 'llama3.2:3b' });
    const params = { cause: 'at_server', server: 'ollama', address: 'http://127.0.0.1:11434', model: 'llama3.2:3b' };
    panel.companion.requestOf('unload_model').refuse({ code: 'model_not_found', params });
    await settle();
  },
  'first-model': async (panel) => {
    await tellNone(panel);
    panel.state.composer.text.value = 'Why is the sky blue?';
  },
  'first-run-companion': ({ goDown }) => goDown(),
  'first-run-unpaired': ({ companion, setKey }) => {
    companion.connect('guest');
    setKey('none');
  },
  'first-run-model': tellNone,
  'first-run-try': () => {},
  'first-model-coming': async (panel) => {
    await tellNone(panel);
    panel.state.composer.text.value = 'Why is the sky blue?';
    (await panel.loadManager()).held.hold();
    advancePull(panel, { name: 'gemma3:4b', total: 3.3 * GB });
  },
  'first-model-failed': async (panel) => {
    await tellNone(panel);
    const params = {
      cause: 'registry_unreachable',
      server: 'ollama',
      address: 'http://127.0.0.1:11434',
      model: 'gemma3:4b',
      said: 'dial tcp: lookup registry.ollama.ai: no such host',
    };
    panel.tellPull({ state: 'failed', name: 'gemma3:4b', error: { code: 'upstream_failed', params, retryable: true } });
  },
  'site-offered': async ({ state }) => {
    state.page?.attachPage();
    await settle();
    for (const source of state.composer.sources.value) state.composer.remove(source);
  },
  'right-to-left': async ({ openChat, state }) => {
    await openChat([
      {
        message: 'لماذا السماء زرقاء؟\nPlease keep the word Rayleigh.',
        answer: text('لأن الهواء يشتت الضوء الأزرق أكثر من الأحمر (Rayleigh).'),
      },
    ]);
    state.composer.text.value = 'وماذا عن الغروب؟\nAnd in English, please.';
  },
  'waiting-offline': async ({ goDown, state, outbox }) => {
    goDown();
    const question = { task: 'chat', sources: [page], language: '' };
    state.conversation.ask({ ...question, message: 'Why is the sky blue?' });
    await settle();
    outbox.put = async () => false;
    state.conversation.ask({ ...question, message: 'And this?', sources: [] });
    await settle();
  },
  long: ({ openChat }) =>
    openChat(
      [
        { parent: uuid(100), answer: text(longAnswer) },
        {
          message: 'And at sunset?\nIn two sentences please.',
          answer: text(shortAnswer),
          terminal: done({ reason: 'length' }),
        },
        {
          task: 'summarise',
          message: '',
          receipts: [pageReceipt],
          answer: [reading(1, 2), reading(2, 2), ...text(shortAnswer)],
          terminal: done({ usage: null }),
        },
      ],
      { next: 'earlier' },
    ),
  aloud: (panel) => readAloud(panel, VOICES),
  'aloud-paused': async (panel) => {
    await readAloud(panel, VOICES);
    panel.state.aloud.loaded.value?.skip();
    panel.state.aloud.loaded.value?.pause();
    panel.state.aloud.loaded.value?.setRate(1.25);
  },
  'aloud-no-voice': (panel) => readAloud(panel, VOICES.slice(2), 'Das ist der Himmel, und er ist blau.'),
  'aloud-online-only': (panel) => readAloud(panel, VOICES.slice(2)),
  'aloud-selection': ({ openChat }) => openChat([about]),
  streaming: async ({ openChat }) => {
    const [running] = await openChat([{ ...about, receipts: [selectionReceipt], terminal: null }]);
    running?.say({ type: 'token', content: shortAnswer.slice(0, 330) });
  },
  'follow-up': async (panel) => {
    await begin(panel, 200);
    panel.state.composer.text.value = 'And what about the green flash,\nis it real?';
  },
  queued: async (panel) => {
    await begin(panel, 200);
    (await panel.ask('Who found that out?')).say({ type: 'queued', position: 3, waitMs: 40_000 });
  },
  keys: () => {},
  quoted: async ({ openChat, state }) => {
    await openChat([about]);
    const text = 'Air scatters short waves of light more than long ones.';
    state.composer.attach({ ...pick(selection), title: '', url: '', type: 'selection', text, turn: uuid(1) });
  },
  waiting: askFurther,
  'waiting-edited': async (panel) => {
    await askFurther(panel);
    document.querySelectorAll<HTMLButtonElement>('.waiting-row .icon-button')[1]?.click();
    await settle();
  },
  loading: async ({ ask }) => (await ask()).say({ type: 'loading', model: LLAMA.name }),
  thinking: async ({ ask }) => (await ask()).say({ type: 'thinking', content: 'The user asks about the sky.' }),
  steps: async ({ openChat }) => {
    const [running] = await openChat([{ task: 'summarise', message: '', receipts: [pageReceipt], terminal: null }]);
    running?.say({ type: 'loading', model: LLAMA.name });
    running?.say(reading(1, 47));
    running?.say(reading(2, 47, { note: '- Air scatters short waves most.', leftMs: 540_000 }));
    running?.say(reading(3, 47, { note: '- Rayleigh found the law in 1871.', leftMs: 400_000 }));
  },
  parts: async ({ openChat }) => {
    const leftOut = { type: 'step', code: 'left_out_exchanges', params: { count: 3 }, index: 1, count: 1 };
    const [running] = await openChat([
      {
        answer: [
          thought('The user asks about the sky, and wants numbers.', 12_300),
          leftOut,
          ...text(`${shortAnswer.split(';')[0]}.`),
          thought('And about sunset.', 1_200),
          ...text('At sunset the way through the air is longer, and mostly red is left.'),
        ],
      },
      { message: 'And the green flash?', terminal: null },
    ]);
    const writing = { type: 'step', code: 'writing_summary', params: {}, index: 3, count: 3 };
    running?.say({
      type: 'snapshot',
      parts: [
        reading(1, 2),
        reading(2, 2, { note: '- Air scatters short waves most.' }),
        { ...writing, note: '- Rayleigh found the law in 1871.' },
        thought('The user asks about the sky.', 4_000),
      ],
    });
  },
  'no-answer': ({ openChat }) =>
    openChat([{ answer: [thought('The user asks.', 900)], terminal: done({ empty: 'thoughts' }) }]),
  repeated: ({ openChat }) =>
    openChat([
      { answer: text('Air scatters blue light.\n'.repeat(6)), terminal: done({ reason: 'repetition', usage: null }) },
    ]),
  stopped: async (panel) => {
    await panel.openChat([{ answer: text(shortAnswer.slice(0, 180)), terminal: cancelled }]);
    await begin(panel, 15, 'And now?');
    panel.state.conversation.stop();
  },
  'companion-missing': async ({ goDown, ask }) => {
    goDown();
    await ask();
  },
  'ollama-missing': ({ loseOllama }) => loseOllama(),
  'model-error': ({ openChat }) =>
    openChat([
      {
        answer: text(shortAnswer.slice(0, 120)),
        terminal: failed(
          'upstream_failed',
          'Ollama stopped while it answered: an error was encountered while running the model: unexpected EOF.',
          'The text so far is kept. Ask again; if it happens again, the model may need more memory than there is.',
        ),
      },
    ]),
  reconnecting: async (panel) => {
    await begin(panel, 200);
    panel.companion.state.value = { phase: 'waiting', problem: refusesOrigin };
    panel.clock.advance(1_000);
  },
  'needs-access': async ({ page, state }) => {
    page.close();
    state.page?.summarise();
    await settle();
  },
  unreadable: async ({ page, state }) => {
    page.becomePdf();
    state.page?.summarise();
    await settle();
  },
  reading: ({ page, state }) => {
    page.hang();
    state.page?.summarise();
  },
  quote: ({ state: { composer } }) => {
    composer.attach(selection);
    composer.attach({ ...page, omittedChars: 2_000 });
    composer.text.value = 'Is that true for long answers too?';
  },
  files: async ({ state: { composer, sources } }) => {
    sources.load();
    await untilLoaded(sources);
    composer.attach({ ...page, type: 'file', title: 'measurements-2025.csv', url: '', omittedChars: 1_200_000 });
    composer.attach({
      ...page,
      type: 'file',
      title: 'report.pdf',
      url: '',
      text: 'y'.repeat(9_000),
      pages: 312,
      omittedPages: 12,
    });
    sources.loaded.value?.addFiles([
      new File([Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])], 'holiday-photos-from-the-north-sea.zip'),
      await picture(),
    ]);
  },
  'sent-receipt': async ({ openChat, companion }) => {
    companion.respond('read_source', ({ answer }) =>
      answer({ type: 'source', text: '# How to Stream Ollama Responses\n\nThe client sends a message.', image: null }),
    );
    const sent = { ...pageReceipt, tokens: 98_000, blob: 'a'.repeat(64) };
    const terminal = done({ system: 'Answer in two sentences, for a reader who knows HTTP.' });
    await openChat([{ ...about, receipts: [sent, selectionReceipt], terminal }]);
  },
  'tab-picker': ({ page }) =>
    page.openTabs(
      [
        { id: 1, title: 'Tide tables for the German Bight, January to March', url: 'https://tides.example.org/2026' },
        { id: 2, title: 'Why is the sky blue?', url: 'https://en.example.org/wiki/Rayleigh' },
        { id: 3, title: 'Release notes', url: 'https://notes.example.org/', discarded: true },
      ],
      false,
    ),
  'pinned-page': async ({ state: { page: beside, sources }, page }) => {
    sources.load();
    await untilLoaded(sources);
    beside?.attachPage();
    await settle();
    page.showPage('Tide tables for the German Bight, January to March', 'https://tides.example.org/2026');
    sources.loaded.value?.pinned?.look();
  },
  'pinned-changed': async ({ state: { page: beside, sources }, page }) => {
    sources.load();
    await untilLoaded(sources);
    beside?.attachPage();
    await settle();
    page.change();
    sources.loaded.value?.pinned?.look();
  },
  'pinned-chat': async ({ openChat, page, state: { sources } }) => {
    sources.load();
    await untilLoaded(sources);
    await openChat([about]);
    page.showPage('Tide tables', 'https://tides.example.org/2026');
    sources.loaded.value?.pinned?.look();
  },
  'too-long': async (panel) => {
    await tellFit(panel, { reads: 'passages' });
    panel.state.composer.attach(page);
    panel.state.composer.text.value = 'When does the ferry leave?';
    panel.clock.advance(400);
  },
  'left-out': async (panel) => {
    await tellFit(panel, { leftOut: 5, withoutEarlierSources: true });
    await begin(panel, 200);
    panel.state.composer.text.value = 'And what about the green flash?';
    panel.clock.advance(400);
  },
  'no-vision': async ({ state: { composer, sources }, companion }) => {
    const seeing = createModel('gemma3:4b', { capabilities: ['completion', 'vision'] });
    companion.tellModels({ models: [LLAMA, seeing], upstreams: UPSTREAMS, defaultModel: LLAMA.name });
    sources.load();
    await untilLoaded(sources);
    sources.loaded.value?.addFiles([await picture()]);
    composer.text.value = 'What is on this picture?';
  },
  guest: ({ state: { composer }, companion }) => {
    companion.connect('guest');
    composer.attach(page);
    composer.text.value = 'What is this about?';
  },
  awkward: async ({ openChat, state }) => {
    const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
    const model = 'hf.co/bartowski/Llama-3.2-3B-Instruct-GGUF:Q4_K_M';
    await openChat([
      {
        message: `${word} https://example.org/${'very-long-path/'.repeat(12)}`,
        receipts: [{ ...selectionReceipt, title: `${word} ${word}`, excerpt: `${word}${word}${word}` }],
        model,
        answer: text(awkwardAnswer),
        terminal: done({ model }),
      },
    ]);
    state.composer.attach({ ...page, title: `${word} ${word}` });
  },
  citations: ({ openChat }) =>
    openChat([
      {
        message: 'When does the ferry leave, and what does it cost?',
        receipts: [pageReceipt],
        answer: [
          { type: 'step', code: 'looking_for_passages', params: { passages: 412 }, index: 1, count: 2 },
          {
            type: 'step',
            code: 'chose_passages',
            params: { passages: 2, of: 412 },
            index: 2,
            count: 2,
            passages: [
              {
                number: 1,
                text: 'From May to September the ferry to Helgoland leaves Cuxhaven at 10:30.',
                title: 'Ferries',
                url: page.url,
              },
              { number: 2, text: 'A ticket is 42 euros, for children 21.', title: 'Ferries', url: page.url },
            ],
          },
          ...text(
            'The ferry leaves Cuxhaven at 10:30 [1]. A ticket is 42 euros [2].\n\nIn winter it leaves at 9:15 and costs 30 euros [2]. In all months from May to September the ferry to Helgoland leaves Cuxhaven at 10:30.',
          ),
        ],
      },
    ]),
  'summary-from-cache': ({ openChat }) =>
    openChat([
      {
        task: 'summarise',
        receipts: [pageReceipt],
        answer: [{ type: 'step', code: 'from_cache', params: {}, index: 1, count: 1 }, ...text(shortAnswer)],
      },
    ]),
  notes: ({ openChat }) => openChat([{ message: 'When is the tide high?', answer: text(notedAnswer) }]),
  'inline-tags': ({ openChat }) => openChat([{ message: 'What is water?', answer: text(taggedAnswer) }]),
  'model-picker': ({ companion, chosenModel, openChat }) => {
    const models = [
      LLAMA,
      createModel('qwen3:8b', { parameterSize: '8.2B', sizeBytes: 5_225_388_164 }),
      createModel('hf.co/bartowski/Llama-3.2-3B-Instruct-GGUF:Q4_K_M'),
      createModel('gpt-oss:120b-cloud', { parameterSize: '116.8B', sizeBytes: 0, remote: true }),
      READER,
    ];
    companion.tellModels({ models, upstreams: UPSTREAMS, defaultModel: LLAMA.name });
    chosenModel.value = 'qwen3:8b';
    return openChat([answered]);
  },
  settings: tellHoldings,
  'settings-offline': (panel) => panel.goDown(),
  'settings-delete': tellHoldings,
  'settings-person': tellPerson,
  'settings-buttons': async (panel) => {
    tellHoldings(panel);
    const sites = ['news.example.org', 'a-very-long-name-of-a-documentation-site.example.com'];
    await panel.page.browser.storage.local.set({ selectionButton: { where: 'sites', sites } });
  },
  versions: ({ openChat }) =>
    openChat(
      [
        { answer: text('A much longer answer.\n\n'.repeat(60)) },
        { ...answered, parent: null },
        { message: 'And at sunset?', answer: text('Red.') },
        { message: 'Why is it blue?', parent: null, terminal: null },
      ],
      { ...titled, turn: uuid(3) },
    ),
  interrupted: ({ openChat }) =>
    openChat(
      [
        { answer: text(shortAnswer.slice(0, 120)), terminal: cancelled },
        {
          message: 'And on Mars?',
          answer: text(shortAnswer.slice(0, 180)),
          terminal: failed(
            'interrupted',
            'The companion stopped while it worked on this answer. The text so far is kept.',
            'Have it continued, or ask again.',
          ),
        },
      ],
      titled,
    ),
  'stopped-last': ({ openChat }) => openChat([{ answer: text(shortAnswer.slice(0, 180)), terminal: cancelled }]),
  editing: ({ openChat }) => openChat([{ ...answered, message: 'Why is the sky blue, and since when do we know?' }]),
  find: ({ openChat }) => openChat([{ ...answered }, { ...answered, message: 'And at sunset?' }]),
  'answer-again': async (panel) => {
    await panel.openChat([answered]);
    panel.companion.tellModels({ models: [...shelf, READER], upstreams: MANAGED, defaultModel: 'llama3.2:3b' });
  },
  'answer-again-search': async (panel) => {
    const names = ['mistral:7b', 'phi4:14b', 'granite3.3:8b'].map((name) => createModel(name));
    await panel.openChat([answered]);
    panel.companion.tellModels({
      models: [...shelf, ...names, READER],
      upstreams: MANAGED,
      defaultModel: 'llama3.2:3b',
    });
  },
  compare: ({ openChat }) =>
    openChat([
      { ...answered, answer: text(longAnswer) },
      { ...answered, parent: null, model: 'qwen3:8b', terminal: done({ model: 'qwen3:8b' }) },
    ]),
  'compare-three': ({ openChat }) =>
    openChat([
      { ...answered, answer: text(longAnswer) },
      { ...answered, parent: null, model: 'qwen3:8b', terminal: done({ model: 'qwen3:8b' }) },
      { ...answered, message: 'Why is the sky blue at noon?', parent: null },
    ]),
  'copy-as': ({ openChat }) => openChat([answered]),
  'code-wrapped': async (panel) => {
    panel.state.code.setWrapsCode(true);
    await panel.openChat([{ ...answered, answer: text(longAnswer) }]);
  },
  contents: ({ openChat }) =>
    openChat([{ ...answered, answer: text(`${longAnswer}\n\n## Sources\n\n${shortAnswer}`) }]),
  'find-none': ({ openChat }) => openChat([answered]),
  'chat-menu': ({ openChat }) => openChat([answered]),
  'earlier-turns': ({ openChat }) => openChat([{ ...answered, parent: uuid(100) }], { next: 'earlier' }),
  opening: ({ state }) => state.conversation.open(uuid(0xc1)),
  'chat-gone': async ({ state, companion }) => {
    state.conversation.open(uuid(0xc1));
    companion.requestOf('conversation').refuse({ code: 'conversation_gone', params: inWords('It is gone.') });
    await settle();
  },
  'temporary-new': ({ state }) => state.conversation.setTemporary(true),
  'editing-page': ({ openChat }) => openChat([{ ...about, receipts: [pageReceipt, selectionReceipt] }]),
  temporary: ({ openChat }) => openChat([answered], { temporary: true }),
  undo: async ({ listChats, loadHistory }) => {
    await listChats(chats);
    (await loadHistory()).remove(uuid(5));
  },
  history: async ({ listChats, openChat }) => {
    await openChat([answered], { conversation: uuid(2) });
    await listChats(chats, 'more');
  },
  'history-unfolded': ({ listChats }) => listChats(chats),
  'history-rename': ({ listChats }) => listChats(chats),
  'history-search': (panel) => {
    const words =
      '… one-way delivery, but WebSockets enable bidirectional communication: the client sends a message over the web …';
    return find(panel, 'web', [
      hit(11, 'WebSockets or not', null, 'WebSockets or not', [[0, 3]], 0),
      hit(
        4,
        'Rewrite of the release notes',
        uuid(41),
        words,
        [
          [24, 27],
          [107, 110],
        ],
        1,
      ),
      hit(9, 'A talk about CRDTs', uuid(91), '… on the web of today, merges …', [[9, 12]], 170),
    ]);
  },
  'history-nothing-found': (panel) => find(panel, 'xylophone', []),
  'history-empty': ({ listChats }) => listChats([]),
  'history-loading': () => {},
  'history-failed': ({ companion }) => {
    const params = inWords('The companion’s database can’t be read: the disk is full.', 'Make room on the disk.');
    companion.respond('conversations', ({ refuse }) => refuse({ code: 'internal', params }));
  },
  'page-chats': ({ companion }) => {
    companion.respond('matching', ({ answer }) => answer({ type: 'matching', conversations: [uuid(1), uuid(2)] }));
  },
  'history-about-page': ({ listChats, companion }) => {
    companion.respond('matching', ({ answer }) => answer({ type: 'matching', conversations: [uuid(1), uuid(2)] }));
    return listChats(tagged);
  },
  'history-tags': ({ listChats }) => listChats(tagged),
  'history-selected': ({ listChats, companion }) => {
    companion.respond('filters', ({ answer }) => answer(filterNames));
    return listChats(tagged);
  },
  'history-filters': ({ listChats, companion }) => {
    companion.respond('filters', ({ answer }) => answer(filterNames));
    return listChats(tagged);
  },
  'history-filtered': async ({ listChats, loadHistory, companion, clock }) => {
    await listChats(tagged);
    const history = await loadHistory();
    const items = tagged.filter(({ tags = [] }) => tags.includes('work'));
    companion.respond('conversations', ({ answer }) =>
      answer({ type: 'conversations', items: items.map((item) => ({ ...item, archived: true })), next: null }),
    );
    history.query.value = 'tag:work site:docs.example.org after:2026-01-01 is:archived ';
    history.takeTyped();
    clock.advance(1_000);
    await settle();
  },
  'history-archived': async ({ listChats, loadHistory }) => {
    await listChats(chats);
    const these = [uuid(5), uuid(6), uuid(7)];
    (await loadHistory()).arrange('archive', these);
    await settle();
  },
  'history-deleted': async ({ listChats, loadHistory, companion }) => {
    await listChats([...chats, summary(12, 'A chat with a title that is too long for any drawer', 40)]);
    const history = await loadHistory();
    history.remove(uuid(12));
    history.rename(uuid(4), 'Release notes');
    companion.requestOf('rename').refuse({ code: 'internal', params: inWords('The disk is full.', 'Try again.') });
    await settle();
  },
  'history-export-all': ({ listChats }) => listChats(chats),
  'history-exporting': async ({ listChats, loadTransfers, companion }) => {
    await listChats(chats);
    (await loadTransfers()).exportChats('json', { title: 'Aside chats', language: 'en' });
    companion.reply({ type: 'export', text: 'x'.repeat(3_400_000), isLast: false });
    await settle();
  },
  'history-elsewhere': async ({ listChats, loadTransfers, companion }) => {
    await listChats(chats);
    await loadTransfers();
    const other = { type: 'operation', state: 'running', exchange: 'r1', done: 40, total: 128 } as const;
    companion.say({ ...other, operation: 'o1', kind: 'export', code: 'sending' });
    companion.say({ ...other, operation: 'o2', kind: 'import', code: 'waiting' });
  },
  'history-exported': async ({ listChats, loadTransfers, companion }) => {
    await listChats(chats);
    const title = 'Summary: How to Stream Ollama Responses over WebSockets';
    (await loadTransfers()).exportChats('markdown', { conversation: uuid(3), title, language: 'en' });
    companion.reply({ type: 'export', text: '# A chat', isLast: true });
    await settle();
  },
  'history-importing': async ({ loadTransfers, companion }) => {
    (await loadTransfers()).importFile(new File(['x'.repeat(2_500_000)], 'chats.json'));
    await companion.whenSaid('import');
    companion.reply({ type: 'import', bytes: 1_048_576, chats: 1_204, preview: null, conversations: null });
    await settle();
  },
  'history-import-preview': async (panel) => {
    await panel.listChats(chats);
    await previewImport(panel);
  },
  'history-import-known': async (panel) => {
    await panel.listChats(chats);
    await previewImport(panel, { chats: 0, turns: 0, continued: 0, skipped: 0, incomplete: 0, files: 0, odd: [] });
  },
  'history-imported': async (panel) => {
    await panel.listChats(chats);
    await previewImport(panel);
    panel.state.transfers.loaded.value?.confirm();
    await panel.companion.whenSaid('confirm');
    const conversations = chats.map(({ conversation }) => conversation);
    panel.companion.reply({ type: 'import', bytes: 2, chats: 1_335, preview: null, conversations });
    await settle();
  },
  'history-import-failed': async ({ listChats, loadTransfers, companion }) => {
    await listChats(chats);
    (await loadTransfers()).importFile(new File(['{}'], 'chats.json'));
    await companion.whenSaid('import');
    const params = inWords('The file is no export that Aside knows.', 'Choose an export of Aside or Page Assist.');
    companion.reply({ type: 'error', code: 'bad_message', params, retryable: false });
    await settle();
  },
  'companion-refuses': async ({ goDown, ask }) => {
    goDown(refusesOrigin);
    await ask();
  },
  'guest-refused': async ({ companion, ask }) => {
    companion.connect('guest');
    const { tell, request } = await ask('', { task: 'summarise', sources: [page] });
    tell({
      type: 'error',
      turn: request.turn,
      code: 'forbidden',
      params: { cause: 'needs_pairing' },
      retryable: false,
    });
  },
  'model-picker-empty': () => {},
  tuning: ({ companion }) => tellTuning(companion, { temperature: 0.2, system: 'Answer in British English.' }),
  'tuning-refused': ({ companion }) => tellTuning(companion, {}),
  'tuning-reader': ({ companion }) => tellTuning(companion, {}, []),
  ...roomStates,
  'history-guest': ({ companion }) => companion.connect('guest'),
  'pairing-guest': openPairing,
  'pairing-refused': (panel) => {
    panel.goDown(refusesOrigin);
    panel.setKey('none');
    panel.state.pairing.open();
  },
  'pairing-paired': ({ setKey, state }) => {
    setKey({ pairedAs: 'Firefox on Linux' });
    state.pairing.open();
  },
  'pairing-built': ({ state }) => state.pairing.open(),
  'pairing-other': async (panel) => {
    (await panel.openPairing()).address.value = 'workstation.home:11435';
  },
  'pairing-wrong-code': async (panel) => {
    await openPairing(panel);
    const error = { code: 'code_wrong', params: { cause: 'tries', left: 4 } } as const;
    return failPairing(panel, { about: 'code', code: 'refused', params: {}, error });
  },
  'pairing-wrong-address': async (panel) => {
    const address = 'https://aside.a-very-long-name-of-a-machine.example.org:8443';
    (await openPairing(panel)).address.value = address;
    const params = { address, isHere: false, secure: true };
    return failPairing(panel, { about: 'address', code: 'nothing_answers', params });
  },
  'pairing-impossible': async (panel) => {
    await openPairing(panel);
    const params = { address: '127.0.0.1:11435', version: '0.1.0' };
    return failPairing(panel, { about: 'nothing', code: 'too_old', params });
  },
  'pairing-under-way': async (panel) => {
    (await openPairing(panel)).pair();
  },
  'pairing-unrevoked': async ({ goDown, setKey, openPairing }) => {
    goDown(refusesOrigin);
    setKey({ pairedAs: 'Firefox on Linux' });
    (await openPairing()).forget();
    await settle();
    setKey('none');
  },
};

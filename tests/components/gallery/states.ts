import type { SourcePart } from '../../../protocol/question-parts.ts';
import { refuses } from '../../../sidebar/connection/connection-problems.ts';
import { FOR_CLIENTS } from '../../../sidebar/state/request-problems.ts';
import { inWords } from '../../helpers/in-words.ts';
import {
  createDemoTurn,
  DEMO_NOW,
  type DemoModels,
  demoModel,
  demoSummary,
  done,
  readerModel,
} from '../demo-models.ts';
import { awkwardAnswer, longAnswer, notedAnswer, shortAnswer, taggedAnswer } from './answers.ts';

const page: SourcePart = {
  type: 'page',
  title: 'How to Stream Ollama Responses over WebSockets',
  url: 'https://example.org/articles/streaming',
  language: 'en',
  text: 'x'.repeat(12_340),
  omittedChars: 0,
};

const selection: SourcePart = {
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
  demoSummary('Tax return 2025: what counts as home office?', 30, { pinned: true }),
  demoSummary('Why is the sky blue?', 0),
  demoSummary('Summary: How to Stream Ollama Responses over WebSockets, with the parts about cancelling', 0, {
    running: true,
  }),
  demoSummary('Rewrite of the release notes', 1),
  demoSummary('Difference between epoll and kqueue', 3),
  demoSummary('Übersetzung: Mietvertrag', 5),
  demoSummary('Bread with a long rise', 14),
  demoSummary('Names for a cat', 16),
  demoSummary('A talk about CRDTs', 170),
];

const refusesOrigin = refuses({
  address: '127.0.0.1:11435',
  secure: false,
  origin: 'moz-extension://4f1c1a1e-8f60-4b43-9a43-0a3c2d1b5e77',
  key: 'none',
});

/** What the panel can look like, by name. Those that begin with `history` are shown with the drawer open. */
export const states: Record<string, (models: DemoModels) => void> = {
  empty: () => {},
  'empty-no-shortcuts': ({ page }) => {
    page.offerSite.value = 'en.wikipedia.org';
  },
  'right-to-left': ({ conversation, composer }) => {
    composer.text.value = 'وماذا عن الغروب؟\nAnd in English, please.';
    conversation.turns.value = [
      createDemoTurn({
        question: 'لماذا السماء زرقاء؟\nPlease keep the word Rayleigh.',
        phase: 'done',
        content: 'لأن الهواء يشتت الضوء الأزرق أكثر من الأحمر (Rayleigh).',
        terminal: done(),
      }),
    ];
  },
  'waiting-offline': ({ conversation, connection }) => {
    connection.status.value = 'down';
    conversation.turns.value = [
      createDemoTurn({ receipts: [pageReceipt], phase: 'sending' }),
      createDemoTurn({ question: 'And this?', phase: 'sending', isKept: false }),
    ];
  },
  long: ({ conversation }) => {
    conversation.turns.value = [
      createDemoTurn({ phase: 'done', content: longAnswer, terminal: done() }),
      createDemoTurn({
        question: 'And at sunset?\nIn two sentences please.',
        phase: 'done',
        content: shortAnswer,
        terminal: done({ reason: 'length' }),
      }),
      createDemoTurn({
        task: 'summarise',
        question: '',
        receipts: [pageReceipt],
        phase: 'done',
        steps: [
          { code: 'reading_part', params: { part: 1, parts: 2 }, index: 1, count: 2 },
          { code: 'reading_part', params: { part: 2, parts: 2 }, index: 2, count: 2 },
        ],
        content: shortAnswer,
        terminal: done({ usage: null }),
      }),
    ];
  },
  streaming: ({ conversation }) => {
    conversation.turns.value = [
      createDemoTurn({
        question: 'What makes WebSockets a good fit for this?',
        receipts: [selectionReceipt],
        content: shortAnswer.slice(0, 330),
      }),
    ];
  },
  'follow-up': ({ conversation, composer }) => {
    conversation.turns.value = [createDemoTurn({ content: shortAnswer.slice(0, 200) })];
    composer.text.value = 'And what about the green flash,\nis it real?';
  },
  queued: ({ conversation }) => {
    conversation.turns.value = [
      createDemoTurn({ content: shortAnswer.slice(0, 200) }),
      createDemoTurn({ question: 'Who found that out?', phase: 'queued', position: 3, waitMs: 40_000 }),
    ];
  },
  loading: ({ conversation }) => {
    conversation.turns.value = [createDemoTurn({ phase: 'loading' })];
  },
  thinking: ({ conversation }) => {
    conversation.turns.value = [createDemoTurn({ phase: 'thinking', thinking: 'The user asks about the sky.' })];
  },
  steps: ({ conversation }) => {
    conversation.turns.value = [
      createDemoTurn({
        task: 'summarise',
        question: '',
        receipts: [pageReceipt],
        phase: 'loading',
        steps: [
          { code: 'reading_part', params: { part: 1, parts: 47 }, index: 1, count: 48 },
          {
            code: 'reading_part',
            params: { part: 2, parts: 47 },
            index: 2,
            count: 48,
            note: '- Air scatters short waves most.',
            leftMs: 540_000,
          },
          {
            code: 'reading_part',
            params: { part: 3, parts: 47 },
            index: 3,
            count: 48,
            note: '- Rayleigh found the law in 1871.',
            leftMs: 400_000,
          },
        ],
      }),
    ];
  },
  parts: ({ conversation }) => {
    const thought = { type: 'thinking', text: 'The user asks about the sky, and wants numbers.' };
    const parts = [
      { ...thought, ms: 12_300 },
      { type: 'step', code: 'left_out_exchanges', params: { count: 3 }, index: 1, count: 1 },
      { type: 'text', text: `${shortAnswer.split(';')[0]}.` },
      { ...thought, ms: 1_200 },
      { type: 'text', text: 'At sunset the way through the air is longer, and mostly red is left.' },
    ];
    const steps = [
      { type: 'step', code: 'reading_part', params: { part: 1, parts: 2 }, index: 1, count: 3 },
      {
        type: 'step',
        code: 'reading_part',
        params: { part: 2, parts: 2 },
        index: 2,
        count: 3,
        note: '- Air scatters short waves most.',
      },
      {
        type: 'step',
        code: 'writing_summary',
        params: {},
        index: 3,
        count: 3,
        note: '- Rayleigh found the law in 1871.',
      },
    ];
    conversation.turns.value = [
      createDemoTurn({ phase: 'done', parts, terminal: done() }),
      createDemoTurn({
        question: 'And the green flash?',
        phase: 'thinking',
        parts: [...steps, { ...thought, ms: 4_000 }],
      }),
    ];
  },
  'no-answer': ({ conversation }) => {
    conversation.turns.value = [
      createDemoTurn({ phase: 'done', thinking: 'The user asks.', terminal: done({ empty: 'thoughts' }) }),
    ];
  },
  repeated: ({ conversation }) => {
    conversation.turns.value = [
      createDemoTurn({
        phase: 'done',
        content: 'Air scatters blue light.\n'.repeat(6),
        terminal: done({ reason: 'repetition', usage: null }),
      }),
    ];
  },
  stopped: ({ conversation }) => {
    conversation.turns.value = [
      createDemoTurn({
        phase: 'cancelled',
        content: shortAnswer.slice(0, 180),
        terminal: { type: 'cancelled', turn: '', seq: 4 },
      }),
      createDemoTurn({ question: 'And now?', phase: 'answering', stopping: true, content: 'It is' }),
    ];
  },
  'companion-missing': ({ connection, models, conversation }) => {
    models.models.value = [];
    connection.status.value = 'down';
    connection.role.value = null;
    connection.problem.value = {
      title: 'The companion is not running',
      message: 'Nothing answers at 127.0.0.1:11435.',
      cure: 'Start it in the folder where Aside is installed. This panel connects by itself.',
      command: 'npm start',
      retryable: true,
    };
    conversation.turns.value = [createDemoTurn({ phase: 'sending', model: '' })];
  },
  'ollama-missing': ({ models }) => {
    models.models.value = [readerModel];
    models.problem.value = {
      title: 'Ollama is not running',
      message: 'Nothing answers at 127.0.0.1:11434, so the built-in reader answers by quoting the page.',
      cure: 'Start Ollama; Aside notices by itself.',
      command: 'ollama serve',
      retryable: false,
    };
  },
  'model-error': ({ conversation }) => {
    conversation.turns.value = [
      createDemoTurn({
        phase: 'error',
        content: shortAnswer.slice(0, 120),
        terminal: {
          type: 'error',
          turn: '',
          seq: 5,
          code: 'upstream_failed',
          params: inWords(
            'Ollama stopped while it answered: an error was encountered while running the model: unexpected EOF.',
            'The text so far is kept. Ask again; if it happens again, the model may need more memory than there is.',
          ),
          retryable: true,
        },
      }),
    ];
  },
  reconnecting: ({ connection, conversation }) => {
    connection.status.value = 'reconnecting';
    conversation.turns.value = [createDemoTurn({ content: shortAnswer.slice(0, 200) })];
  },
  'needs-access': ({ page }) => {
    page.status.value = 'needs-access';
    page.hint.value = 'Click Aside in the toolbar (or press Alt+A) to read this page.';
  },
  unreadable: ({ page }) => {
    page.status.value = 'unreadable';
    page.hint.value = 'The browser keeps its own pages to itself: Aside can’t read chrome://settings.';
  },
  reading: ({ page }) => {
    page.status.value = 'reading';
  },
  quote: ({ composer }) => {
    composer.attach(selection);
    composer.attach({ ...page, omittedChars: 2_000 });
    composer.text.value = 'Is that true for long answers too?';
  },
  guest: ({ composer, connection }) => {
    connection.role.value = 'guest';
    composer.attach(page);
    composer.text.value = 'What is this about?';
  },
  awkward: ({ conversation, composer }) => {
    const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
    conversation.turns.value = [
      createDemoTurn({
        question: `${word} https://example.org/${'very-long-path/'.repeat(12)}`,
        receipts: [{ ...selectionReceipt, title: `${word} ${word}`, excerpt: `${word}${word}${word}` }],
        model: 'hf.co/bartowski/Llama-3.2-3B-Instruct-GGUF:Q4_K_M',
        phase: 'done',
        content: awkwardAnswer,
        terminal: done({ model: 'hf.co/bartowski/Llama-3.2-3B-Instruct-GGUF:Q4_K_M' }),
      }),
    ];
    composer.attach({ ...page, title: `${word} ${word}` });
  },
  notes: ({ conversation }) => {
    conversation.turns.value = [
      createDemoTurn({ question: 'When is the tide high?', phase: 'done', content: notedAnswer, terminal: done() }),
    ];
  },
  'inline-tags': ({ conversation }) => {
    conversation.turns.value = [
      createDemoTurn({ question: 'What is water?', phase: 'done', content: taggedAnswer, terminal: done() }),
    ];
  },
  'model-picker': (models) => {
    const { list } = { list: models.models.models };
    list.value = [
      demoModel('llama3.2:3b', { loaded: true }),
      demoModel('qwen3:8b', { parameterSize: '8.2B', sizeBytes: 5_225_388_164 }),
      demoModel('hf.co/bartowski/Llama-3.2-3B-Instruct-GGUF:Q4_K_M'),
      demoModel('gpt-oss:120b-cloud', { parameterSize: '116.8B', sizeBytes: 0, remote: true }),
      readerModel,
    ];
    models.models.chosen.value = 'qwen3:8b';
    models.conversation.turns.value = [createDemoTurn({ phase: 'done', content: shortAnswer, terminal: done() })];
  },
  versions: ({ conversation }) => {
    const turn = createDemoTurn({ phase: 'done', content: shortAnswer, terminal: done({ saved: 'stored' }) });
    const other = createDemoTurn({ question: 'Why is it blue?' });
    const last = createDemoTurn({ question: 'And at sunset?', phase: 'done', content: 'Red.', terminal: done() });
    conversation.title.value = 'The colour of the sky';
    conversation.turns.value = [turn, last];
    conversation.branches.value = new Map([[turn.id, [createDemoTurn(), turn, other]]]);
  },
  interrupted: ({ conversation }) => {
    conversation.title.value = 'The colour of the sky';
    conversation.turns.value = [
      createDemoTurn({
        phase: 'cancelled',
        content: shortAnswer.slice(0, 120),
        terminal: { type: 'cancelled', turn: '', seq: 4 },
      }),
      createDemoTurn({
        question: 'And on Mars?',
        phase: 'error',
        content: shortAnswer.slice(0, 180),
        terminal: {
          type: 'error',
          turn: '',
          seq: 5,
          code: 'interrupted',
          params: inWords(
            'The companion stopped while it worked on this answer. The text so far is kept.',
            'Have it continued, or ask again.',
          ),
          retryable: true,
        },
      }),
    ];
  },
  'stopped-last': ({ conversation }) => {
    conversation.turns.value = [
      createDemoTurn({
        phase: 'cancelled',
        content: shortAnswer.slice(0, 180),
        terminal: { type: 'cancelled', turn: '', seq: 4 },
      }),
    ];
  },
  editing: ({ conversation }) => {
    conversation.turns.value = [
      createDemoTurn({
        question: 'Why is the sky blue, and since when do we know?',
        phase: 'done',
        content: shortAnswer,
        terminal: done({ saved: 'stored' }),
      }),
    ];
  },
  'earlier-turns': ({ conversation }) => {
    conversation.earlier.value = 'loading';
    conversation.turns.value = [createDemoTurn({ phase: 'done', content: shortAnswer, terminal: done() })];
  },
  opening: ({ conversation }) => {
    conversation.title.value = 'The colour of the sky';
    conversation.isOpening.value = true;
  },
  'chat-gone': ({ conversation }) => {
    conversation.problem.value = {
      title: 'That chat isn’t there any more',
      message: 'It was deleted, or it was temporary and is over.',
      cure: 'This is a new chat.',
      command: '',
      retryable: false,
    };
  },
  'temporary-new': ({ conversation }) => {
    conversation.temporary.value = true;
  },
  'editing-page': ({ conversation }) => {
    conversation.turns.value = [
      createDemoTurn({
        question: 'What makes WebSockets a good fit for this?',
        receipts: [pageReceipt, selectionReceipt],
        phase: 'done',
        content: shortAnswer,
        terminal: done(),
      }),
    ];
  },
  temporary: ({ conversation, history }) => {
    history.conversations.value = chats;
    conversation.temporary.value = true;
    conversation.turns.value = [createDemoTurn({ phase: 'done', content: shortAnswer, terminal: done() })];
  },
  undo: ({ history }) => {
    history.deleted.value = { conversation: 'x', title: 'Difference between epoll and kqueue' };
  },
  history: ({ history, conversation }) => {
    conversation.id.value = 'Why is the sky blue?';
    conversation.turns.value = [createDemoTurn({ phase: 'done', content: shortAnswer, terminal: done() })];
    history.conversations.value = chats;
    history.more.value = 'loading';
  },
  'history-unfolded': ({ history }) => {
    history.conversations.value = chats;
  },
  'history-rename': ({ history }) => {
    history.conversations.value = chats;
  },
  'history-search': ({ history }) => {
    history.query.value = 'web';
    const hit = (title: string, turn: string | null, text: string, ranges: [number, number][], days: number) => ({
      conversation: title,
      title,
      turn,
      snippet: { text, ranges },
      at: DEMO_NOW - days * 86_400_000,
    });
    history.search.value = {
      phase: 'found',
      query: 'web',
      hits: [
        hit('WebSockets or not', null, 'WebSockets or not', [[0, 3]], 0),
        hit(
          'Rewrite of the release notes',
          't1',
          '… one-way delivery, but WebSockets enable bidirectional communication: the client sends a message over the web …',
          [
            [24, 27],
            [107, 110],
          ],
          1,
        ),
        hit('A talk about CRDTs', 't2', '… on the web of today, merges …', [[9, 12]], 170),
      ],
    };
  },
  'history-nothing-found': ({ history }) => {
    history.query.value = 'xylophone';
    history.search.value = { phase: 'found', query: 'xylophone', hits: [] };
  },
  'history-empty': () => {},
  'history-loading': ({ history }) => {
    history.status.value = 'loading';
  },
  'history-failed': ({ history }) => {
    history.status.value = 'failed';
    history.problem.value = {
      title: 'Your chats can’t be listed',
      message: 'The companion’s database can’t be read: the disk is full.',
      cure: 'Make room on the disk, then try again.',
      command: '',
      retryable: true,
    };
  },
  'history-deleted': ({ history }) => {
    history.conversations.value = chats;
    history.deleted.value = { conversation: 'x', title: 'A chat with a title that is too long for any drawer' };
    history.failure.value = {
      title: 'The chat keeps its name',
      message: 'The companion did not answer in time.',
      cure: 'Try again.',
      command: '',
      retryable: true,
    };
  },
  'history-export-all': ({ history }) => {
    history.conversations.value = chats;
  },
  'history-exporting': ({ history, transfers }) => {
    history.conversations.value = chats;
    transfers.state.value = { phase: 'exporting', bytes: 3_400_000 };
  },
  'history-exported': ({ history, transfers }) => {
    history.conversations.value = chats;
    const name = 'Summary How to Stream Ollama Responses over WebSockets 2026-05-20.md';
    transfers.state.value = { phase: 'exported', name };
  },
  'history-importing': ({ transfers }) => {
    transfers.state.value = { phase: 'importing', share: 0.42 };
  },
  'history-import-preview': ({ history, transfers }) => {
    history.conversations.value = chats;
    const odd = [
      { title: 'Pasted log', reason: 'left_out', count: 1 },
      { title: 'A chat with a title that is too long for any drawer', reason: 'too_many_messages', count: 0 },
      { title: '', reason: 'not_a_chat', count: 0 },
    ];
    const preview = { program: 'Page Assist', chats: 128, turns: 900, skipped: 2, incomplete: 1, odd };
    transfers.state.value = { phase: 'preview', preview };
  },
  'history-imported': ({ history, transfers }) => {
    history.conversations.value = chats;
    transfers.state.value = { phase: 'imported', chats: chats.length };
  },
  'history-import-failed': ({ history, transfers }) => {
    history.conversations.value = chats;
    const problem = {
      title: 'Nothing was imported',
      message: 'The file is no export that Aside knows.',
      cure: 'Choose an export of Aside or Page Assist.',
      command: '',
      retryable: false,
    };
    transfers.state.value = { phase: 'failed', problem };
  },
  'companion-refuses': ({ connection, models, conversation }) => {
    models.models.value = [];
    connection.status.value = 'down';
    connection.role.value = null;
    connection.problem.value = refusesOrigin;
    conversation.turns.value = [createDemoTurn({ phase: 'sending', model: '' })];
  },
  'guest-refused': ({ connection, conversation }) => {
    connection.role.value = 'guest';
    conversation.turns.value = [
      createDemoTurn({
        task: 'summarise',
        question: '',
        receipts: [pageReceipt],
        phase: 'error',
        terminal: {
          type: 'error',
          turn: '',
          seq: 0,
          code: 'forbidden',
          params: inWords(
            'Pages and selections only go to a companion that this browser is paired with. Nothing was sent.',
            'Pair this browser (Companion… behind the model’s name, at the top). Then ask again.',
          ),
          retryable: false,
        },
      }),
    ];
  },
  'model-picker-empty': ({ models, connection }) => {
    models.models.value = [];
    connection.status.value = 'connecting';
    connection.role.value = null;
  },
  'history-guest': ({ history, connection }) => {
    connection.role.value = 'guest';
    history.status.value = 'failed';
    history.problem.value = FOR_CLIENTS;
  },
  'pairing-guest': ({ connection, pairing }) => {
    connection.role.value = 'guest';
    pairing.link.value = { address: '127.0.0.1:11435', key: 'none', name: '' };
    pairing.isOpen.value = true;
  },
  'pairing-refused': ({ connection, pairing, models }) => {
    models.models.value = [];
    connection.status.value = 'down';
    connection.role.value = null;
    connection.problem.value = refusesOrigin;
    pairing.link.value = { address: '127.0.0.1:11435', key: 'none', name: '' };
    pairing.isOpen.value = true;
  },
  'pairing-paired': ({ pairing }) => {
    pairing.link.value = { address: '127.0.0.1:11435', key: 'paired', name: 'Firefox on Linux' };
    pairing.isOpen.value = true;
  },
  'pairing-built': ({ pairing }) => {
    pairing.isOpen.value = true;
  },
  'pairing-other': ({ pairing }) => {
    pairing.isExposed.value = true;
    pairing.address.value = 'workstation.home:11435';
    pairing.isOpen.value = true;
  },
  'pairing-wrong-code': ({ connection, pairing }) => {
    connection.role.value = 'guest';
    pairing.link.value = { address: '127.0.0.1:11435', key: 'none', name: '' };
    pairing.code.value = '7k3m-q9tx';
    pairing.failure.value = {
      about: 'code',
      message: 'That is another code. 4 tries are left.',
      cure: 'Look at it again.',
    };
    pairing.isOpen.value = true;
  },
  'pairing-wrong-address': ({ connection, pairing }) => {
    connection.role.value = 'guest';
    pairing.link.value = { address: '127.0.0.1:11435', key: 'none', name: '' };
    pairing.code.value = '7k3m-q9tx';
    pairing.address.value = 'https://aside.a-very-long-name-of-a-machine.example.org:8443';
    pairing.failure.value = {
      about: 'address',
      message: 'Nothing answers at https://aside.a-very-long-name-of-a-machine.example.org:8443.',
      cure: 'See whether the companion runs there, and whether this machine is on its network.',
    };
    pairing.isOpen.value = true;
  },
  'pairing-impossible': ({ connection, pairing }) => {
    connection.role.value = 'guest';
    pairing.link.value = { address: '127.0.0.1:11435', key: 'none', name: '' };
    pairing.code.value = '7k3m-q9tx';
    pairing.failure.value = {
      about: 'nothing',
      message: 'The companion at 127.0.0.1:11435 is of another version (0.1.0) and can’t pair.',
      cure: 'Update the extension and the companion to the same version.',
    };
    pairing.isOpen.value = true;
  },
  'pairing-under-way': ({ connection, pairing }) => {
    connection.role.value = 'guest';
    pairing.link.value = { address: '127.0.0.1:11435', key: 'none', name: '' };
    pairing.code.value = '7k3m-q9tx';
    pairing.phase.value = 'pairing';
    pairing.isOpen.value = true;
  },
  'pairing-unrevoked': ({ connection, pairing, models }) => {
    models.models.value = [];
    connection.status.value = 'down';
    connection.role.value = null;
    connection.problem.value = refusesOrigin;
    pairing.link.value = { address: '127.0.0.1:11435', key: 'none', name: '' };
    pairing.unrevoked.value = 'Firefox on Linux';
    pairing.isOpen.value = true;
  },
};

import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { loadTurnEnd } from '../../components/conversation/LazyTurnEnd.tsx';
import { loadLiveRegion } from '../../components/LazyLiveRegion.tsx';
import { Panel } from '../../components/Panel.tsx';
import { loadErrorWords } from '../../components/problem-words.ts';
import { PANEL_KEYS } from '../../components/shortcuts.ts';
import type { TurnRecord } from '../../protocol/companion-messages.ts';
import { type AnySource, questionText, sourcesOf } from '../../protocol/question-parts.ts';
import type { TurnEvent } from '../../protocol/turn-events.ts';
import { pageReader } from '../../sidebar/state/page-state.ts';
import { eventually } from '../helpers/eventually.ts';
import type { OpenedTurn, Without } from '../helpers/fake-companion-connection.ts';
import { PAGE } from '../helpers/fake-page-browser.ts';
import { inWords } from '../helpers/in-words.ts';
import { settle } from '../helpers/settle.ts';
import {
  cancelled,
  createTestPanel,
  done,
  failed,
  type RecordedTurn,
  summary,
  type TestPanel,
  type TestPanelOptions,
  uuid,
} from '../helpers/test-panel.ts';

beforeAll(() => Promise.all([loadErrorWords(), loadLiveRegion(), loadTurnEnd(), pageReader.load()]));
afterEach(cleanup);

/** The panel, over a companion and a page that the test plays. */
async function show(prepare: (panel: TestPanel) => unknown = () => {}, options: TestPanelOptions = {}) {
  const panel = createTestPanel(options);
  onTestFinished(panel.dispose);
  await settle();
  await prepare(panel);
  const copyText = vi.fn(async () => {});
  const shortcuts = signal({ open: 'Alt+A', ask: '', summarise: 'Alt+S' });
  render(<Panel state={panel.state} shortcuts={shortcuts} copyText={copyText} />);
  return { ...panel, copyText };
}

/** What undoing means everywhere. */
const UNLISTED = 1;
const said = () => screen.getByRole('status').textContent?.trim();
const composer = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your question' });
const text = (words: string) => [{ type: 'text', text: words }];
/** What the companion was asked, in order. */
const asked = ({ companion }: Pick<TestPanel, 'companion'>) =>
  companion.turns.map(({ request }) => {
    const question = 'question' in request ? request.question : [];
    return { ...request, message: questionText(question), sources: sourcesOf(question) };
  });

describe('the empty panel', () => {
  it('has the keyboard in the composer', async () => {
    await show();
    expect(document.activeElement).toBe(composer());
  });

  it('starts a summary', async () => {
    const panel = await show();
    fireEvent.click(screen.getByRole('button', { name: /Summarise this page/ }));
    await settle();
    expect(asked(panel)).toMatchObject([{ task: 'summarise', message: '', sources: [PAGE], language: 'en' }]);
  });

  it('takes the page along', async () => {
    const panel = await show();
    fireEvent.click(screen.getByRole('button', { name: /Ask about this page/ }));
    await settle();
    expect([asked(panel), panel.state.composer.sources.value]).toEqual([[], [PAGE]]);
  });

  it('shows the shortcuts that are in force and no others', async () => {
    await show();
    expect([...document.querySelectorAll('kbd')].map((key) => key.textContent)).toEqual(['Alt+S', 'Alt+A']);
  });

  it('says how many kept chats are about the page, and shows them', async () => {
    const { companion } = await show(({ companion }) => {
      companion.respond('matching', ({ answer }) => answer({ type: 'matching', conversations: [uuid(1), uuid(2)] }));
    });
    fireEvent.click(await screen.findByRole('button', { name: '2 chats about this page' }));
    await screen.findByRole('button', { name: 'Remove the filter “About this page”' });
    const { request } = companion.requestOf('matching');
    expect(request).toMatchObject({ filter: { page: PAGE.url } });
  });

  it('says nothing of chats about the page in a private window, and asks nobody for them', async () => {
    const { companion, state } = await show(() => {}, { isPrivate: true });
    await settle();
    expect(state.pageChats).toBe(null);
    expect(companion.requests.filter(({ request }) => request.type === 'matching')).toEqual([]);
  });

  it('begins no other chat', async () => {
    await show();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'New chat' }).disabled).toBe(true);
  });
});

describe('a panel beside no page', () => {
  it('offers nothing about one', async () => {
    const { state, dispose } = createTestPanel({ hasPage: false });
    onTestFinished(dispose);
    const none = signal({ open: '', ask: '', summarise: '' });
    render(<Panel state={state} shortcuts={none} copyText={vi.fn()} />);
    screen.getByRole('heading', { name: 'Ask your own models' });
    screen.getByRole('switch', { name: /Temporary chat/ });
    expect(document.body.textContent).not.toMatch(/page|selection/i);
    expect(document.querySelector('kbd')).toBeNull();
  });
});

describe('a panel that pairs by the code of a link', () => {
  it('says so instead of what is the matter without a key, unless its screen does', async () => {
    const panel = await show(
      ({ goDown, state }) => {
        goDown({ code: 'not_paired_yet', params: { command: 'pair' } });
        void state.pairing.pairBy('7K3MQ9TX');
      },
      { role: null },
    );
    screen.getByRole('region', { name: 'Pairing…' });
    expect(screen.queryByRole('region', { name: 'This browser isn’t paired yet' })).toBeNull();
    await eventually(() => expect(panel.pairings).toHaveLength(1));
    expect(screen.queryByRole('region', { name: 'This browser isn’t paired yet' })).toBeNull();
    await panel.failPairing(new Error('no'));
    await screen.findByRole('region', { name: 'This browser isn’t paired yet' });
  });
});

describe('a conversation', () => {
  it('is named after its first question and can be left', async () => {
    const { state } = await show(({ openChat }) => openChat([{ message: 'Why?' }, { message: 'And then?' }]));
    screen.getByRole('heading', { level: 1, name: 'Why?' });
    composer().blur();
    fireEvent.click(screen.getByRole('button', { name: 'New chat' }));
    expect(state.conversation.isBlank.value).toBe(true);
    await eventually(() => expect(document.activeElement).toBe(composer()));
  });

  it('is laid out by its own words, paragraph by paragraph', async () => {
    await show(({ openChat }) => openChat([{ message: 'ما هذا؟\nWhat is this?' }]));
    expect(screen.getByText(/ما هذا/, { selector: 'p' }).dir).toBe('auto');
    expect(screen.getByRole('heading', { level: 1 }).dir).toBe('auto');
    expect(composer().dir).toBe('auto');
  });

  it('says what a task asked for where nobody typed', async () => {
    const receipt = { type: 'page', title: 'On streams', url: '', chars: 900, omittedChars: 0, excerpt: '' } as const;
    await show(({ openChat }) => openChat([{ task: 'summarise', message: '', receipts: [receipt] }]));
    screen.getByRole('heading', { level: 1, name: 'Summarise this page' });
    screen.getByText('900 characters');
  });

  it('says where only a newer Aside can show something, and shows the rest', async () => {
    const receipt = { type: 'hologram', title: 'tide.holo', url: '', chars: 0, omittedChars: 0, excerpt: '' };
    const answer = [...text('It '), { type: 'tool_call' }, ...text('rises.'), { type: 'x' }];
    await show(({ openChat }) => openChat([{ task: 'rhyme', message: '', receipts: [receipt], answer }]));
    screen.getByText('An attachment that needs a newer Aside');
    screen.getByText('Update Aside to see all of this answer');
    expect(screen.getAllByText('A question that needs a newer Aside').length).toBeGreaterThan(0);
    screen.getByText('rises.');
  });

  type Event = Without<TurnEvent, 'turn' | 'seq'>;
  it.each<[string, Event[], string]>([
    ['sending', [], 'Sending…'],
    ['queued', [{ type: 'queued', position: 1 }], 'Waiting in line: next'],
    ['queued', [{ type: 'queued', position: 4 }], 'Waiting in line: position 4'],
    ['queued', [{ type: 'queued', position: 1, waitMs: 41_200 }], 'Waiting in line: next, about 41 s'],
    ['queued', [{ type: 'queued', position: 2, waitMs: 130_000 }], 'Waiting in line: position 2, about 2 min'],
    ['loading', [{ type: 'loading', model: 'qwen3:8b' }], 'Loading qwen3:8b…'],
    ['thinking', [{ type: 'thinking', content: 'Hm.' }], 'Thinking…'],
  ])('says in words that it is %s', async (_phase, events, words) => {
    await show(async ({ ask }) => {
      const { say } = await ask();
      for (const event of events) say(event);
    });
    within(screen.getByRole('main')).getByText(words);
  });

  it('says in words that it is being stopped', async () => {
    await show(async ({ ask, state }) => {
      (await ask()).say({ type: 'token', content: 'It' });
      state.conversation.stop();
    });
    within(screen.getByRole('main')).getByText('Stopping…');
  });

  it('says that a question waits for the companion', async () => {
    await show(
      async ({ ask, goDown }) => {
        goDown();
        await ask();
      },
      { role: null },
    );
    screen.getByText('Will be sent when the companion is back');
  });

  it('says what an answer cost when that is asked for, and copies and asks it again', async () => {
    const panel = await show(({ openChat }) => openChat([{ message: 'Why?', answer: text('Because.') }]));
    expect(screen.queryByText(/tokens\/s/)).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'What was sent' }));
    await screen.findByText(/^41.3 tokens\/s/);
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    expect(panel.copyText).toHaveBeenCalledWith('Because.');
    fireEvent.click(screen.getByRole('button', { name: 'Answer again' }));
    await settle();
    expect(asked(panel)).toMatchObject([{ type: 'chat', message: 'Why?', parent: null }]);
  });

  it('keeps the text of an answer that failed, with cause and cure', async () => {
    const terminal = failed('upstream_failed', 'Ollama stopped.', 'Ask again.');
    await show(({ openChat }) => openChat([{ answer: text('Bec'), terminal }]));
    screen.getByText('Bec');
    screen.getByText('Ollama stopped.');
    screen.getByText('Ask again.');
    screen.getByRole('button', { name: 'Retry' });
  });

  it('stops on Escape wherever the focus is, and only while something runs', async () => {
    const { ask, state } = await show();
    fireEvent.keyDown(composer(), { key: 'Escape' });
    const opened = await ask();
    expect([opened.isCancelled, state.conversation.running.value?.stopping.value]).toEqual([false, false]);
    fireEvent.keyDown(await screen.findByRole('button', { name: 'Stop' }), { key: 'Escape' });
    expect(opened.isCancelled).toBe(true);
  });

  it('lets Escape close the model picker before it stops the answer', async () => {
    let opened: OpenedTurn | undefined;
    await show(async ({ ask }) => {
      opened = await ask();
    });
    fireEvent.click(screen.getByRole('button', { name: /^Model/ }));
    fireEvent.keyDown(await screen.findByRole('listbox'), { key: 'Escape' });
    expect(opened?.isCancelled).toBe(false);
  });
});

describe('the versions of a question', () => {
  /** Three questions that begin the same chat, of which the one in the middle is shown. */
  const showVersions = (last: RecordedTurn = {}, count = 3) =>
    show(({ openChat }) => {
      const versions = ['One?', 'Uno?', 'Eins?'].map((message) => ({ message, parent: null, answer: text(message) }));
      return openChat([...versions.slice(0, count - 1), { ...versions[count - 1], ...last }], { turn: uuid(2) });
    });

  it('are counted, and one step away from each other', async () => {
    await showVersions();
    within(screen.getByRole('group', { name: 'Version 2 of 3' })).getByText('2/3');
    fireEvent.click(screen.getByRole('button', { name: 'Previous version' }));
    await screen.findByRole('heading', { level: 1, name: 'One?' });
    fireEvent.click(screen.getByRole('button', { name: 'Next version' }));
    await screen.findByRole('heading', { level: 1, name: 'Uno?' });
    fireEvent.click(screen.getByRole('button', { name: 'Next version' }));
    await screen.findByRole('heading', { level: 1, name: 'Eins?' });
  });

  it('keep the focus on the button that was pressed, which each has anew', async () => {
    await showVersions();
    const previous = screen.getByRole('button', { name: 'Previous version' });
    previous.focus();
    fireEvent.click(previous);
    await screen.findByRole('heading', { level: 1, name: 'One?' });
    await eventually(() => {
      expect(previous.isConnected).toBe(false);
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Previous version' }));
    });
  });

  it('say that another one is being answered', async () => {
    await showVersions({ terminal: null });
    await screen.findByText('another version is being answered');
  });

  it('have ends that keep the focus and lead nowhere', async () => {
    const { state } = await showVersions({}, 2);
    const next = screen.getByRole('button', { name: 'Next version' });
    expect(next.getAttribute('aria-disabled')).toBe('true');
    const before = state.conversation.turns.value;
    next.focus();
    fireEvent.click(next);
    expect([state.conversation.turns.value, document.activeElement]).toEqual([before, next]);
  });
});

describe('a part of an answer', () => {
  async function select(role: 'client' | 'guest') {
    const panel = await show(({ openChat }) => openChat([{ message: 'Why?', answer: text('Because of the air.') }]), {
      role,
    });
    const words = await screen.findByText('Because of the air.');
    const range = document.createRange();
    range.selectNodeContents(words);
    getSelection()?.addRange(range);
    document.dispatchEvent(new Event('selectionchange'));
    await screen.findByRole('button', { name: 'Quote' });
    return panel;
  }

  it('is quoted for the next question by a button and by a key, once, and the composer has the keyboard', async () => {
    const { state } = await select('client');
    fireEvent.keyDown(screen.getByRole('main'), { key: 'q' });
    const quote = { type: 'selection', text: 'Because of the air.', turn: uuid(1), title: '', url: '' };
    await eventually(() => expect(state.composer.sources.value).toMatchObject([quote]));
    expect(document.activeElement).toBe(composer());
    expect(screen.getByRole('list', { name: 'Attachments' }).textContent).toContain('From an answer');
    fireEvent.keyDown(composer(), { key: 'q' });
    expect(state.composer.sources.value).toHaveLength(1);
  });

  it('is quoted in words where nothing may go along', async () => {
    const { state } = await select('guest');
    fireEvent.click(screen.getByRole('button', { name: 'Quote' }));
    await eventually(() => expect(state.composer.text.value).toBe('> Because of the air.\n\n'));
  });
});

describe('the list of keys', () => {
  it('opens by ? where nothing is typed, and has every key of the panel', async () => {
    await show();
    fireEvent.keyDown(composer(), { key: '?' });
    await settle();
    expect(screen.queryByRole('dialog')).toBe(null);
    fireEvent.keyDown(screen.getByRole('main'), { key: '?' });
    const list = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(list.querySelectorAll('dt')).toHaveLength(Object.keys(PANEL_KEYS).length - UNLISTED + 2);
    expect(list.textContent).toContain('Alt+S'.replace('+', ''));
  });
});

describe('editing a question', () => {
  const showAsked = (values: RecordedTurn = {}, ...more: RecordedTurn[]) =>
    show(({ openChat }) => openChat([{ message: 'Why?', answer: text('So.'), ...values }, ...more]));
  const edit = () => {
    fireEvent.click(screen.getByRole('button', { name: 'Edit' }));
    return screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Edit your question' });
  };

  it('asks the new words by Enter', async () => {
    const panel = await showAsked();
    const field = await edit();
    expect([field.value, document.activeElement]).toEqual(['Why?', field]);
    fireEvent.input(field, { target: { value: 'Why not? ' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await settle();
    expect(asked(panel)).toMatchObject([{ message: 'Why not?', parent: null }]);
    expect(asked(panel)[0]?.sources).toEqual([]);
    await eventually(() => expect(screen.queryByRole('textbox', { name: 'Edit your question' })).toBe(null));
  });

  it('begins by Up in an empty composer, and Escape leads back there', async () => {
    const panel = await showAsked({ message: 'First?' }, { message: 'Last?' });
    composer().focus();
    fireEvent.keyDown(composer(), { key: 'ArrowUp' });
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Edit your question' });
    expect([field.value, document.activeElement]).toEqual(['Last?', field]);
    fireEvent.keyDown(field, { key: 'Escape' });
    await eventually(() => expect(document.activeElement).toBe(composer()));
    expect(asked(panel)).toEqual([]);
    fireEvent.input(composer(), { target: { value: 'x' } });
    await settle();
    fireEvent.keyDown(composer(), { key: 'ArrowUp' });
    await settle();
    expect(screen.queryByRole('textbox', { name: 'Edit your question' })).toBe(null);
  });

  it('shows what went along, and leaves out what is taken out of it', async () => {
    const about = { url: 'https://example.org/', language: '', text: '', omittedChars: 0 };
    const receipts: AnySource[] = [
      { ...about, type: 'page', title: 'Tides', chars: 1_234, excerpt: '' },
      { ...about, type: 'selection', title: 'Winds', chars: 4, excerpt: 'Gale' },
    ];
    const panel = await showAsked({ receipts });
    const field = await edit();
    const chips = await screen.findByRole('list', { name: 'Attachments' });
    expect(chips.textContent).toMatch(/Tides1.?234 characters/);
    expect(chips.textContent).toContain('Gale');
    fireEvent.click(screen.getByRole('button', { name: 'Remove Page: Tides' }));
    await eventually(() => expect(screen.queryByText('Tides')).toBe(null));
    expect(document.activeElement).toBe(field);
    fireEvent.keyDown(field, { key: 'Enter' });
    await settle();
    expect(asked(panel)).toMatchObject([{ message: 'Why?', sources: [receipts[1]] }]);
  });

  it('changes nothing by Escape, which stops no answer either, and goes back to the button', async () => {
    const { companion } = await showAsked({}, { message: 'And?', terminal: null });
    fireEvent.keyDown(await edit(), { key: 'Escape' });
    await eventually(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Edit' })));
    expect(companion.turns.map(({ request, isCancelled }) => [request.turn, isCancelled])).toEqual([[uuid(2), false]]);
  });

  it('keeps the indent of its first line', async () => {
    const panel = await showAsked();
    const field = await edit();
    fireEvent.input(field, { target: { value: '\n  if (x)\n    y()\n' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await settle();
    expect(asked(panel)).toMatchObject([{ message: '  if (x)\n    y()' }]);
  });

  it('stays open while an input method takes its keys', async () => {
    const panel = await showAsked();
    const field = await edit();
    fireEvent.input(field, { target: { value: 'なぜ' } });
    for (const key of ['Enter', 'Escape']) fireEvent.keyDown(field, { key, keyCode: 229 });
    await settle();
    expect([screen.queryByRole('textbox', { name: 'Edit your question' }), asked(panel)]).toEqual([field, []]);
  });

  it('asks nothing that is empty or the same', async () => {
    const panel = await showAsked();
    fireEvent.keyDown(await edit(), { key: 'Enter' });
    await screen.findByRole('button', { name: 'Edit' });
    const again = await edit();
    fireEvent.input(again, { target: { value: '  ' } });
    fireEvent.keyDown(again, { key: 'Enter' });
    await settle();
    expect(asked(panel)).toEqual([]);
  });

  it.each<[string, RecordedTurn]>([
    ['runs', { terminal: null }],
    ['was never typed', { message: '', task: 'summarise' }],
  ])('is not offered for one that %s', async (_why, values) => {
    await showAsked(values);
    expect(screen.queryByRole('button', { name: 'Edit' })).toBe(null);
  });
});

describe('an answer that is not whole', () => {
  it.each<[string, TurnRecord['terminal'], string | RegExp]>([
    ['stopped', cancelled, 'Stopped before the end'],
    ['interrupted', failed('interrupted', 'The companion stopped.', 'Ask again.'), 'Interrupted'],
    ['cut', done({ reason: 'length' }), /^Cut off/],
  ])('says that it was %s, and goes on', async (_how, terminal, words) => {
    const panel = await show(({ openChat }) => openChat([{ answer: text('Half'), terminal }]));
    screen.getByText(words);
    fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
    await settle();
    expect(asked(panel)).toMatchObject([{ message: 'Go on where you stopped.', parent: uuid(1) }]);
  });

  it('says that a summary was stopped which had read some of its parts, and no word was written yet', async () => {
    const step = { type: 'step', code: 'reading_part', params: { part: 3, parts: 17 }, index: 3, count: 18 } as const;
    await show(({ openChat }) => openChat([{ answer: [step], terminal: cancelled }]));
    screen.getByText('Stopped before the end');
  });

  it('goes on only where nothing follows it, and from something', async () => {
    await show(({ openChat }) => openChat([{ answer: text('Half'), terminal: cancelled }, { terminal: cancelled }]));
    screen.getByText('Stopped before the end');
    screen.getByText('Stopped before it started');
    expect(screen.queryByRole('button', { name: 'Continue' })).toBe(null);
  });
});

describe('a chat that is opened', () => {
  const requests = ({ companion }: TestPanel) =>
    companion.requests.map(({ request }) => request).filter(({ type }) => type === 'conversation');

  it('says that it is on its way', async () => {
    await show(({ state }) => state.conversation.open(uuid(0xc1)));
    screen.getByText('Opening this chat…');
    expect(screen.queryByText('Ask beside the page')).toBe(null);
  });

  it('asks for earlier turns by itself where there is room for them, and says when they do not come', async () => {
    const panel = await show(({ openChat }) => openChat([{ turn: uuid(2), parent: uuid(1) }], { next: 'before 2' }));
    await eventually(() => expect(requests(panel)).toMatchObject([{}, { before: 'before 2' }]));
    panel.companion.requestOf('conversation').refuse({ code: 'internal', params: inWords('The disk is full.') });
    fireEvent.click(await screen.findByRole('button', { name: /^Couldn’t load earlier questions/ }));
    expect(requests(panel)).toMatchObject([{}, { before: 'before 2' }, { before: 'before 2' }]);
  });

  it('says why it can’t be shown', async () => {
    const panel = await show(async ({ state, companion }) => {
      state.conversation.open(uuid(0xc1));
      companion.requestOf('conversation').refuse({ code: 'internal', params: inWords('The disk is full.') });
      await settle();
    });
    screen.getByText('The disk is full.');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(requests(panel)).toHaveLength(2);
  });

  it('bears the title that it has in the list', async () => {
    await show(({ openChat }) => openChat([{ message: 'Why?' }], { title: 'The sky' }));
    screen.getByRole('heading', { level: 1, name: 'The sky' });
  });
});

describe('a temporary chat', () => {
  it('is chosen before it begins, and says so in the header', async () => {
    const panel = await show();
    const choice = screen.getByRole('switch', { name: /Temporary chat/ });
    expect(choice.getAttribute('aria-checked')).toBe('false');
    fireEvent.click(choice);
    await screen.findByRole('heading', { level: 1, name: 'Temporary chat' });
    await panel.ask('Why?');
    await screen.findByRole('heading', { level: 1, name: 'Why?' });
    within(screen.getByRole('banner')).getByText('Temporary');
    expect(asked(panel)).toMatchObject([{ temporary: true }]);
  });

  it('is no choice of a guest, of whom nothing is kept', async () => {
    await show(() => {}, { role: 'guest' });
    expect(screen.queryByRole('switch')).toBe(null);
  });
});

describe('the way to the companion', () => {
  it('is at an answer that needs a key, and leads to the composer once this browser is paired', async () => {
    const { state, endPairing, companion } = await show(
      async ({ ask }) => {
        const { tell, request } = await ask('', { task: 'summarise', sources: [PAGE] });
        const params = { cause: 'needs_pairing' };
        tell({ type: 'error', turn: request.turn, code: 'forbidden', params, retryable: false });
      },
      { role: 'guest' },
    );
    fireEvent.click(screen.getByRole('button', { name: 'Pair this browser' }));
    await screen.findByRole('dialog', { name: 'Companion' });
    state.pairing.loaded.value?.pair();
    await endPairing('Firefox on Linux');
    companion.connect('client');
    await eventually(() => expect(screen.queryByRole('dialog')).toBe(null));
    await eventually(() => expect(document.activeElement).toBe(composer()));
    await eventually(() => expect(said()).toBe('Paired'));
  });

  it('is where a guest looks for chats', async () => {
    await show(() => {}, { role: 'guest' });
    fireEvent.click(screen.getByRole('button', { name: 'Chats' }));
    const chats = await screen.findByRole('dialog', { name: 'Chats' });
    fireEvent.click(await within(chats).findByRole('button', { name: 'Pair this browser' }));
    await screen.findByRole('dialog', { name: 'Companion' });
    expect(screen.queryByRole('dialog', { name: 'Chats' })).toBe(null);
  });
});

describe('the way to the chats', () => {
  it('opens the drawer, and gets the focus back when it closes', async () => {
    const { ask } = await show();
    const opened = await ask();
    const button = screen.getByRole('button', { name: 'Chats' });
    fireEvent.click(button);
    const dialog = await screen.findByRole('dialog', { name: 'Chats' });
    expect(button.getAttribute('aria-expanded')).toBe('true');
    fireEvent.keyDown(within(dialog).getByRole('searchbox'), { key: 'Escape' });
    await eventually(() => expect(screen.queryByRole('dialog')).toBe(null));
    expect(document.activeElement).toBe(button);
    expect(opened.isCancelled).toBe(false);
  });

  it('is Ctrl+K as well, from a field, to which the focus goes back', async () => {
    await show();
    composer().focus();
    // What the browser would do by it is off.
    expect(fireEvent.keyDown(composer(), { key: 'k', ctrlKey: true })).toBe(false);
    const dialog = await screen.findByRole('dialog', { name: 'Chats' });
    fireEvent.keyDown(within(dialog).getByRole('searchbox'), { key: 'Escape' });
    await eventually(() => expect(screen.queryByRole('dialog')).toBe(null));
    expect(document.activeElement).toBe(composer());
  });

  it('leads to the composer when a chat was opened', async () => {
    const { state } = await show(({ listChats }) => listChats([summary(1, 'Tides', 0)]));
    fireEvent.click(screen.getByRole('button', { name: 'Chats' }));
    fireEvent.click(await screen.findByTitle('Tides'));
    expect(state.conversation.id.value).toBe(uuid(1));
    await eventually(() => expect(document.activeElement).toBe(composer()));
  });

  it('says how many of the others are being answered', async () => {
    const { companion } = await show(async ({ listChats, openChat }) => {
      await openChat([{}], { conversation: uuid(1) });
      await listChats([summary(1, 'Shown', 0, { running: true }), summary(2, 'Other', 0, { running: true })]);
    });
    screen.getByRole('button', { name: 'Chats: one is answering' });
    companion.tellChange({ type: 'changed', conversation: summary(2, 'Other', 0) });
    await screen.findByRole('button', { name: 'Chats' });
  });

  it('is not needed to undo what was deleted', async () => {
    const { companion } = await show(async ({ listChats, loadHistory }) => {
      await listChats([summary(1, 'Tides', 0)]);
      (await loadHistory()).remove(uuid(1));
    });
    await screen.findByText('Deleted “Tides”');
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(companion.requestOf('restore').request).toMatchObject({ conversation: uuid(1) });
  });
});

describe('what a screen reader is told', () => {
  it('follows an answer from its beginning to its end, and never its tokens', async () => {
    const { ask } = await show();
    const { say } = await ask();
    await eventually(() => expect(said()).toBe('Question sent'));
    say({ type: 'token', content: 'Because' });
    await eventually(() => expect(said()).toBe('Answering'));
    say({ type: 'token', content: ' the air' });
    say(done());
    await eventually(() => expect(said()).toBe('Answer finished'));
  });

  it('hears the end of an answer while the next question already waits', async () => {
    const { ask } = await show();
    const first = await ask();
    first.say({ type: 'token', content: 'It' });
    const second = await ask('And then?');
    second.say({ type: 'queued', position: 1 });
    await eventually(() => expect(said()).toContain('Waiting in line: next'));
    first.say(done());
    await eventually(() => expect(said()).toBe('Answer finished'));
  });

  it('hears that a quote landed', async () => {
    const { state } = await show();
    state.composer.attach({ ...PAGE, type: 'selection' });
    await eventually(() => expect(said()).toBe('A quote from “On streams” is attached to your question.'));
  });

  it('hears that the page can’t be read', async () => {
    const { state, page } = await show();
    page.becomePdf();
    state.page?.summarise();
    await eventually(() => expect(said()).toMatch(/a PDF/));
  });

  it('hears that the chat can’t be shown', async () => {
    const { state, companion } = await show();
    state.conversation.open(uuid(0xc1));
    companion.requestOf('conversation').refuse({ code: 'internal', params: inWords('The disk is full.') });
    await eventually(() => expect(said()).toBe('Couldn’t show this chat'));
  });

  it('hears that no model can be asked', async () => {
    const { loseOllama } = await show();
    await loseOllama();
    await eventually(() => expect(said()).toBe('Ollama isn’t answering'));
  });

  it('hears the same words again when they are said again', async () => {
    const { state } = await show();
    const spoken = () => screen.getByRole('status').textContent;
    const land = async () => {
      const before = spoken();
      state.composer.take();
      await eventually(() => expect(state.composer.announcement.value).toBe(null));
      state.composer.attach(PAGE);
      await eventually(() => expect(spoken()).not.toBe(before));
      return spoken();
    };
    const heard = [await land(), await land(), await land()];
    const words = 'The page “On streams” is attached to your question.';
    expect(new Set(heard).size).toBe(2);
    expect(heard.map((each) => each?.trim())).toEqual([words, words, words]);
  });

  it('hears what keeps the panel from working', async () => {
    const { goDown } = await show();
    goDown();
    await eventually(() => expect(said()).toBe('Aside’s companion isn’t running'));
  });
});

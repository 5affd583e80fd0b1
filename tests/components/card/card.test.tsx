import { signal } from '@preact/signals';
import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Card } from '../../../components/card/Card.tsx';
import { lazyCiting } from '../../../components/markdown/citations/lazy-citing.ts';
import { speakLanguage } from '../../../components/speak-language.ts';
import type { TurnEvent } from '../../../protocol/turn-events.ts';
import { createCardState } from '../../../sidebar/card/card-state.ts';
import english from '../../../words/english-words.ts';
import { loadWords } from '../../../words/load-words.ts';
import { speak } from '../../../words/speaking.ts';
import { drawnDuring } from '../../helpers/drawn-during.ts';
import { eventually } from '../../helpers/eventually.ts';
import type { Without } from '../../helpers/fake-companion-connection.ts';
import { done, uuid } from '../../helpers/test-panel.ts';

afterEach(cleanup);

type Event = Without<TurnEvent, 'turn' | 'seq'>;

const WORDS: Event = { type: 'token', content: 'Some **words**' };
const STOPPED: Event = { type: 'cancelled' };

/** A card in whose turn this happened. */
function setUp(...events: Event[]) {
  const { state, observer, markStopping } = createCardState(uuid(1), '', () => {});
  const say = (event: Event) => observer.event({ ...event, turn: uuid(1), seq: 1 } as TurnEvent);
  for (const event of events) say(event);
  const turns = signal([state]);
  const canAsk = signal(false);
  const draft = signal('');
  const conversation = {
    turns,
    canAsk,
    draft,
    ask: vi.fn(),
    stop: vi.fn(),
    continueInPanel: vi.fn(),
    showPassage: vi.fn(),
    close: vi.fn(),
  };
  const actions = { citing: lazyCiting, close: vi.fn(), copyText: vi.fn(async () => {}), insert: vi.fn() };
  const view = render(<Card conversation={conversation} actions={actions} />);
  const button = (name: string) => view.getByRole('button', { name }) as HTMLButtonElement;
  const status = () => view.getByRole('status').textContent;
  return {
    observer,
    markStopping,
    conversation,
    actions,
    view,
    button,
    status,
    say: (event: Event) => act(() => say(event)),
  };
}

describe('card', () => {
  it('renders the answer’s Markdown as it grows', async () => {
    const { say, view } = setUp(WORDS);
    expect(view.container.querySelector('strong')?.textContent).toBe('words');
    say({ type: 'token', content: ' and more' });
    say(done());
    expect(await view.findByText(/and more/)).toBeDefined();
  });

  it('draws nothing anew for a token: the text alone follows it', async () => {
    const { say } = setUp(WORDS);
    expect(await drawnDuring(async () => say({ type: 'token', content: ' and more' }))).toEqual([]);
  });

  it('says how far long work is, and what is wrong with an answer that ended', () => {
    const { say, status } = setUp({ type: 'loading', model: 'small' });
    expect(status()).toContain('small');
    say({ type: 'step', code: 'reading_part', params: { part: 2, parts: 47 }, index: 2, count: 48 });
    expect(status()).toBe('Reading part 2 of 47');
    say(done({ model: 'small', reason: 'length', empty: 'no_room' }));
    expect(status()).toContain('no room left');
  });

  it('keeps saying what the model was not given, above the answer', () => {
    const { say, status, view } = setUp(
      { type: 'step', code: 'left_out_exchanges', params: { count: 1 }, index: 1, count: 1 },
      { type: 'step', code: 'left_out_exchanges', params: { count: 3 }, index: 1, count: 1 },
      { type: 'step', code: 'looking_for_passages', params: { passages: 120 }, index: 1, count: 2 },
      { type: 'step', code: 'chose_passages', params: { passages: 5, of: 120 }, index: 2, count: 2, passages: [] },
    );
    const limits = () => [...view.container.querySelectorAll('.card-limit')].map(({ textContent }) => textContent);
    expect([status(), limits()]).toEqual(['Sent 5 of 120 passages: the rest did not fit the model', []]);
    say(WORDS);
    say(done());
    expect(limits()).toEqual([
      'Leaving out the oldest 3 questions and answers: too much for the model',
      'Sent 5 of 120 passages: the rest did not fit the model',
    ]);
    expect(status()).not.toContain('passages');
  });

  it('speaks another language as soon as it is chosen, and keeps what is typed', async () => {
    const chosen = signal('en');
    const stop = await speakLanguage({ chosen, preferred: [], load: loadWords, tell() {} });
    onTestFinished(() => {
      stop();
      // What other tests of this process read.
      speak(english);
    });
    const { view, conversation, say } = setUp(WORDS);
    await act(() => {
      conversation.canAsk.value = true;
    });
    fireEvent.input(view.getByPlaceholderText('Ask a follow-up'), { target: { value: 'And then?' } });
    chosen.value = 'de';
    expect(await view.findByRole('button', { name: 'Stopp' })).toBeDefined();
    expect(view.getByRole('button', { name: 'Schließen' })).toBeDefined();
    expect((view.getByRole('textbox') as HTMLTextAreaElement).value).toBe('And then?');
    await say(STOPPED);
    expect(view.getByRole('status').textContent).toBe('Vor dem Ende gestoppt');
    chosen.value = 'pl';
    expect(await view.findByRole('button', { name: 'Zamknij' })).toBeDefined();
  });

  it('stops, goes on in the panel and closes', () => {
    const { actions, conversation, button } = setUp(WORDS);
    fireEvent.click(button('Stop'));
    fireEvent.click(button('Continue in panel'));
    fireEvent.click(button('Close'));
    const { stop, continueInPanel } = conversation;
    for (const action of [stop, continueInPanel, actions.close]) expect(action).toHaveBeenCalledOnce();
  });

  it('puts an answer that has ended into the field that the selection came from', () => {
    const { actions, button, view, say } = setUp(WORDS);
    expect(view.queryByRole('button', { name: 'Insert into the text field' })).toBeNull();
    say(done());
    fireEvent.click(button('Insert into the text field'));
    expect(actions.insert).toHaveBeenCalledWith('Some **words**');
  });

  it('takes a follow-up once that can be asked, and shows it with its answer', () => {
    const { conversation, view, button } = setUp(WORDS, done());
    expect(view.queryByRole('textbox')).toBeNull();
    act(() => {
      conversation.canAsk.value = true;
    });
    const field = view.getByRole('textbox', { name: 'Your question' });
    expect(button('Send').disabled).toBe(true);
    fireEvent.input(field, { target: { value: 'How many?' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect([conversation.draft.value, conversation.ask.mock.calls.length]).toEqual(['How many?', 1]);
    conversation.draft.value = '';
    const { state } = createCardState(uuid(2), 'How many?', () => {});
    act(() => {
      conversation.turns.value = [...conversation.turns.peek(), state];
    });
    expect(view.container.querySelector('.card-question')?.textContent).toBe('How many?');
    expect(view.container.querySelector('strong')?.textContent).toBe('words');
  });

  it('shows what an answer cites, and leads to it', async () => {
    await lazyCiting.load();
    const passages = [{ number: 1, text: 'The ferry leaves at nine.', title: 'Ferries', url: 'https://a.test/' }];
    const { conversation, say, view } = setUp({
      type: 'step',
      code: 'chose_passages',
      params: {},
      index: 2,
      count: 2,
      passages,
    });
    await say({ type: 'token', content: 'The ferry leaves at nine [1]. The museum has 40 paintings [1].' });
    await say(done());
    fireEvent.click(view.getByRole('link', { name: 'Passage 1 of Ferries' }));
    expect(conversation.showPassage).toHaveBeenCalledWith(passages[0]);
    expect(view.getByRole('link', { name: 'Passage 1 of Ferries. Not found in the passage' })).toBeDefined();
  });

  it('copies the whole answer as Markdown', () => {
    const { actions, button } = setUp(WORDS);
    fireEvent.click(button('Copy'));
    expect(actions.copyText).toHaveBeenCalledWith('Some **words**');
  });

  it('offers Stop while the answer runs, and Copy once there is something', () => {
    const running = setUp();
    expect(running.view.queryByRole('button', { name: 'Copy' })).toBeNull();
    expect(running.button('Stop')).toBeDefined();
    cleanup();
    const ended = setUp(WORDS, STOPPED);
    expect(ended.view.queryByRole('button', { name: 'Stop' })).toBeNull();
    expect(ended.button('Copy')).toBeDefined();
  });

  it.each<[string, Event[], string]>([
    ['on its way', [], 'Sending…'],
    ['next in line', [{ type: 'queued', position: 1 }], 'Waiting in line: next'],
    ['in line', [{ type: 'queued', position: 3 }], 'Waiting in line: position 3'],
    ['being loaded', [{ type: 'loading', model: 'm' }], 'Loading m…'],
    ['thought about', [{ type: 'thinking', content: 'hm' }], 'Thinking…'],
    ['being given', [WORDS], ''],
    ['whole', [WORDS, done({ model: 'm' })], 'm'],
    ['cut', [WORDS, done({ model: 'm', reason: 'length' })], 'Cut off at the length limitm'],
    ['repetition', [WORDS, done({ model: 'm', reason: 'repetition' })], 'Stopped: the model repeated itselfm'],
    ['stopped before it started', [STOPPED], 'Stopped before it started'],
    ['stopped', [WORDS, STOPPED], 'Stopped before the end'],
  ])('says that the answer is %s', (_how, events, text) => {
    expect(setUp(...events).status()).toBe(text);
  });

  it('says what went wrong, or that it can’t be had any more', async () => {
    const { observer, status, view } = setUp(WORDS);
    act(() => observer.failed({ code: 'interrupted', params: {} }));
    await eventually(() =>
      expect(status()).toBe('The companion was stopped while it was answering.Ask again when it’s running.'),
    );
    expect(view.queryByRole('button', { name: 'Stop' })).toBeNull();
    cleanup();
    const lost = setUp();
    act(() => lost.observer.lost('gone'));
    expect(lost.status()).toBe('This answer is no longer here.Select the text and ask again.');
  });

  it('says that it is being stopped, until it is', () => {
    const { markStopping, status, say } = setUp(WORDS);
    act(markStopping);
    expect(status()).toBe('Stopping…');
    say(STOPPED);
    expect(status()).toBe('Stopped before the end');
  });

  it('shows what a snapshot says in place of what it had', async () => {
    const { observer, view } = setUp(WORDS);
    act(() => observer.snapshot({ type: 'snapshot', turn: uuid(1), seq: 2, parts: [{ type: 'text', text: 'New.' }] }));
    await eventually(() => expect(view.container.querySelector('.card-body')?.textContent).toBe('New.'));
  });

  it('says what keeps it from the companion, and what to do, until the answer has ended', async () => {
    const { observer, status, say } = setUp();
    const problem = { code: 'companion_not_running', params: { address: '127.0.0.1:1' }, retryable: true } as const;
    const said = 'Aside’s companion isn’t runningRun npm start in Aside’s folder. The panel will connect by itself.';
    act(() => observer.problem(problem));
    await eventually(() => expect(status()).toBe(said));
    const command = 'npm run aside pair';
    act(() => observer.problem({ code: 'not_paired_yet', params: { command }, retryable: true }));
    expect(status()).toMatch(/^This browser isn’t paired yetPair this browser: .*npm run aside pair$/);
    act(() => observer.problem({ ...problem }));
    expect(status()).toBe(said);
    say(STOPPED);
    act(() => observer.problem(problem));
    expect(status()).toBe('Stopped before it started');
  });

  it('is a labelled dialog, and each of its buttons says what it does', () => {
    const { view } = setUp(WORDS);
    expect(view.getByRole('dialog', { name: 'Aside' })).toBeDefined();
    const names = view.getAllByRole('button').map((button) => button.getAttribute('aria-label'));
    expect(names).toEqual(['Stop', 'Copy', 'Continue in panel', 'Close']);
  });
});

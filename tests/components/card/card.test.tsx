import { act, cleanup, configure, render } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Card } from '../../../components/card/Card.tsx';
import type { TurnEvent } from '../../../protocol/turn-events.ts';
import { createCardState } from '../../../sidebar/card/card-state.ts';
import { eventually } from '../../helpers/eventually.ts';
import type { Without } from '../../helpers/fake-companion-connection.ts';
import { done, uuid } from '../../helpers/test-panel.ts';

// Limits only what hangs, also on a machine that is busy.
configure({ asyncUtilTimeout: 15_000 });

afterEach(cleanup);

type Event = Without<TurnEvent, 'turn' | 'seq'>;

const WORDS: Event = { type: 'token', content: 'Some **words**' };
const STOPPED: Event = { type: 'cancelled' };

/** A card in whose turn this happened. */
function setUp(...events: Event[]) {
  const { state, observer, markStopping } = createCardState(uuid(1), () => {});
  const say = (event: Event) => observer.event({ ...event, turn: uuid(1), seq: 1 } as TurnEvent);
  for (const event of events) say(event);
  const actions = { stop: vi.fn(), continueInPanel: vi.fn(), close: vi.fn(), copyText: vi.fn(async () => {}) };
  const view = render(<Card state={state} actions={actions} />);
  const button = (name: string) => view.getByRole('button', { name }) as HTMLButtonElement;
  const status = () => view.getByRole('status').textContent;
  return { observer, markStopping, actions, view, button, status, say: (event: Event) => act(() => say(event)) };
}

/** A click as the browser makes it; what a script dispatches is not trusted. */
function clickForReal(element: Element): void {
  const click = new MouseEvent('click', { bubbles: true });
  Object.defineProperty(click, 'isTrusted', { value: true });
  element.dispatchEvent(click);
}

describe('card', () => {
  it('renders the answer’s Markdown as it grows', async () => {
    const { say, view } = setUp(WORDS);
    expect(view.container.querySelector('strong')?.textContent).toBe('words');
    say({ type: 'token', content: ' and more' });
    say(done());
    expect(await view.findByText(/and more/)).toBeDefined();
  });

  it('says how far long work is, and what is wrong with an answer that ended', () => {
    const { say, status } = setUp({ type: 'loading', model: 'small' });
    expect(status()).toContain('small');
    say({ type: 'step', code: 'reading_part', params: { part: 2, parts: 47 }, index: 2, count: 48 });
    expect(status()).toBe('Reading part 2 of 47');
    say(done({ model: 'small', reason: 'length', empty: 'no_room' }));
    expect(status()).toContain('no room left');
  });

  it.each([
    ['Stop', 'stop'],
    ['Continue in panel', 'continueInPanel'],
    ['Close', 'close'],
    ['Copy', 'copyText'],
  ] as const)('%s obeys a real click, and none that a page made up', (name, action) => {
    const { actions, button } = setUp(WORDS);
    button(name).dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(actions[action]).not.toHaveBeenCalled();
    clickForReal(button(name));
    expect(actions[action]).toHaveBeenCalledOnce();
  });

  it('copies the whole answer as Markdown', () => {
    const { actions, button } = setUp(WORDS);
    clickForReal(button('Copy'));
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

  it('says what went wrong in the words that it was told, or that it can’t be had any more', () => {
    const { observer, status, view } = setUp(WORDS);
    act(() => observer.failed({ message: 'It broke.', cure: 'Mend it.' }));
    expect(status()).toBe('It broke.Mend it.');
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

  it('says what keeps it from the companion, and what to do, until the answer has ended', () => {
    const { observer, status, say } = setUp();
    const title = 'The companion is not running';
    const problem = { title, message: 'Why.', cure: 'Run npm start.', command: '', retryable: true };
    act(() => observer.problem(problem));
    expect(status()).toBe(`${title}Run npm start.`);
    act(() => observer.problem({ ...problem, cure: 'Pair it: run this.', command: 'npm run aside pair' }));
    expect(status()).toBe(`${title}Pair it: run this.npm run aside pair`);
    act(() => observer.problem({ ...problem, command: 'npm start' }));
    expect(status()).toBe(`${title}Run npm start.`);
    say(STOPPED);
    act(() => observer.problem(problem));
    expect(status()).toBe('Stopped before it started');
  });

  it('takes no typing', () => {
    const { view } = setUp(WORDS);
    expect(view.container.querySelector('input, textarea, select, [contenteditable]')).toBeNull();
  });

  it('is a labelled dialog, and each of its buttons says what it does', () => {
    const { view } = setUp(WORDS);
    expect(view.getByRole('dialog', { name: 'Aside' })).toBeDefined();
    const names = view.getAllByRole('button').map((button) => button.getAttribute('aria-label'));
    expect(names).toEqual(['Stop', 'Copy', 'Continue in panel', 'Close']);
  });
});

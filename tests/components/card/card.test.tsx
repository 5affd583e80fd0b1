import { signal } from '@preact/signals';
import { act, cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Card } from '../../../components/card/Card.tsx';
import type { CardAnswer, CardPhase, SaidStep } from '../../../sidebar/card/card-answer.ts';

afterEach(cleanup);

function setUp({ phase = { kind: 'answering' }, content = 'Some **words**', live = true }: Start = {}) {
  const answer = {
    phase: signal<CardPhase>(phase),
    step: signal<SaidStep | null>(null),
    content: signal(content),
    live: signal(live),
    problem: signal<CardAnswer['problem']['value']>(null),
  };
  const actions = { stop: vi.fn(), continueInPanel: vi.fn(), close: vi.fn(), copyText: vi.fn(async () => {}) };
  const view = render(<Card answer={answer} actions={actions} />);
  const button = (name: string) => view.getByRole('button', { name }) as HTMLButtonElement;
  return { answer, actions, view, button };
}

interface Start {
  phase?: CardPhase;
  content?: string;
  live?: boolean;
}

/** A click as the browser makes it; what a script dispatches is not trusted. */
function clickForReal(element: Element): void {
  const click = new MouseEvent('click', { bubbles: true });
  Object.defineProperty(click, 'isTrusted', { value: true });
  element.dispatchEvent(click);
}

describe('card', () => {
  it('renders the answer’s Markdown as it grows', async () => {
    const { answer, view } = setUp();
    expect(view.container.querySelector('strong')?.textContent).toBe('words');
    answer.content.value += ' and more';
    answer.live.value = false;
    expect(await view.findByText(/and more/)).toBeDefined();
  });

  it('says how far long work is, and what is wrong with an answer that ended', () => {
    const { answer, view } = setUp({ phase: { kind: 'loading', model: 'small' }, content: '' });
    const status = () => view.getByRole('status').textContent;
    expect(status()).toContain('small');
    act(() => {
      answer.step.value = { code: 'reading_part', params: { part: 2, parts: 47 } };
    });
    expect(status()).toBe('Reading part 2 of 47');
    act(() => {
      answer.phase.value = { kind: 'done', model: 'small', isCut: true, empty: 'no_room' };
    });
    expect(status()).toContain('no room left');
    act(() => {
      answer.phase.value = { kind: 'done', model: 'small', isCut: false, isRepeated: true };
    });
    expect(status()).toContain('repeated itself');
  });

  it.each([
    ['Stop', 'stop'],
    ['Continue in panel', 'continueInPanel'],
    ['Close', 'close'],
    ['Copy', 'copyText'],
  ] as const)('%s obeys a real click, and none that a page made up', (name, action) => {
    const { actions, button } = setUp();
    button(name).dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(actions[action]).not.toHaveBeenCalled();
    clickForReal(button(name));
    expect(actions[action]).toHaveBeenCalledOnce();
  });

  it('copies the whole answer as Markdown', () => {
    const { actions, button } = setUp();
    clickForReal(button('Copy'));
    expect(actions.copyText).toHaveBeenCalledWith('Some **words**');
  });

  it('offers Stop while the answer runs, and Copy once there is something', () => {
    const running = setUp({ phase: { kind: 'sending' }, content: '' });
    expect(running.view.queryByRole('button', { name: 'Copy' })).toBeNull();
    expect(running.button('Stop')).toBeDefined();
    cleanup();
    const ended = setUp({ phase: { kind: 'stopped' }, live: false });
    expect(ended.view.queryByRole('button', { name: 'Stop' })).toBeNull();
    expect(ended.button('Copy')).toBeDefined();
  });

  it.each<[CardPhase, string]>([
    [{ kind: 'sending' }, 'Sending…'],
    [{ kind: 'queued', position: 1 }, 'Waiting in line: next'],
    [{ kind: 'queued', position: 3 }, 'Waiting in line: position 3'],
    [{ kind: 'loading', model: 'm' }, 'Loading m…'],
    [{ kind: 'thinking' }, 'Thinking…'],
    [{ kind: 'answering' }, ''],
    [{ kind: 'done', model: 'm', isCut: false }, 'm'],
    [{ kind: 'done', model: 'm', isCut: true }, 'Cut off: the answer reached the length limitm'],
    [{ kind: 'stopped' }, 'Stopped'],
    [{ kind: 'failed', told: { message: 'It broke.', cure: 'Mend it.' } }, 'It broke.Mend it.'],
  ])('says where it stands: %j', (phase, text) => {
    const { view } = setUp({ phase, content: '' });
    expect(view.getByRole('status').textContent).toBe(text);
  });

  it('says what keeps it from the companion, and what to do', async () => {
    const { answer, view } = setUp({ phase: { kind: 'sending' }, content: '' });
    const title = 'The companion is not running';
    answer.problem.value = { title, message: 'Why.', cure: 'Run npm start.', command: '', retryable: true };
    await vi.waitFor(() => expect(view.getByRole('status').textContent).toBe(`${title}Run npm start.`));
  });

  it('takes no typing', () => {
    const { view } = setUp();
    expect(view.container.querySelector('input, textarea, select, [contenteditable]')).toBeNull();
  });

  it('is a labelled dialog, and each of its buttons says what it does', () => {
    const { view } = setUp();
    expect(view.getByRole('dialog', { name: 'Aside' })).toBeDefined();
    const names = view.getAllByRole('button').map((button) => button.getAttribute('aria-label'));
    expect(names).toEqual(['Stop', 'Copy', 'Continue in panel', 'Close']);
  });
});

import { signal } from '@preact/signals';
import { act, cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnswerParts } from '../../../components/conversation/AnswerParts.tsx';
import { loadMarkdown } from '../../../components/conversation/AnswerText.tsx';
import { LazySteps } from '../../../components/conversation/LazySteps.tsx';
import { LazyThinking } from '../../../components/conversation/LazyThinking.tsx';
import { SettingsContext } from '../../../components/settings-context.ts';
import { createTurnState } from '../../../sidebar/state/conversation/turn-state.ts';

const TURN = '00000000-0000-4000-8000-000000000001';

beforeAll(async () => void (await Promise.all([LazySteps.load(), LazyThinking.load()])));

/** A turn that is shown, and what can happen to it. */
function show() {
  const { state, observer } = createTurnState({ id: TURN, task: 'chat', question: 'Why?', receipts: [] });
  const { container } = render(<AnswerParts turn={state} />);
  const say = (type: 'token' | 'thinking', content: string) =>
    act(() => observer.event({ type, turn: TURN, seq: 1, content }));
  const step = (code: string) =>
    act(() => observer.event({ type: 'step', turn: TURN, seq: 1, code, params: {}, index: 1, count: 2 }));
  /** What stands there, one line for each part. */
  const lines = () => [...container.children].map(({ textContent }) => textContent);
  const cancel = () => act(() => observer.event({ type: 'cancelled', turn: TURN, seq: 2 }));
  return { state, observer, container, say, step, lines, cancel };
}

beforeEach(async () => {
  await loadMarkdown();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('the parts of an answer', () => {
  it('stand in the order in which they came, thoughts with their time', () => {
    const { say, step, lines, cancel } = show();
    say('thinking', 'Let me see.');
    act(() => void vi.advanceTimersByTime(12_000));
    expect(lines()).toEqual(['Thinking… 12\u00a0s']);
    step('writing_summary');
    say('token', 'First.');
    say('thinking', 'Wait.');
    act(() => void vi.advanceTimersByTime(1_000));
    say('token', 'Second.');
    cancel();
    const all = ['Thought for 12 seconds', 'Writing the summary', 'First.', 'Thought for 1 second', 'Second.'];
    expect(lines()).toEqual(all);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('have thoughts folded as it is set, at once when that changes, and as the reader folds them', () => {
    const thoughts = signal('shown');
    const { state, observer } = createTurnState({ id: TURN, task: 'chat', question: 'Why?', receipts: [] });
    const { container } = render(
      <SettingsContext.Provider value={{ value: () => thoughts as never }}>
        <AnswerParts turn={state} />
      </SettingsContext.Provider>,
    );
    act(() => observer.event({ type: 'thinking', turn: TURN, seq: 1, content: 'Let me see.' }));
    const details = container.querySelector('details') as HTMLDetailsElement;
    const set = (value: string) =>
      act(() => {
        thoughts.value = value;
      });
    expect(details.open).toBe(true);
    set('folded');
    expect(details.open).toBe(false);
    act(() => {
      details.open = true;
      details.dispatchEvent(new Event('toggle'));
    });
    set('shown');
    set('folded');
    expect(details.open).toBe(true);
  });

  it('have thoughts unfolded on demand, also while they grow', () => {
    const { say, container } = show();
    say('thinking', 'Let me');
    const details = container.querySelector('details');
    if (!details) throw new Error('no thoughts');
    expect(details.textContent).toBe('Thinking…');
    act(() => {
      details.open = true;
      details.dispatchEvent(new Event('toggle'));
    });
    say('thinking', ' see.');
    expect(container.querySelector('.thinking-text')?.textContent).toBe('Let me see.');
  });

  it('that are finished are not touched by those that follow', () => {
    const { say, container, lines, cancel } = show();
    say('token', 'First *one*.');
    say('thinking', 'Hm.');
    say('token', 'Second.');
    const first = container.querySelector('.markdown');
    const seen: MutationRecord[] = [];
    const observer = new MutationObserver((records) => void seen.push(...records));
    if (!first) throw new Error('no text');
    observer.observe(first, { childList: true, characterData: true, attributes: true, subtree: true });
    for (let n = 0; n < 20; n += 1) say('token', ` More ${n}.`);
    cancel();
    seen.push(...observer.takeRecords());
    expect(seen).toEqual([]);
    expect(lines().at(-1)).toContain('More 19.');
  });

  it('that only a newer Aside can show are named once, where the first of them stands', () => {
    const { observer, lines, say, cancel } = show();
    act(() => observer.notUnderstood?.());
    say('token', 'Noon.');
    act(() => observer.notUnderstood?.());
    cancel();
    expect(lines()).toEqual(['Update Aside to see all of this answer', 'Noon.']);
  });

  it('stay unfolded when a snapshot says them again', () => {
    const { say, container, observer } = show();
    say('thinking', 'Let me');
    const details = container.querySelector('details');
    const parts = [
      { type: 'thinking', text: 'Let me see.', ms: 2_000 },
      { type: 'text', text: 'Yes.' },
    ];
    act(() => observer.snapshot({ type: 'snapshot', turn: TURN, seq: 9, parts }));
    expect(container.querySelector('details')).toBe(details);
    expect(details?.textContent).toBe('Thought for 2 seconds');
  });
});

import { act, cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AnswerParts } from '../../../components/conversation/AnswerParts.tsx';
import { LazySteps } from '../../../components/conversation/LazySteps.tsx';
import type { TurnEvent } from '../../../protocol/turn-events.ts';
import { createTurnState } from '../../../sidebar/state/conversation/turn-state.ts';
import type { Without } from '../../helpers/fake-companion-connection.ts';
import { done, uuid } from '../../helpers/test-panel.ts';

beforeAll(async () => void (await LazySteps.load()));
afterEach(cleanup);

type Event = Without<TurnEvent, 'turn' | 'seq'>;

const STEPS: Event[] = [
  { type: 'step', code: 'reading_part', params: { part: 1, parts: 47 }, index: 1, count: 48 },
  {
    type: 'step',
    code: 'reading_part',
    params: { part: 2, parts: 47 },
    index: 2,
    count: 48,
    note: '- Blue.',
    leftMs: 130_000,
  },
];
const LEFT_OUT: Event = { type: 'step', code: 'left_out_exchanges', params: { count: 1 }, index: 1, count: 1 };

/** Shows the answer of a turn in which this happened. */
function show(...events: Event[]) {
  const { state, observer } = createTurnState({ id: uuid(1), task: 'summarise', question: '', receipts: [] });
  const say = (event: Event) => observer.event({ ...event, turn: uuid(1), seq: 1 } as TurnEvent);
  for (const event of events) say(event);
  return { ...render(<AnswerParts turn={state} />), say: (event: Event) => act(() => say(event)) };
}

describe('the steps of long work', () => {
  it('have one measure in words, a bar, and the time that is left', () => {
    const { container } = show(...STEPS);
    const status = container.querySelector('.turn-status');
    expect(status?.textContent).toBe('Reading part 2 of 47about 2\u00a0min left');
    const bar = screen.getByRole('progressbar', { name: 'Reading part 2 of 47' }) as HTMLProgressElement;
    expect([bar.value, bar.max]).toEqual([1, 48]);
  });

  it('show what is known so far, folded, each note with the part that it is on', () => {
    const { container } = show(...STEPS, { type: 'queued', position: 1 });
    expect(container.querySelector('summary')?.textContent).toBe('Notes so far');
    expect(container.querySelector('details')?.open).toBe(false);
    const items = [...container.querySelectorAll('li')].map(({ textContent }) => textContent);
    expect(items).toEqual(['Reading part 1 of 47- Blue.', 'Reading part 2 of 47']);
  });

  it('that are a single one have no bar, and fold nothing while they are under way', () => {
    const { container } = show(LEFT_OUT);
    expect(container.textContent).toBe('Leaving out the oldest question and its answer: too much for the model');
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('that are a single one stay in words after the answer', () => {
    const { container } = show(LEFT_OUT, { type: 'token', content: 'Yes.' }, done());
    expect(container.querySelector('.turn-status')?.textContent).toContain('Leaving out the oldest question');
    expect(container.querySelector('details')).toBeNull();
  });

  it('are under way while the model thinks, and no more once it writes', () => {
    const { say } = show(...STEPS, { type: 'thinking', content: 'Hm.' });
    screen.getByRole('progressbar');
    say({ type: 'token', content: 'Blue.' });
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('are folded once there is an answer', () => {
    const { container } = show(...STEPS, done());
    expect(container.querySelector('summary')?.textContent).toBe('2 steps');
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('that are counted up are one, which says how far it is', () => {
    const compared = (count: number): Event => ({
      type: 'step',
      code: 'comparing_passages',
      params: { compared: count, passages: 148 },
      index: count + 1,
      count: 149,
    });
    const found: Event = { type: 'step', code: 'looking_for_passages', params: { passages: 148 }, index: 1, count: 2 };
    const { container, say } = show(found, compared(15));
    const words = () => container.querySelector('.turn-status')?.textContent;
    expect(words()).toBe('Comparing passages with your question: 15 of 148');
    say(compared(31));
    expect(words()).toBe('Comparing passages with your question: 31 of 148');
    expect((screen.getByRole('progressbar') as HTMLProgressElement).value).toBe(31);
    say(compared(148));
    say({ type: 'token', content: 'At nine.' });
    expect([...container.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
      'Looking for what matters in 148 passages',
      'Comparing passages with your question: 148 of 148',
    ]);
    expect(container.querySelector('summary')?.textContent).toBe('2 steps');
  });
});

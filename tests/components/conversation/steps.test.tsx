import { act, cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { AnswerParts } from '../../../components/conversation/AnswerParts.tsx';
import { createDemoTurn, done } from '../demo-models.ts';

afterEach(cleanup);

const STEPS = [
  { code: 'reading_part', params: { part: 1, parts: 47 }, index: 1, count: 48 },
  { code: 'reading_part', params: { part: 2, parts: 47 }, index: 2, count: 48, note: '- Blue.', leftMs: 130_000 },
];

describe('the steps of long work', () => {
  it('have one measure in words, a bar, and the time that is left', () => {
    const { container } = render(<AnswerParts turn={createDemoTurn({ phase: 'loading', steps: STEPS })} />);
    const status = container.querySelector('.turn-status');
    expect(status?.textContent).toBe('Reading part 2 of 47about 2 min left');
    const bar = screen.getByRole('progressbar', { name: 'Reading part 2 of 47' }) as HTMLProgressElement;
    expect([bar.value, bar.max]).toEqual([1, 48]);
  });

  it('show what is known so far, folded, each note with the part that it is on', () => {
    const { container } = render(<AnswerParts turn={createDemoTurn({ phase: 'queued', steps: STEPS })} />);
    expect(container.querySelector('summary')?.textContent).toBe('Notes so far');
    expect(container.querySelector('details')?.open).toBe(false);
    const items = [...container.querySelectorAll('li')].map(({ textContent }) => textContent);
    expect(items).toEqual(['Reading part 1 of 47- Blue.', 'Reading part 2 of 47']);
  });

  it('that are a single one have no bar, and fold nothing while they are under way', () => {
    const steps = [{ code: 'left_out_exchanges', params: { count: 1 }, index: 1, count: 1 }];
    const { container } = render(<AnswerParts turn={createDemoTurn({ phase: 'loading', steps })} />);
    expect(container.textContent).toBe('Leaving out the oldest question and its answer: too much for the model');
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('that are a single one stay in words after the answer', () => {
    const steps = [{ code: 'left_out_exchanges', params: { count: 1 }, index: 1, count: 1 }];
    const turn = createDemoTurn({ phase: 'done', steps, content: 'Yes.', terminal: done() });
    const { container } = render(<AnswerParts turn={turn} />);
    expect(container.querySelector('.turn-status')?.textContent).toContain('Leaving out the oldest question');
    expect(container.querySelector('details')).toBeNull();
  });

  it('are under way while the model thinks, and no more once it writes', () => {
    const turn = createDemoTurn({ phase: 'thinking', steps: STEPS, thinking: 'Hm.' });
    render(<AnswerParts turn={turn} />);
    screen.getByRole('progressbar');
    act(() => {
      turn.content.value = 'Blue.';
    });
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('are folded once there is an answer', () => {
    const { container } = render(
      <AnswerParts turn={createDemoTurn({ phase: 'done', steps: STEPS, terminal: done() })} />,
    );
    expect(container.querySelector('summary')?.textContent).toBe('2 steps');
    expect(screen.queryByRole('progressbar')).toBeNull();
  });
});

import { describe, expect, it, vi } from 'vitest';
import type { TurnEvent } from '../../../protocol/turn-events.ts';
import { createCardAnswer } from '../../../sidebar/card/card-answer.ts';

const inTurn = { turn: '11111111-1111-4111-8111-111111111111', seq: 1 };
const PROBLEM = { title: 'No companion', message: 'It is not running.', cure: '', command: '', retryable: true };

const EVENTS: [TurnEvent, unknown, boolean][] = [
  [{ type: 'queued', ...inTurn, position: 2 }, { kind: 'queued', position: 2 }, true],
  [{ type: 'loading', ...inTurn, model: 'm' }, { kind: 'loading', model: 'm' }, true],
  [{ type: 'thinking', ...inTurn, content: 'hm' }, { kind: 'thinking' }, true],
  [{ type: 'token', ...inTurn, content: 'a' }, { kind: 'answering' }, true],
  [
    { type: 'step', ...inTurn, code: 'reading_part', params: { part: 1, parts: 2 }, index: 1, count: 2 },
    { kind: 'sending' },
    true,
  ],
  [
    { type: 'done', ...inTurn, reason: 'length', model: 'm', usage: null, saved: 'temporary' },
    { kind: 'done', model: 'm', isCut: true },
    false,
  ],
  [{ type: 'cancelled', ...inTurn }, { kind: 'stopped' }, false],
];

describe('card answer', () => {
  it.each(EVENTS)('stands after $type where it should', (event, phase, live) => {
    const answer = createCardAnswer(() => {});
    answer.observer.event(event);
    expect([answer.phase.value, answer.live.value]).toEqual([phase, live]);
  });

  it('grows with each token and keeps its text when it is stopped', () => {
    const answer = createCardAnswer(() => {});
    answer.observer.event({ type: 'token', ...inTurn, content: 'one ' });
    answer.observer.event({ type: 'token', ...inTurn, content: 'two' });
    answer.observer.event({ type: 'cancelled', ...inTurn });
    expect(answer.content.value).toBe('one two');
  });

  it('ends with the words of what failed, or with why it is lost', () => {
    const ends = [createCardAnswer(() => {}), createCardAnswer(() => {})] as const;
    ends[0].observer.failed({ message: 'It broke.', cure: 'Mend it.' });
    ends[1].observer.lost('updated');
    expect(ends.map(({ phase, live }) => [phase.value, live.value])).toEqual([
      [{ kind: 'failed', told: { message: 'It broke.', cure: 'Mend it.' } }, false],
      [{ kind: 'lost', why: 'updated' }, false],
    ]);
  });

  it('is replaced by a snapshot', () => {
    const answer = createCardAnswer(() => {});
    answer.observer.event({ type: 'token', ...inTurn, content: 'old' });
    answer.observer.snapshot({ type: 'snapshot', ...inTurn, parts: [{ type: 'text', text: 'new' }] });
    expect([answer.content.value, answer.phase.value]).toEqual(['new', { kind: 'answering' }]);
  });

  it('says why nothing comes, until something does or it has ended', () => {
    const answer = createCardAnswer(() => {});
    answer.observer.problem(PROBLEM);
    expect(answer.problem.value).toBe(PROBLEM);
    answer.observer.failed({ message: 'No.', cure: '' });
    expect(answer.problem.value).toBeNull();
    answer.observer.problem(PROBLEM);
    expect(answer.problem.value).toBeNull();
  });

  it('passes on that the panel has it', () => {
    const onContinued = vi.fn();
    createCardAnswer(onContinued).observer.continued();
    expect(onContinued).toHaveBeenCalledOnce();
  });
});

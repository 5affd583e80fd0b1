import { beforeAll, describe, expect, it } from 'vitest';
import { announceTurn, type TurnMoment } from '../../components/announcements.ts';
import { loadErrorWords } from '../../components/problem-words.ts';
import { inWords } from '../helpers/in-words.ts';

const moment = (values: Partial<TurnMoment>): TurnMoment => ({
  phase: 'sending',
  position: 0,
  thought: undefined,
  terminal: null,
  ...values,
});

beforeAll(() => loadErrorWords());

describe('announcing a turn', () => {
  it('says that the answer began, and nothing more while it grows', () => {
    const answering = moment({ phase: 'answering' });
    expect(announceTurn(moment({}), answering)).toBe('Answering');
    expect(announceTurn(answering, answering)).toBe('');
  });

  it('says how long a thought took, with what follows it', () => {
    const thinking = moment({ phase: 'thinking', thought: { since: 5 } });
    expect(announceTurn(moment({}), thinking)).toBe('Thinking…');
    const thought = { ms: 12_300 };
    expect(announceTurn(thinking, moment({ phase: 'answering', thought }))).toBe('Thought for 12 seconds. Answering');
    expect(announceTurn(thinking, moment({ phase: 'loading', thought }))).toBe('Thought for 12 seconds');
    expect(announceTurn(thinking, moment({ phase: 'done', thought }))).toBe('Thought for 12 seconds. Answer finished');
    expect(announceTurn(moment({ phase: 'loading', thought }), moment({ phase: 'answering', thought }))).toBe(
      'Answering',
    );
  });

  it('says each new place in the line once', () => {
    const third = moment({ phase: 'queued', position: 3 });
    expect(announceTurn(moment({}), third)).toBe('Waiting in line: position 3');
    expect(announceTurn(third, third)).toBe('');
    expect(announceTurn(third, moment({ phase: 'queued', position: 1 }))).toBe('Waiting in line: next');
  });

  it('says how it ended', () => {
    const before = moment({ phase: 'answering' });
    expect(announceTurn(before, moment({ phase: 'done' }))).toBe('Answer finished');
    expect(announceTurn(before, moment({ phase: 'cancelled' }))).toBe('Answer stopped');
    const terminal = {
      type: 'error',
      turn: 'a',
      seq: 1,
      code: 'upstream_failed',
      params: inWords('It broke.', 'Mend it.'),
      retryable: true,
    } as const;
    expect(announceTurn(before, moment({ phase: 'error', terminal }))).toBe('The answer failed. It broke. Mend it.');
  });

  it('is silent about what had ended before the panel opened', () => {
    const terminal = { type: 'cancelled', turn: 'a', seq: 1 } as const;
    expect(announceTurn(undefined, moment({ phase: 'cancelled', terminal }))).toBe('');
  });
});

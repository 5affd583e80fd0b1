import { effect } from '@preact/signals';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTurnLog } from '../../../../companion/turns/turn-log.ts';
import { createTurnState, type TurnState } from '../../../../sidebar/state/conversation/turn-state.ts';
import { inWords } from '../../../helpers/in-words.ts';

const TURN = '00000000-0000-4000-8000-000000000001';

const START = { id: TURN, task: 'chat', question: 'Why?', receipts: [] } as const;

function start(now = () => 0) {
  return createTurnState(START, now);
}

/** The parts without their signals. */
function plain({ parts }: TurnState): unknown[] {
  return parts.value.map((part) =>
    Object.fromEntries(
      Object.entries(part).map(([name, value]) => [name, typeof value === 'string' ? value : value.value]),
    ),
  );
}

describe('createTurnState', () => {
  it('follows a turn through its phases', () => {
    const { state, observer } = start();
    expect(state.phase.value).toBe('sending');
    observer.event({ type: 'queued', turn: TURN, seq: 1, position: 2, waitMs: 4_000 });
    expect([state.phase.value, state.position.value, state.waitMs.value]).toEqual(['queued', 2, 4_000]);
    observer.event({ type: 'queued', turn: TURN, seq: 1, position: 1 });
    expect([state.position.value, state.waitMs.value]).toEqual([1, 0]);
    observer.event({ type: 'loading', turn: TURN, seq: 2, model: 'llama' });
    expect([state.phase.value, state.position.value, state.model.value]).toEqual(['loading', 0, 'llama']);
    observer.event({ type: 'thinking', turn: TURN, seq: 3, content: 'Hm' });
    expect([state.phase.value, plain(state)]).toEqual([
      'thinking',
      [{ type: 'thinking', text: 'Hm', time: { since: 0 } }],
    ]);
    observer.event({
      type: 'step',
      turn: TURN,
      seq: 4,
      code: 'reading_part',
      params: { part: 1, parts: 2 },
      index: 1,
      count: 2,
    });
    const step = { code: 'reading_part', params: { part: 1, parts: 2 }, index: 1, count: 2 };
    expect(plain(state).at(-1)).toEqual({ type: 'steps', steps: [step] });
    observer.event({ type: 'token', turn: TURN, seq: 5, content: 'Be' });
    observer.event({ type: 'token', turn: TURN, seq: 6, content: 'cause' });
    expect([state.phase.value, state.content.value]).toEqual(['answering', 'Because']);
    const done = {
      type: 'done',
      turn: TURN,
      seq: 7,
      reason: 'stop',
      model: 'llama',
      usage: null,
      saved: 'temporary',
    } as const;
    observer.event(done);
    expect([state.phase.value, state.terminal.value]).toEqual(['done', done]);
  });

  it('changes everything that an event changes at once', () => {
    const { state, observer } = start();
    const seen: unknown[] = [];
    const stop = effect(() => {
      seen.push([state.phase.value, state.content.value, state.terminal.value?.type]);
    });
    observer.event({ type: 'token', turn: TURN, seq: 1, content: 'a' });
    observer.event({ type: 'cancelled', turn: TURN, seq: 2 });
    stop();
    expect(seen).toEqual([
      ['sending', '', undefined],
      ['answering', 'a', undefined],
      ['cancelled', 'a', 'cancelled'],
    ]);
  });

  it('replaces text, thinking and steps by a snapshot, and takes its phase from what is there', () => {
    const { state, observer } = start();
    observer.event({ type: 'token', turn: TURN, seq: 9, content: 'not so' });
    observer.snapshot({
      type: 'snapshot',
      turn: TURN,
      seq: 3,
      parts: [
        { type: 'thinking', text: 'T', ms: 5 },
        { type: 'step', code: 'reading_part', params: { part: 1, parts: 2 }, index: 1, count: 0 },
        { type: 'text', text: 'So' },
      ],
    });
    expect([state.content.value, state.phase.value]).toEqual(['So', 'answering']);
    expect(plain(state)).toEqual([
      { type: 'thinking', text: 'T', time: { ms: 5 } },
      { type: 'steps', steps: [{ code: 'reading_part', params: { part: 1, parts: 2 }, index: 1, count: 0 }] },
      { type: 'text', text: 'So' },
    ]);
    observer.snapshot({ type: 'snapshot', turn: TURN, seq: 3, parts: [{ type: 'thinking', text: 'T' }] });
    expect([state.phase.value, state.content.value]).toEqual(['thinking', '']);
  });

  it('keeps the text so far when it is refused, and ends with the words of the refusal', () => {
    const { state, observer } = start();
    observer.event({ type: 'token', turn: TURN, seq: 1, content: 'Half' });
    observer.refused({ type: 'error', turn: TURN, code: 'interrupted', params: inWords('m', 'c'), retryable: true });
    expect(state.content.value).toBe('Half');
    expect(state.phase.value).toBe('error');
    expect(state.terminal.value).toMatchObject({ code: 'interrupted', params: inWords('m', 'c'), retryable: true });
  });

  it('is stopping until the end is confirmed, and never after it', () => {
    const { state, observer, markStopping } = start();
    markStopping();
    expect(state.stopping.value).toBe(true);
    observer.event({ type: 'cancelled', turn: TURN, seq: 1 });
    expect(state.stopping.value).toBe(false);
    markStopping();
    expect(state.stopping.value).toBe(false);
  });

  it('shows an answer that was given before', () => {
    const terminal = { type: 'cancelled', turn: TURN, seq: 5 } as const;
    const { state } = createTurnState({
      id: TURN,
      task: 'summarise',
      question: '',
      receipts: [],
      answer: {
        parts: [
          { type: 'thinking', text: 'T' },
          { type: 'text', text: 'Half' },
        ],
        model: 'm',
        terminal,
      },
    });
    expect([state.phase.value, state.content.value, state.model.value]).toEqual(['cancelled', 'Half', 'm']);
    expect(plain(state)).toEqual([
      { type: 'thinking', text: 'T', time: null },
      { type: 'text', text: 'Half' },
    ]);
    expect(state.terminal.value).toBe(terminal);
  });

  it('times thoughts from their first piece to the part after, and goes on with those of a snapshot', () => {
    let now = 0;
    const { state, observer } = start(() => now);
    const thoughts = () => plain(state).filter((part) => (part as { type: string }).type === 'thinking');
    const parts = [{ type: 'thinking', text: 'Hm', ms: 3_000 }];
    now = 10_000;
    observer.snapshot({ type: 'snapshot', turn: TURN, seq: 1, parts });
    expect(thoughts()).toEqual([{ type: 'thinking', text: 'Hm', time: { since: 7_000 } }]);
    now = 11_000;
    observer.event({ type: 'token', turn: TURN, seq: 2, content: 'So' });
    now = 20_000;
    observer.event({ type: 'thinking', turn: TURN, seq: 3, content: 'Or' });
    now = 20_500;
    observer.event({ type: 'cancelled', turn: TURN, seq: 4 });
    expect(thoughts()).toMatchObject([{ time: { ms: 4_000 } }, { time: { ms: 500 } }]);
  });

  it('gives a note to the step that found it, wherever the step is', () => {
    const { state, observer } = start();
    observer.event({ type: 'step', turn: TURN, seq: 1, code: 'one', params: {}, index: 1, count: 2 });
    observer.event({ type: 'thinking', turn: TURN, seq: 2, content: 'Hm' });
    observer.event({
      type: 'step',
      turn: TURN,
      seq: 3,
      code: 'two',
      params: {},
      index: 2,
      count: 2,
      note: '- Blue.',
      leftMs: 9,
    });
    expect(plain(state)).toMatchObject([
      { type: 'steps', steps: [{ code: 'one', note: '- Blue.' }] },
      { type: 'thinking' },
      { type: 'steps', steps: [{ code: 'two', leftMs: 9 }] },
    ]);
  });

  it('knows whether there is anything to read in its text, and says so once', () => {
    const { state, observer } = start();
    const seen: boolean[] = [];
    const stop = effect(() => void seen.push(state.hasText.value));
    observer.event({ type: 'thinking', turn: TURN, seq: 1, content: 'Hm' });
    for (const content of [' ', '\n', 'Blue', ' is']) observer.event({ type: 'token', turn: TURN, seq: 2, content });
    expect(seen).toEqual([false, true]);
    const parts = [{ type: 'text' as const, text: 'Blue is scattered' }];
    observer.snapshot({ type: 'snapshot', turn: TURN, seq: 9, parts });
    expect(seen).toEqual([false, true]);
    observer.snapshot({ type: 'snapshot', turn: TURN, seq: 9, parts: [{ type: 'text', text: ' ' }] });
    expect(seen).toEqual([false, true, false]);
    stop();
  });

  it('changes its list of parts only when one begins', () => {
    const { state, observer } = start();
    let changes = -1;
    const stop = effect(() => {
      changes += state.parts.value.length >= 0 ? 1 : 0;
    });
    for (let seq = 1; seq <= 50; seq += 1) observer.event({ type: 'token', turn: TURN, seq, content: 'a' });
    stop();
    expect(changes).toBe(1);
  });

  const said = fc.constantFrom('a', 'Hm. ', '\n');
  const happening = fc.oneof(
    fc.record({ do: fc.constantFrom('token' as const, 'thinking' as const), text: said }),
    fc.record({ do: fc.constant('step' as const), note: fc.option(said, { nil: undefined }) }),
    fc.record({
      do: fc.constantFrom(
        'queued' as const,
        'loading' as const,
        'recant' as const,
        'reload' as const,
        'attach' as const,
      ),
    }),
    fc.record({ do: fc.constant('wait' as const), ms: fc.nat({ max: 9_000 }) }),
  );

  it.each(['at once', 'late'])('has the parts that a snapshot has, whatever happened, when it is told %s', (when) => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 30 }), fc.boolean(), (schedule, isEnded) => {
        let now = 0;
        const log = createTurnLog(TURN, 1_000_000, () => now);
        let live = start(() => now);
        let seen = 0;
        const read = () => {
          for (let piece = log.next(seen); piece; piece = log.next(seen)) {
            seen = piece.event.seq;
            if (piece.event.type === 'snapshot') live.observer.snapshot(piece.event);
            else live.observer.event(piece.event);
          }
        };
        for (const each of schedule) {
          if (each.do === 'token' || each.do === 'thinking') log.appendText(each.do, each.text);
          else if (each.do === 'step') {
            const { note } = each;
            log.append({
              type: 'step',
              code: 'd',
              params: {},
              index: 1,
              count: 2,
              ...(note !== undefined && { note }),
            });
          } else if (each.do === 'queued') log.append({ type: 'queued', position: 1 });
          else if (each.do === 'loading') log.append({ type: 'loading', model: 'm' });
          else if (each.do === 'recant') log.recant();
          else if (each.do === 'wait') now += each.ms;
          else {
            if (each.do === 'reload') live = start(() => now);
            const from = log.resume(each.do === 'reload' ? 0 : log.seq + 1);
            if (from === undefined) live.observer.snapshot(log.snapshot());
            seen = from ?? log.seq;
          }
          if (when === 'at once') read();
        }
        if (isEnded) log.append({ type: 'cancelled' });
        read();
        const fresh = start(() => now);
        fresh.observer.snapshot(log.snapshot());
        if (isEnded) fresh.observer.event({ type: 'cancelled', turn: TURN, seq: log.seq });
        const shape = (state: TurnState) =>
          when === 'at once' ? plain(state) : plain(state).map((part) => ({ ...(part as object), time: undefined }));
        expect(shape(live.state)).toEqual(shape(fresh.state));
        expect(live.state.content.value).toBe(log.content());
        if (!isEnded) return;
        const answer = { parts: log.parts(), model: 'm', terminal: { type: 'cancelled', turn: TURN, seq: 1 } as const };
        const stored = createTurnState({ ...START, answer });
        expect(shape(live.state)).toEqual(shape(stored.state));
      }),
      { numRuns: 300 },
    );
  });
});

import { effect } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createTurnModel } from '../../../../sidebar/state/conversation/turn-model.ts';

const TURN = '00000000-0000-4000-8000-000000000001';

function start() {
  return createTurnModel({ id: TURN, task: 'chat', question: 'Why?', receipts: [] });
}

describe('createTurnModel', () => {
  it('follows a turn through its phases', () => {
    const { model, observer } = start();
    expect(model.phase.value).toBe('sending');
    observer.event({ type: 'queued', turn: TURN, seq: 1, position: 2, waitMs: 4_000 });
    expect([model.phase.value, model.position.value, model.waitMs.value]).toEqual(['queued', 2, 4_000]);
    observer.event({ type: 'queued', turn: TURN, seq: 1, position: 1 });
    expect([model.position.value, model.waitMs.value]).toEqual([1, 0]);
    observer.event({ type: 'loading', turn: TURN, seq: 2, model: 'llama' });
    expect([model.phase.value, model.position.value, model.model.value]).toEqual(['loading', 0, 'llama']);
    observer.event({ type: 'thinking', turn: TURN, seq: 3, content: 'Hm' });
    expect([model.phase.value, model.thinking.value]).toEqual(['thinking', 'Hm']);
    observer.event({
      type: 'step',
      turn: TURN,
      seq: 4,
      code: 'reading_part',
      params: { part: 1, parts: 2 },
      index: 1,
      count: 2,
    });
    expect(model.steps.value).toMatchObject([
      { code: 'reading_part', params: { part: 1, parts: 2 }, index: 1, count: 2 },
    ]);
    observer.event({ type: 'token', turn: TURN, seq: 5, content: 'Be' });
    observer.event({ type: 'token', turn: TURN, seq: 6, content: 'cause' });
    expect([model.phase.value, model.content.value]).toEqual(['answering', 'Because']);
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
    expect([model.phase.value, model.terminal.value]).toEqual(['done', done]);
  });

  it('changes everything that an event changes at once', () => {
    const { model, observer } = start();
    const seen: unknown[] = [];
    const stop = effect(() => {
      seen.push([model.phase.value, model.content.value, model.terminal.value?.type]);
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
    const { model, observer } = start();
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
    expect([model.content.value, model.thinking.value, model.steps.value.length]).toEqual(['So', 'T', 1]);
    observer.snapshot({ type: 'snapshot', turn: TURN, seq: 3, parts: [{ type: 'thinking', text: 'T' }] });
    expect([model.phase.value, model.content.value]).toEqual(['thinking', '']);
  });

  it('keeps the text so far when it is refused, and ends with the words of the refusal', () => {
    const { model, observer } = start();
    observer.event({ type: 'token', turn: TURN, seq: 1, content: 'Half' });
    observer.refused({ type: 'error', turn: TURN, code: 'interrupted', message: 'm', cure: 'c', retryable: true });
    expect(model.content.value).toBe('Half');
    expect(model.phase.value).toBe('error');
    expect(model.terminal.value).toMatchObject({ code: 'interrupted', message: 'm', cure: 'c', retryable: true });
  });

  it('is stopping until the end is confirmed, and never after it', () => {
    const { model, observer, markStopping } = start();
    markStopping();
    expect(model.stopping.value).toBe(true);
    observer.event({ type: 'cancelled', turn: TURN, seq: 1 });
    expect(model.stopping.value).toBe(false);
    markStopping();
    expect(model.stopping.value).toBe(false);
  });

  it('shows an answer that was given before', () => {
    const terminal = { type: 'cancelled', turn: TURN, seq: 5 } as const;
    const { model } = createTurnModel({
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
    expect([model.phase.value, model.content.value, model.thinking.value, model.model.value]).toEqual([
      'cancelled',
      'Half',
      'T',
      'm',
    ]);
    expect(model.terminal.value).toBe(terminal);
  });
});

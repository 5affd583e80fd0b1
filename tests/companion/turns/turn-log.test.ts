import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTurnLog, type Piece, type TurnLog } from '../../../companion/turns/turn-log.ts';
import { thinkingText } from '../../../protocol/parts.ts';
import { isTerminal } from '../../../protocol/turn-events.ts';

const TURN = '6f1c1a1e-8f60-4b43-9a43-0a3c2d1b5e77';
const PLENTY = 1024 * 1024;
const DONE = { type: 'done', reason: 'stop', model: 'small', usage: null, saved: 'temporary' } as const;

/** Everything after `after`, in as few pieces as the log gives. */
function readAll(log: TurnLog, after: number): Piece['event'][] {
  const events: Piece['event'][] = [];
  for (let piece = log.next(after); piece; piece = log.next(piece.event.seq)) events.push(piece.event);
  return events;
}

function textOf(events: readonly Piece['event'][], type: 'token' | 'thinking'): string {
  return events.map((event) => (event.type === type ? event.content : '')).join('');
}

describe('notes of steps', () => {
  it('count as text, and what does not fit is left out', () => {
    const log = createTurnLog(TURN, 10);
    const step = { type: 'step', code: 'reading_part', params: { part: 1, parts: 2 }, index: 1, count: 3 } as const;
    log.append({ ...step, note: 'é'.repeat(5) });
    log.append({ ...step, note: 'a' });
    log.append(step);
    expect(log.parts().map((part) => ('note' in part ? part.note : undefined))).toEqual([
      'ééééé',
      undefined,
      undefined,
    ]);
    expect(log.appendText('token', 'a')).toBe(false);
  });
});

describe('the parts of an answer', () => {
  it('go on over what is no part of it', () => {
    let now = 0;
    const log = createTurnLog(TURN, PLENTY, () => now);
    log.appendText('thinking', 'Hm');
    now = 5;
    log.append({ type: 'queued', position: 1 });
    log.append({ type: 'loading', model: 'small' });
    log.appendText('thinking', '.');
    now = 9;
    log.appendText('token', 'Y');
    log.append({ type: 'loading', model: 'small' });
    log.appendText('token', 'es.');
    expect(log.parts()).toEqual([
      { type: 'thinking', text: 'Hm.', ms: 9 },
      { type: 'text', text: 'Yes.' },
    ]);
  });
});

describe('an answer that is recanted', () => {
  function recanted() {
    const log = createTurnLog(TURN, PLENTY);
    log.append({ type: 'loading', model: 'small' });
    log.appendText('token', 'Hm. ');
    log.append({ type: 'step', code: 'left_out_sources', params: {}, index: 1, count: 1 });
    log.appendText('token', 'So.');
    const before = log.seq;
    log.recant();
    log.appendText('token', 'Yes.');
    log.append({ type: 'step', code: 'reading_part', params: { part: 1, parts: 2 }, index: 1, count: 1 });
    log.append(DONE);
    return { log, before };
  }

  it('is thinking for those that come later', () => {
    const { log } = recanted();
    expect(log.content()).toBe('Yes.');
    expect(log.parts()).toMatchObject([
      { type: 'step' },
      { type: 'thinking', text: 'Hm. So.' },
      { type: 'text', text: 'Yes.' },
      { type: 'step' },
    ]);
    expect(readAll(log, 0).map(({ type }) => type)).toEqual(['loading', 'step', 'snapshot', 'token', 'step', 'done']);
    expect(log.snapshot().parts).toEqual(log.parts());
  });

  it('is replaced for those that have seen some of it, and what they have not seen yet follows', () => {
    const { log, before } = recanted();
    for (let after = 2; after <= before; after += 1) {
      const [first, ...rest] = readAll(log, after);
      expect(first).toMatchObject({
        type: 'snapshot',
        parts: [{ type: 'step' }, { type: 'thinking', text: 'Hm. So.' }],
      });
      expect(first).toHaveProperty('parts.length', 2);
      expect(first?.seq).toBeGreaterThan(before);
      expect(rest.map(({ type }) => type)).toEqual(['token', 'step', 'done']);
    }
    expect(readAll(log, before + 1).map(({ type }) => type)).toEqual(['token', 'step', 'done']);
  });

  it('is replaced for those that have seen some of it when it is recanted once more', () => {
    const log = createTurnLog(TURN, PLENTY);
    log.appendText('token', 'Hm.');
    log.recant();
    log.recant();
    for (let after = 1; after < log.seq; after += 1) {
      expect(readAll(log, after)).toMatchObject([{ type: 'snapshot', seq: log.seq, parts: [{ text: 'Hm.' }] }]);
    }
    expect(readAll(log, 0)).toMatchObject([{ type: 'thinking', content: 'Hm.' }]);
  });

  it('is one part with a thought that follows it, as for a viewer that appends to it', () => {
    let now = 0;
    const log = createTurnLog(TURN, PLENTY, () => now);
    log.appendText('token', 'Hm.');
    log.recant();
    log.appendText('thinking', 'So.');
    now = 4;
    log.appendText('thinking', ' So.');
    expect(readAll(log, 1)).toMatchObject([{ type: 'snapshot', parts: [{ text: 'Hm.' }] }, { content: 'So. So.' }]);
    log.append(DONE);
    expect(log.parts()).toEqual([{ type: 'thinking', text: 'Hm.So. So.', ms: 4 }]);
  });

  it('took the time from its first word on', () => {
    let now = 0;
    const log = createTurnLog(TURN, PLENTY, () => now);
    log.appendText('token', 'Hm.');
    now = 5;
    log.recant();
    now = 7;
    log.appendText('token', 'Yes.');
    now = 20;
    expect(log.parts()[0]).toMatchObject({ type: 'thinking', ms: 7 });
  });

  it('wakes those that watch', () => {
    const log = createTurnLog(TURN, PLENTY);
    log.appendText('token', 'Hm.');
    let woken = 0;
    log.onGrow(() => {
      woken += 1;
    });
    log.recant();
    expect(woken).toBe(1);
  });

  it('changes nothing where nothing was said, or the turn has ended', () => {
    const log = createTurnLog(TURN, PLENTY);
    log.append({ type: 'loading', model: 'small' });
    log.recant();
    expect(log.seq).toBe(1);
    log.appendText('token', 'Yes.');
    log.append(DONE);
    log.recant();
    expect(log.content()).toBe('Yes.');
  });
});

describe('a turn log', () => {
  it('gives each event a seq that is larger than the one before', () => {
    const log = createTurnLog(TURN, PLENTY);
    log.append({ type: 'queued', position: 1 });
    log.append({ type: 'loading', model: 'small' });
    log.appendText('token', 'Hello');
    log.append(DONE);
    expect(readAll(log, 0).map(({ type, seq }) => [type, seq])).toEqual([
      ['queued', 1],
      ['loading', 2],
      ['token', 7],
      ['done', 8],
    ]);
  });

  it('logs nothing after its terminal', () => {
    const log = createTurnLog(TURN, PLENTY);
    log.append({ type: 'cancelled' });
    log.append(DONE);
    expect(log.appendText('token', 'late')).toBe(false);
    expect(readAll(log, 0).map(({ type }) => type)).toEqual(['cancelled']);
  });

  it('keeps only the latest place in the queue', () => {
    const log = createTurnLog(TURN, PLENTY);
    for (const position of [3, 2, 1]) log.append({ type: 'queued', position });
    expect(readAll(log, 0)).toEqual([{ type: 'queued', turn: TURN, seq: 3, position: 1 }]);
    expect(readAll(log, 1)).toHaveLength(1);
  });

  it('merges what is new of one kind, and never across kinds', () => {
    const log = createTurnLog(TURN, PLENTY);
    for (const text of ['a', 'b']) log.appendText('thinking', text);
    for (const text of ['c', 'd', 'e']) log.appendText('token', text);
    log.append({ type: 'step', code: 'reading_part', params: { part: 1, parts: 2 }, index: 1, count: 2 });
    log.appendText('token', 'f');
    const contents = readAll(log, 1).map((event) => ('content' in event ? event.content : event.type));
    expect(contents).toEqual(['b', 'cde', 'step', 'f']);
  });

  it('wakes its viewers after each event until they leave, also while they are woken', () => {
    const log = createTurnLog(TURN, PLENTY);
    const woken: string[] = [];
    log.onGrow(() => woken.push('first'));
    const leave = log.onGrow(() => {
      woken.push('second');
      leave();
    });
    log.onGrow(() => woken.push('third'));
    log.appendText('token', 'a');
    log.appendText('token', 'b');
    expect(woken.toSorted()).toEqual(['first', 'first', 'second', 'third', 'third']);
  });

  it('shares one piece between all viewers that keep up', () => {
    const log = createTurnLog(TURN, PLENTY);
    log.appendText('token', 'a');
    log.appendText('token', 'b');
    expect(log.next(1)).toBe(log.next(1));
  });

  it('is full at its limit, with as much of the last delta as fits and no character cut', () => {
    const log = createTurnLog(TURN, 64 + 10);
    expect(log.appendText('token', 'abcdefg')).toBe(true);
    expect(log.appendText('token', 'h€€')).toBe(false);
    expect(log.content()).toBe('abcdefgh');
  });

  it('counts every change between content and thinking, so that alternating them can not fill the memory', () => {
    const log = createTurnLog(TURN, 1000);
    let events = 0;
    while (log.appendText(events % 2 === 0 ? 'token' : 'thinking', 'x')) events += 1;
    expect(events).toBeLessThan(16);
  });

  it('costs little more than its text for a million one-letter tokens, and still resumes inside of them', () => {
    const before = usedHeap();
    const log = createTurnLog(TURN, 4 * PLENTY);
    for (let index = 0; index < 1_000_000; index += 1) log.appendText('token', 'abcdefghij'.charAt(index % 10));
    expect(usedHeap() - before).toBeLessThan(8 * PLENTY);
    expect(log.next(123_456)?.event).toMatchObject({ type: 'token', seq: 1_000_000 });
    expect(textOf(readAll(log, 123_456), 'token').slice(0, 4)).toBe('ghij');
  });

  it('snapshots everything but the terminal, which follows', () => {
    let now = 1_000;
    const log = createTurnLog(TURN, PLENTY, () => now);
    log.appendText('thinking', 'h');
    log.appendText('thinking', 'm');
    now += 250;
    log.append({ type: 'step', code: 'reading_part', params: { part: 1, parts: 2 }, index: 1, count: 2 });
    log.appendText('token', 'yes');
    log.append(DONE);
    const snapshot = log.snapshot();
    expect(snapshot).toEqual({
      type: 'snapshot',
      turn: TURN,
      seq: 6,
      parts: [
        { type: 'thinking', text: 'hm', ms: 250 },
        { type: 'step', code: 'reading_part', params: { part: 1, parts: 2 }, index: 1, count: 2 },
        { type: 'text', text: 'yes' },
      ],
    });
    expect(readAll(log, snapshot.seq).map(({ type }) => type)).toEqual(['done']);
  });

  it('can not resume a viewer that is ahead of it', () => {
    const log = createTurnLog(TURN, PLENTY);
    log.appendText('token', 'abc');
    expect(log.resume(3)).toBe(3);
    expect(log.resume(4)).toBeUndefined();
  });

  it('tells a viewer that resumes at the end of an ended turn how it ended', () => {
    const log = createTurnLog(TURN, PLENTY);
    log.appendText('token', 'abc');
    log.append(DONE);
    expect(readAll(log, log.resume(4) ?? 0).map(({ type }) => type)).toEqual(['done']);
  });

  it('gives every viewer the same text from any place it stopped at, however old deltas were merged', () => {
    const delta = fc.record({
      type: fc.constantFrom('token' as const, 'thinking' as const),
      text: fc.string({ minLength: 1, maxLength: 4, unit: 'grapheme' }),
      times: fc.constantFrom(1, 1, 1, 700),
    });
    fc.assert(
      fc.property(fc.array(delta, { maxLength: 12 }), fc.array(fc.nat(20_000), { maxLength: 8 }), (deltas, stops) => {
        const log = createTurnLog(TURN, PLENTY);
        const seqs = [0];
        for (const { type, text, times } of deltas) {
          for (let time = 0; time < times; time += 1) {
            log.appendText(type, text);
            seqs.push(log.seq);
          }
        }
        for (const stop of stops) {
          const seen = seqs[stop % seqs.length] ?? 0;
          const before = readUpTo(deltas, seqs.indexOf(seen));
          const after = readAll(log, seen);
          expect(before.token + textOf(after, 'token')).toBe(log.content());
          expect(before.thinking + textOf(after, 'thinking')).toBe(thinkingText(log.parts()));
          const order = after.map(({ seq }) => seq);
          expect(order).toEqual(order.toSorted((a, b) => a - b));
          expect(after.some(isTerminal)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });
});

function usedHeap(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

function readUpTo(deltas: { type: 'token' | 'thinking'; text: string; times: number }[], events: number) {
  const seen = { token: '', thinking: '' };
  let left = events;
  for (const { type, text, times } of deltas) {
    const taken = Math.min(left, times);
    seen[type] += text.repeat(taken);
    left -= taken;
  }
  return seen;
}

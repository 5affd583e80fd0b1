import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTurnLog, type TurnLog } from '../../../companion/turns/turn-log.ts';
import type { Snapshot } from '../../../protocol/companion-messages.ts';
import { type AnswerPart, appendToParts } from '../../../protocol/parts.ts';
import { isTerminal, type TurnEvent } from '../../../protocol/turn-events.ts';

const TURN = '6f1c1a1e-8f60-4b43-9a43-0a3c2d1b5e77';
const DONE = { type: 'done', reason: 'stop', model: 'm', usage: null, saved: 'stored' } as const;

/** Reads a log as a viewer does, at its own pace. */
function createReader(log: TurnLog) {
  let cursor = log.resume(0);
  let parts: AnswerPart[] = [];
  const read: (TurnEvent | Snapshot)[] = [];
  if (cursor === undefined) take(log.snapshot());

  function take(event: TurnEvent | Snapshot): void {
    cursor = event.seq;
    read.push(event);
    if (event.type === 'snapshot') parts = structuredClone(event.parts);
    else if (event.type === 'token' || event.type === 'thinking') appendToParts(parts, event.type, event.content);
    else if (event.type === 'step') parts.push({ type: 'step', code: event.code });
  }

  return {
    /** Takes what comes next; false when there is nothing. */
    next(): boolean {
      const piece = log.next(cursor ?? 0);
      if (piece) take(piece.event);
      return piece !== undefined;
    },
    /** What it has read since it was asked last. */
    drain: () => read.splice(0),
    /** What it shows, and how many terminals it has read. */
    get shown() {
      return { parts: timeless(parts), terminals: read.filter((event) => isTerminal(event as TurnEvent)).length };
    },
  };
}

/** Nobody but the first log knows how long a thought took. */
function timeless(parts: readonly AnswerPart[]) {
  return parts.map((part) => ('text' in part ? [part.type, part.text] : [part.type, part.code]));
}

const text = fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' });
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('token' as const, 'thinking' as const), text }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('read' as const), reader: fc.nat(4) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('step' as const, 'queued' as const, 'recant' as const, 'copy' as const, 'view' as const),
    }),
  },
);

describe('a copy of a log', () => {
  it('shows viewers that come and read at any time the same answer and one terminal, at the same places', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const log = createTurnLog(TURN, 1_000_000);
        const copy = createTurnLog(TURN, 1_000_000);
        let source: ReturnType<typeof createReader> | undefined;
        const readers: ReturnType<typeof createReader>[] = [];

        function bringUpToDate(): void {
          source ??= createReader(log);
          while (source.next());
          for (const event of source.drain()) copy.take(event);
          expect(copy.seq).toBe(log.seq);
        }

        for (const each of steps) {
          if (each.do === 'token' || each.do === 'thinking') log.appendText(each.do, each.text);
          else if (each.do === 'read') readers[each.reader % Math.max(1, readers.length)]?.next();
          else if (each.do === 'recant') log.recant();
          else if (each.do === 'queued') log.append({ type: 'queued', position: 1 });
          else if (each.do === 'step') log.append({ type: 'step', code: 'c', params: {}, index: 1, count: 1 });
          else if (each.do === 'view') readers.push(createReader(copy));
          else bringUpToDate();
        }
        log.append(DONE);
        bringUpToDate();
        readers.push(createReader(copy));
        for (const reader of readers) {
          while (reader.next());
          expect(reader.shown).toEqual({ parts: timeless(log.parts()), terminals: 1 });
        }
      }),
      { numRuns: 500 },
    );
  });
});

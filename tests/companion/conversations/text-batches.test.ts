import { describe, expect, it } from 'vitest';
import { createTextBatches } from '../../../companion/conversations/text-batches.ts';
import type { SaidText } from '../../../companion/store/store.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

describe('createTextBatches', () => {
  it('writes text of one kind as one piece, and each whole part as a piece of its own', async () => {
    const clock = createManualClock();
    const written: SaidText[] = [];
    const batches = createTextBatches(clock, async (texts) => void written.push(...texts));
    const part = JSON.stringify({ type: 'step', description: 'Reading', index: 1, count: 2 });
    for (const [kind, text] of [
      ['part', part],
      ['part', part],
      ['content', 'Herons '],
      ['content', 'nest.'],
      ['thinking', 'Hm.'],
    ] as const) {
      batches.add('t', 3, kind, text);
    }
    clock.advance(200);
    expect(written.every(({ turn, token }) => turn === 't' && token === 3)).toBe(true);
    expect(written.map(({ kind, text }) => [kind, text])).toEqual([
      ['part', part],
      ['part', part],
      ['content', 'Herons nest.'],
      ['thinking', 'Hm.'],
    ]);
  });
});

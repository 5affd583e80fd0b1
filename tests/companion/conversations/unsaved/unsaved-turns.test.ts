import { describe, expect, it } from 'vitest';
import { createRecentPaths } from '../../../../companion/conversations/recent-paths.ts';
import { createTunings } from '../../../../companion/conversations/tunings.ts';
import { createUnsavedTurns } from '../../../../companion/conversations/unsaved/unsaved-turns.ts';
import type { AskedTurn, Store } from '../../../../companion/store/store.ts';
import { StoreError } from '../../../../companion/store/store-error.ts';
import { questionText } from '../../../../protocol/question-parts.ts';
import { createCapturedLog } from '../../../helpers/captured-log.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { answerTo, question } from '../../store/contract/store-under-test.ts';
import { openTempStorage } from '../../store/sqlite/temp-storage.ts';

const FULL = new StoreError('disk_full', { cause: 'full', file: '/data/conversations.db' });

/** Real storage whose next writes can be made to fail. */
async function setUp() {
  const { store } = await openTempStorage();
  let isFull = false;
  let isLying = false;
  const stored: Store = {
    ...store,
    failure: undefined,
    async add(asked) {
      if (isFull) throw FULL;
      const added = await store.add(asked);
      if (isLying) throw new StoreError('failed', { cause: 'not_written', file: '/data/conversations.db' });
      return added;
    },
    async finish(ending) {
      if (isFull) throw FULL;
      return store.finish(ending);
    },
  };
  const clock = createManualClock();
  const saved = new Set<string>();
  let onSaved = (_: string): void => {};
  const lasting = createUnsavedTurns(stored, {
    tunings: createTunings(stored?.parameters, 8),
    recent: createRecentPaths(0).of(''),
    clock,
    log: createCapturedLog(),
    onLost() {},
    onSaved(conversation) {
      saved.add(conversation);
      onSaved(conversation);
    },
  });
  return {
    store,
    clock,
    lasting,
    setFull(value: boolean) {
      isFull = value;
    },
    /** Whether a write that is done is reported as one that failed. */
    setLying(value: boolean) {
      isLying = value;
    },
    /** Begins a turn, and gives what ends it. */
    async begin(asked: AskedTurn, context = lasting.contextFor(asked)) {
      expect(await context.record(asked.question, 0)).toBe('recorded');
      return () => context.finish(answerTo(asked, `Answer to ${questionText(asked.question)}`)).catch(() => {});
    },
    /** Resolves once something of the conversation is on disk that was not before. */
    inStorage: (conversation: string) =>
      new Promise<void>((resolve) => {
        if (saved.has(conversation)) resolve();
        onSaved = (other) => other === conversation && resolve();
      }),
  };
}

describe('an unsaved turn', () => {
  it('is saved by itself although the retry came while it was still running', async () => {
    const { store, clock, setFull, begin, inStorage } = await setUp();
    setFull(true);
    const asked = question({ message: 'A' });
    const finish = await begin(asked);
    setFull(false);
    clock.advance(30_000);
    await finish();
    clock.advance(30_000);
    await inStorage(asked.conversation);
    expect((await store.findTurn(asked.turn))?.record).toMatchObject({
      answer: [{ type: 'text', text: 'Answer to A' }],
      state: 'done',
    });
  });

  it('whose question is on disk although that was reported as failed keeps its answer and stops no other', async () => {
    const { store, clock, setFull, setLying, begin, inStorage } = await setUp();
    setLying(true);
    const first = question({ message: 'A' });
    await (await begin(first))();
    setLying(false);
    setFull(true);
    const second = question({ message: 'B' });
    await (await begin(second))();
    setFull(false);
    clock.advance(30_000);
    await inStorage(second.conversation);
    for (const { turn, question } of [first, second]) {
      expect((await store.findTurn(turn))?.record).toMatchObject({
        answer: [{ type: 'text', text: `Answer to ${questionText(question)}` }],
        state: 'done',
      });
    }
  });

  it('is saved, if that is possible by then, when it would be dropped', async () => {
    const { store, lasting, setFull, begin } = await setUp();
    const [kept, lost] = [question({ message: 'A' }), question({ message: 'B' })];
    for (const asked of [kept, lost]) {
      const context = lasting.contextFor(asked);
      setFull(true);
      await (await begin(asked, context))();
      setFull(asked === lost);
      await context.drop?.();
    }
    expect((await store.findTurn(kept.turn))?.record).toMatchObject({
      answer: [{ type: 'text', text: 'Answer to A' }],
      terminal: { saved: 'stored' },
    });
    expect(await store.findTurn(lost.turn)).toBeUndefined();
    expect(await lasting.turns(lost.conversation)).toBeUndefined();
  });

  it('whose id is taken by another question stops no other, and is kept in memory', async () => {
    const { store, clock, lasting, setFull, begin, inStorage } = await setUp();
    setFull(true);
    const lost = question({ message: 'Lost' });
    await (await begin(lost))();
    const other = question({ message: 'B' });
    await (await begin(other))();
    setFull(false);
    await store.add(question({ turn: lost.turn, fingerprint: 'another' }));
    clock.advance(30_000);
    await inStorage(other.conversation);
    expect((await store.findTurn(other.turn))?.record.state).toBe('done');
    expect((await lasting.turns(lost.conversation))?.turns).toMatchObject([
      { answer: [{ type: 'text', text: 'Answer to Lost' }] },
    ]);
  });
});

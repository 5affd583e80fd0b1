/** Conversations whose store is away at times, at one companion or at two that share it. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecentPaths } from '../../../companion/conversations/recent-paths.ts';
import { createTunings } from '../../../companion/conversations/tunings.ts';
import { createUnsavedTurns } from '../../../companion/conversations/unsaved/unsaved-turns.ts';
import { createMemoryLive } from '../../../companion/live/memory-live.ts';
import { createSharedMemory } from '../../../companion/live/shared-memory.ts';
import type { AskedTurn, Store } from '../../../companion/store/store.ts';
import { StoreError } from '../../../companion/store/store-error.ts';
import { createKnownElsewhere } from '../../../companion/turns/known-elsewhere.ts';
import { answerText } from '../../../protocol/parts.ts';
import { questionText } from '../../../protocol/question-parts.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { answerTo, exchange, question } from '../store/contract/store-under-test.ts';
import { openTempStorage } from '../store/sqlite/temp-storage.ts';
import { PAGE } from './page-source.ts';

const AWAY = new StoreError('database_away', { cause: 'database_away', database: 'db', reason: 'ECONNREFUSED' });

/** `mute`: what is called is done, and the answer is lost. */
type Whereabouts = 'there' | 'away' | 'mute';

/** A real store that can be away, as a database is: nothing can be read or written. */
async function openStore() {
  const { store } = await openTempStorage();
  const stage = { store, isAway: false, isMute: false, held: Promise.resolve() };
  const guard =
    (call: (...args: unknown[]) => unknown) =>
    async (...args: unknown[]) => {
      if (stage.isAway) throw AWAY;
      await stage.held;
      const done = await call(...args);
      if (stage.isMute) throw AWAY;
      return done;
    };
  const names = [
    'add',
    'follow',
    'finish',
    'turns',
    'history',
    'findTurn',
    'arrange',
    'withdraw',
    'appendTexts',
  ] as const;
  const guarded = names.map((name) => [name, guard(store[name] as (...args: unknown[]) => unknown)]);
  const stored: Store = { ...store, failure: undefined, absence: undefined, ...Object.fromEntries(guarded) };
  return Object.assign(stage, { stored });
}

async function setUp(companions = 1) {
  const clock = createManualClock();
  const log = createCapturedLog();
  const stage = await openStore();
  const shared = createSharedMemory(clock);
  const all = Array.from({ length: companions }, () => {
    const live = createMemoryLive(clock, shared);
    const elsewhere = createKnownElsewhere({
      ...{ live, clock, log },
      known: (...turn) => lasting.known(...turn),
      forget: (chat) => lasting.forget(chat),
    });
    const lasting = createUnsavedTurns(stage.stored, {
      ...{ clock, log, askOthers: elsewhere.ask, onSaved() {}, onLost() {} },
      tunings: createTunings(undefined, 8),
      recent: createRecentPaths(1_000_000).of(''),
    });
    return lasting;
  });

  /** Asks, and gives what the model is told, and what ends it. */
  async function begin(asked: AskedTurn, at = 0) {
    const context = all[at]?.contextFor(asked);
    const recorded = await context?.record(asked.question, 0);
    if (context === undefined || recorded !== 'recorded') throw new Error(String(recorded));
    return {
      context,
      told: async () => (await context.history()).exchanges.map((each) => `${each.question} ${each.answer}`),
      finish: (text = `Answer to ${questionText(asked.question)}`) =>
        context.finish(answerTo(asked, text)).catch(() => {}),
    };
  }

  /** All that is tried in so many minutes is tried. */
  async function pass(minutes: number): Promise<void> {
    for (let tries = 0; tries < 2 * minutes; tries += 1) {
      clock.advance(30_000);
      await stage.store.list();
      for (const lasting of all) await lasting.turns(randomUUID()).catch(() => {});
      await new Promise(setImmediate);
    }
  }

  return {
    ...{ stage, clock, begin, all },
    log,
    async ask(asked: AskedTurn, at = 0): Promise<string[]> {
      const { told, finish } = await begin(asked, at);
      const before = await told();
      await finish();
      return before;
    },
    /** What is on disk, in its order. */
    async saved(conversation: string): Promise<string[]> {
      const page = await stage.store.turns(conversation);
      return (page?.turns ?? []).map(
        (each) => `${questionText(each.question)} ${answerText(each.answer)} ${each.state}`,
      );
    },
    /** The store is there again, and all that was tried later is tried. */
    async comeBack(): Promise<void> {
      [stage.isAway, stage.isMute] = [false, false];
      await pass(2);
    },
    pass,
  };
}

describe('a follow-up while the store is away', () => {
  it.each([
    ['the same companion', 0],
    ['another companion', 1],
  ])('is taken at %s while the end of what it follows is being stored', async (_, at) => {
    const { stage, begin } = await setUp(2);
    const one = question({ message: 'One' });
    const first = await begin(one);
    const held = Promise.withResolvers<void>();
    stage.held = held.promise;
    const finished = first.finish();
    stage.isAway = true;
    const two = await begin(question({ message: 'Two', conversation: one.conversation, parent: one.turn }), at);
    held.resolve();
    await finished;
    expect(await two.told()).toEqual(['One Answer to One']);
  });

  it('is answered with what came before, and is saved behind it once it is back', async () => {
    const { stage, ask, saved, comeBack } = await setUp();
    const one = question({ message: 'One', sources: [PAGE] });
    await ask(one);
    stage.isAway = true;
    const two = question({ message: 'Two', conversation: one.conversation, parent: one.turn });
    expect(await ask(two)).toEqual(['One Answer to One']);
    const three = question({ message: 'Three', conversation: one.conversation, parent: two.turn });
    expect(await ask(three)).toEqual(['One Answer to One', 'Two Answer to Two']);
    await comeBack();
    expect(await saved(one.conversation)).toEqual([
      'One Answer to One done',
      'Two Answer to Two done',
      'Three Answer to Three done',
    ]);
    const four = question({ message: 'Four', conversation: one.conversation, parent: three.turn });
    stage.isAway = true;
    expect(await ask(four)).toHaveLength(3);
  });

  it('knows a chat that was opened, its pages too', async () => {
    const { stage, all, begin } = await setUp();
    const one = await exchange(stage.store, { message: 'One', sources: [PAGE] }, 'In trees.');
    all[0]?.remember(one.conversation, one.turn);
    await all[0]?.contextFor(question({ conversation: one.conversation, parent: one.turn })).history();
    stage.isAway = true;
    const { context } = await begin(question({ message: 'Two', conversation: one.conversation, parent: one.turn }));
    expect((await context.history()).exchanges).toMatchObject([
      { question: 'One', sources: [PAGE], answer: 'In trees.' },
    ]);
  });

  it('takes another branch from any turn on the way, and replaces nothing', async () => {
    const { stage, ask, saved, comeBack } = await setUp();
    const one = question({ message: 'One' });
    await ask(one);
    const { conversation } = one;
    const two = question({ message: 'Two', conversation, parent: one.turn });
    await ask(two);
    stage.isAway = true;
    expect(await ask(question({ message: 'Two again', conversation, parent: one.turn }))).toEqual([
      'One Answer to One',
    ]);
    await comeBack();
    expect(await saved(conversation)).toHaveLength(3);
    const page = await stage.store.turns(conversation);
    expect(page?.turns.map(({ parent }) => parent)).toEqual([null, one.turn, one.turn]);
  });

  it('may be asked while the one before it is still answered, and goes behind the newest', async () => {
    const { stage, begin, saved, comeBack } = await setUp();
    const one = question({ message: 'One' });
    const first = await begin(one);
    stage.isAway = true;
    const { conversation } = one;
    const second = await begin(question({ message: 'Two', conversation, parent: one.turn, follow: true }));
    const third = await begin(question({ message: 'Three', conversation, parent: one.turn, follow: true }));
    await first.finish();
    expect(await second.told()).toEqual(['One Answer to One']);
    await second.finish();
    expect(await third.told()).toEqual(['One Answer to One', 'Two Answer to Two']);
    await third.finish();
    await comeBack();
    expect(await saved(conversation)).toEqual([
      'One Answer to One done',
      'Two Answer to Two done',
      'Three Answer to Three done',
    ]);
  });

  it('is refused in a chat of which nobody knows what was said', async () => {
    const { stage, begin } = await setUp(2);
    const one = await exchange(stage.store, { message: 'One' });
    stage.isAway = true;
    const two = question({ conversation: one.conversation, parent: one.turn });
    await expect(begin(two)).rejects.toBe(AWAY);
    await expect(begin({ ...two, follow: true })).rejects.toBe(AWAY);
  });

  it('in a chat that was deleted elsewhere stays in memory, and comes with it when that is undone', async () => {
    const { stage, ask, saved, comeBack, all } = await setUp();
    const one = question({ message: 'One' });
    await ask(one);
    const { conversation } = one;
    await stage.store.markDeleted(conversation);
    stage.isAway = true;
    await ask(question({ message: 'Two', conversation, parent: one.turn }));
    await comeBack();
    expect(await saved(conversation)).toEqual([]);
    expect((await all[0]?.turns(conversation))?.turns).toMatchObject([{ question: [{ text: 'Two' }] }]);
    await stage.store.restore(conversation);
    await comeBack();
    expect(await saved(conversation)).toEqual(['One Answer to One done', 'Two Answer to Two done']);
  });

  it('stands beside what was said in the chat elsewhere meanwhile', async () => {
    const { stage, ask, comeBack } = await setUp();
    const one = question({ message: 'One' });
    await ask(one);
    const { conversation } = one;
    stage.isAway = true;
    await ask(question({ message: 'Here', conversation, parent: one.turn }));
    await exchange(stage.store, { message: 'There', conversation, parent: one.turn });
    await comeBack();
    const page = await stage.store.turns(conversation);
    expect(page?.turns.map((each) => [questionText(each.question), each.parent])).toEqual([
      ['One', null],
      ['There', one.turn],
      ['Here', one.turn],
    ]);
  });
});

describe('at another companion, a follow-up while the store is away', () => {
  it('is answered with what the first one knows, and both are saved once', async () => {
    const { stage, ask, saved, comeBack } = await setUp(2);
    const one = question({ message: 'One', sources: [PAGE] });
    await ask(one);
    const { conversation } = one;
    stage.isAway = true;
    const two = question({ message: 'Two', conversation, parent: one.turn });
    await ask(two);
    const three = question({ message: 'Three', conversation, parent: two.turn });
    expect(await ask(three, 1)).toEqual(['One Answer to One', 'Two Answer to Two']);
    expect(await ask(question({ message: 'Four', conversation, parent: three.turn }))).toHaveLength(3);
    await comeBack();
    expect(await saved(conversation)).toEqual([
      'One Answer to One done',
      'Two Answer to Two done',
      'Three Answer to Three done',
      'Four Answer to Four done',
    ]);
  });

  it('is asked as well when the store is there again, and the first one has not saved yet', async () => {
    const { stage, ask, saved } = await setUp(2);
    stage.isAway = true;
    const one = question({ message: 'One' });
    await ask(one);
    stage.isAway = false;
    const two = question({ message: 'Two', conversation: one.conversation, parent: one.turn });
    expect(await ask(two, 1)).toEqual(['One Answer to One']);
    expect(await saved(one.conversation)).toEqual(['One Answer to One done', 'Two Answer to Two done']);
  });

  it('is asked as well while the question before is still on its way to the store', async () => {
    const { stage, begin, saved, comeBack } = await setUp(2);
    const taken = Promise.withResolvers<void>();
    stage.held = taken.promise;
    const one = question({ message: 'One' });
    const first = begin(one);
    stage.held = Promise.resolve();
    const second = await begin(question({ message: 'Two', conversation: one.conversation, parent: one.turn }), 1);
    taken.resolve();
    await (await first).finish();
    expect(await second.told()).toEqual(['One Answer to One']);
    await second.finish();
    await comeBack();
    expect(await saved(one.conversation)).toEqual(['One Answer to One done', 'Two Answer to Two done']);
  });

  it('is answered with the answer that the first one could not store yet', async () => {
    const { stage, begin, ask, saved, comeBack } = await setUp(2);
    const one = question({ message: 'One' });
    const first = await begin(one);
    stage.isAway = true;
    await first.finish();
    stage.isAway = false;
    const two = question({ message: 'Two', conversation: one.conversation, parent: one.turn });
    expect(await ask(two, 1)).toEqual(['One Answer to One']);
    await comeBack();
    expect(await saved(one.conversation)).toEqual(['One Answer to One done', 'Two Answer to Two done']);
  });

  it('has what only the first one knew saved where that one is gone', async () => {
    const { stage, all, begin, ask, saved, comeBack } = await setUp(2);
    const one = question({ message: 'One' });
    const first = await begin(one);
    stage.isAway = true;
    await first.finish();
    stage.isAway = false;
    await ask(question({ message: 'Two', conversation: one.conversation, parent: one.turn }), 1);
    await all[0]?.dispose();
    await comeBack();
    expect(await saved(one.conversation)).toEqual(['One Answer to One done', 'Two Answer to Two done']);
  });

  it('does not have the question before answered anew when that is asked again there', async () => {
    const { stage, all, ask, saved, comeBack } = await setUp(2);
    stage.isAway = true;
    const one = question({ message: 'One', fingerprint: 'one' });
    await ask(one);
    await ask(question({ message: 'Two', conversation: one.conversation, parent: one.turn }), 1);
    expect(await all[1]?.contextFor(one).record(one.question, 7)).toMatchObject({
      known: { conversation: one.conversation, record: { turn: one.turn, answer: [{ text: 'Answer to One' }] } },
    });
    const other = { ...one, fingerprint: 'other' };
    expect(await all[1]?.contextFor(other).record(other.question, 7)).toBe('conflict');
    await all[0]?.dispose();
    await comeBack();
    expect(await saved(one.conversation)).toEqual(['One Answer to One done', 'Two Answer to Two done']);
  });

  it('waits for what the first one still answers', async () => {
    const { stage, begin, saved, comeBack } = await setUp(2);
    stage.isAway = true;
    const one = question({ message: 'One' });
    const first = await begin(one);
    const second = await begin(question({ message: 'Two', conversation: one.conversation, parent: one.turn }), 1);
    await first.finish();
    expect(await second.told()).toEqual(['One Answer to One']);
    await second.finish();
    await comeBack();
    expect(await saved(one.conversation)).toEqual(['One Answer to One done', 'Two Answer to Two done']);
  });
});

describe('a chat that was deleted', () => {
  it('is answered where one companion knows what it follows, and another one what came before that', async () => {
    const { stage, begin, comeBack, saved } = await setUp(3);
    stage.isAway = true;
    const one = question({ message: 'One' });
    const { conversation } = one;
    const first = await begin(one, 0);
    const two = question({ message: 'Two', conversation, parent: one.turn });
    const second = await begin(two, 1);
    const three = question({ message: 'Three', conversation, parent: two.turn });
    const third = await begin(three, 2);
    await first.finish();
    // It was cancelled while it waited, and never asked what came before.
    await second.finish('');
    expect(await third.told()).toEqual(['One Answer to One', 'Two ']);
    await third.finish();
    await comeBack();
    expect(await saved(conversation)).toEqual(['One Answer to One done', 'Two  done', 'Three Answer to Three done']);
  });

  it('does not come back with what another companion knows of it', async () => {
    const { stage, all, ask, comeBack, pass } = await setUp(2);
    stage.isAway = true;
    const one = question({ message: 'One' });
    const { conversation } = one;
    await ask(one);
    await ask(question({ message: 'Two', conversation, parent: one.turn }), 1);
    stage.isAway = false;
    await all[0]?.save();
    await stage.store.markDeleted(conversation);
    await comeBack();
    expect(await all[1]?.turns(conversation)).toBeDefined();
    await pass(8);
    await stage.store.purgeDeleted(8.64e15);
    await pass(2);
    expect(await stage.store.turns(conversation)).toBeUndefined();
    expect(await all[1]?.turns(conversation)).toBeUndefined();
  });

  it('does not come back with a first question asked anew that waited for the store', async () => {
    const { stage, all, ask, comeBack, pass } = await setUp();
    const one = question({ message: 'One' });
    const { conversation } = one;
    await ask(one);
    stage.isAway = true;
    const again = question({ message: 'One again', conversation });
    await ask(again);
    await ask(question({ message: 'Two', conversation, parent: again.turn }));
    await stage.store.markDeleted(conversation);
    await comeBack();
    await pass(8);
    await stage.store.purgeDeleted(8.64e15);
    await pass(2);
    expect(await stage.store.turns(conversation)).toBeUndefined();
    expect(await all[0]?.turns(conversation)).toBeUndefined();
  });

  it('takes what waits for it whenever that is undone', async () => {
    const { stage, ask, saved, comeBack, pass } = await setUp();
    const one = question({ message: 'One' });
    const { conversation } = one;
    await ask(one);
    stage.isAway = true;
    await ask(question({ message: 'One again', conversation }));
    stage.isAway = false;
    await stage.store.markDeleted(conversation);
    await comeBack();
    await stage.store.restore(conversation);
    stage.isAway = true;
    await pass(10);
    expect(await saved(conversation)).toEqual(['One Answer to One done']);
    await comeBack();
    expect(await saved(conversation)).toEqual(['One Answer to One done', 'One again Answer to One again done']);
  });
});

describe('a history with a store that comes and goes', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('go' as const), to: fc.constantFrom<Whereabouts>('there', 'away', 'mute') }),
    fc.record({
      kind: fc.constant('ask' as const),
      at: fc.nat(1),
      behind: fc.nat(20),
      isNew: fc.nat(5),
      runs: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('finish' as const), which: fc.nat(5) }),
    fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(1_000, 30_000) }),
  );

  it('is in the end what it would be had the store never been away', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { stage, clock, begin, comeBack } = await setUp(2);
        const asked: AskedTurn[] = [];
        const running: { asked: AskedTurn; finish(): Promise<unknown>; told(): Promise<string[]> }[] = [];
        const isRunning = (turn: string) => running.some((each) => each.asked.turn === turn);
        const byTurn = new Map<string | null, AskedTurn>();
        /** What leads to a turn, by what was asked. */
        function leadingTo({ parent }: AskedTurn): string[] {
          const last = byTurn.get(parent);
          const said = last && `${questionText(last.question)} Answer to ${questionText(last.question)}`;
          return last && said ? [...leadingTo(last), said] : [];
        }
        async function end(index: number): Promise<void> {
          const ready = running.filter((each) => each.asked.parent === null || !isRunning(each.asked.parent));
          const turn = ready[index % ready.length];
          if (turn === undefined) return;
          expect(await turn.told()).toEqual(leadingTo(turn.asked));
          running.splice(running.indexOf(turn), 1);
          await turn.finish();
        }
        for (const each of steps) {
          if (each.kind === 'go') [stage.isAway, stage.isMute] = [each.to === 'away', each.to === 'mute'];
          if (each.kind === 'pass') {
            clock.advance(each.ms);
            await new Promise(setImmediate);
          }
          if (each.kind === 'finish') await end(each.which);
          if (each.kind === 'ask') {
            const last = each.isNew === 0 ? undefined : asked[each.behind % asked.length];
            const place = last ? { conversation: last.conversation, parent: last.turn } : {};
            const turn = question({ message: `Question ${asked.length}`, ...place });
            const begun = await begin(turn, each.at);
            asked.push(turn);
            byTurn.set(turn.turn, turn);
            running.push({ asked: turn, ...begun });
            if (!each.runs) await end(running.length - 1);
          }
        }
        while (running.length > 0) await end(0);
        await comeBack();
        for (const turn of asked) {
          const found = await stage.store.findTurn(turn.turn);
          expect(found).toMatchObject({
            conversation: turn.conversation,
            record: { parent: turn.parent, state: 'done', terminal: { saved: 'stored' } },
          });
          expect(answerText(found?.record.answer ?? [])).toBe(`Answer to ${questionText(turn.question)}`);
          const told = await stage.store.history(turn.conversation, turn.turn);
          expect(told.exchanges.length).toBe(leadingTo(turn).length + 1);
        }
        const page = await Promise.all(
          [...new Set(asked.map((turn) => turn.conversation))].map((id) => stage.store.turns(id)),
        );
        expect(page.flatMap((each) => each?.turns ?? [])).toHaveLength(asked.length);
      }),
      { numRuns: 40 },
    );
  });
});

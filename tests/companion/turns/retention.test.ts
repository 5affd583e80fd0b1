import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRetention, type KeptTurn } from '../../../companion/turns/retention.ts';
import { countVisits } from '../../helpers/count-visits.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

const KEEP_MS = 1_000;
/** What a turn weighs apart from its text. */
const TURN = 1_024;

function setUp(maxChars = 1_000_000) {
  const clock = createManualClock();
  const dropped: string[] = [];
  const retention = createRetention({ clock, keepMs: KEEP_MS, maxChars, onDrop: (name) => dropped.push(name) });
  function begin(name: string, { chars = 0, opener = 'anna', needsOpener = true } = {}): KeptTurn {
    const turn = retention.begin(name, opener, chars, () => needsOpener);
    if (turn === undefined) throw new Error('no room');
    return turn;
  }
  return { clock, dropped, retention, begin };
}

describe('a conversation that was dropped', () => {
  it('is not counted again by a turn of it that ends later: one of the same name that runs is never dropped', () => {
    const { begin, retention, dropped } = setUp(3 * TURN);
    const closing = begin('a');
    retention.drop('a');
    begin('a');
    closing.end(0);
    begin('b');
    expect(retention.begin('c', 'anna', 1, () => true)?.grow(TURN)).toBeFalsy();
    expect(dropped).toEqual(['a']);
  });

  it.each(['end', 'grow', 'refuse'] as const)('weighs nothing, whatever its turns do: %s', (method) => {
    const { begin, retention, dropped } = setUp(2 * TURN);
    const turn = begin('a');
    retention.drop('a');
    turn[method](10 * TURN);
    begin('a');
    begin('b');
    expect(dropped).toEqual(['a']);
  });
});

describe('making room', () => {
  it('drops what ended first, whatever began first', () => {
    const { begin, dropped } = setUp(3 * TURN);
    const [a, b] = [begin('a'), begin('b')];
    b.end(0);
    a.end(0);
    begin('c');
    begin('d');
    expect(dropped).toEqual(['b']);
  });

  it('forgets none of those in which nothing runs, whichever of them is asked in again', () => {
    for (const again of ['a', 'b', 'c']) {
      const { begin, dropped } = setUp(4 * TURN);
      for (const name of ['a', 'b', 'c']) begin(name).end(0);
      begin(again).refuse();
      begin('large', { chars: 3 * TURN });
      expect(dropped).toEqual([...['a', 'b', 'c'].filter((name) => name !== again), again]);
    }
  });

  it('fits what fits to the unit', () => {
    const { begin, retention, dropped } = setUp(2 * TURN + 2);
    begin('a', { chars: 1 });
    expect(retention.begin('b', 'anna', 2, () => true)).toBeUndefined();
    begin('b', { chars: 1 });
    expect(dropped).toEqual([]);
  });

  it('leaves nothing of a turn that was refused', () => {
    const { begin, retention } = setUp(2 * TURN);
    const turn = begin('a', { chars: 3 });
    expect(turn.grow(500)).toBe(true);
    turn.refuse();
    expect(retention.begin('b', 'anna', TURN, () => true)).toBeDefined();
  });

  it('takes a conversation whose last turn was refused for one in which nothing runs', () => {
    const { begin, dropped } = setUp(2 * TURN);
    begin('a').end(0);
    begin('a').refuse();
    begin('b');
    begin('c');
    expect(dropped).toEqual(['a']);
  });
});

describe('a sweep', () => {
  it('drops what is due, of openers that are away, and what needs none', () => {
    const { begin, retention, clock, dropped } = setUp();
    retention.arrive('here');
    retention.arrive('left');
    begin('of one that is here', { opener: 'here' }).end(0);
    begin('of one that is here, and on disk', { opener: 'here', needsOpener: false }).end(0);
    begin('of one that left', { opener: 'left' }).end(0);
    begin('of one that never came', { opener: 'nobody' }).end(0);
    begin('runs', { opener: 'nobody' });
    retention.leave('left', false);
    clock.advance(KEEP_MS - 1);
    retention.sweep();
    expect(dropped).toEqual([]);
    clock.advance(1);
    retention.sweep();
    expect(dropped).toEqual(['of one that is here, and on disk', 'of one that left', 'of one that never came']);
  });

  it('keeps what an opener asked that came back, or left a moment ago, or is here with another connection', () => {
    const { begin, retention, clock, dropped } = setUp();
    for (const opener of ['back', 'just left', 'still here']) {
      retention.arrive(opener);
      begin(opener, { opener }).end(0);
    }
    retention.leave('back', false);
    retention.arrive('still here');
    retention.leave('still here', false);
    clock.advance(KEEP_MS);
    retention.arrive('back');
    retention.leave('just left', false);
    clock.advance(KEEP_MS - 1);
    retention.sweep();
    expect(dropped).toEqual([]);
    clock.advance(1);
    retention.sweep();
    expect(dropped).toEqual(['just left']);
  });
});

describe('under any order of what happens', () => {
  const NAMES = ['a', 'b', 'c', 'd'];
  const step = fc.oneof(
    fc.record({ do: fc.constant('begin' as const), name: fc.constantFrom(...NAMES), chars: fc.nat(TURN) }),
    fc.record({ do: fc.constantFrom('end' as const, 'grow' as const), turn: fc.nat(9), chars: fc.nat(TURN) }),
    fc.record({ do: fc.constant('refuse' as const), turn: fc.nat(9), chars: fc.constant(0) }),
    fc.record({ do: fc.constant('drop' as const), name: fc.constantFrom(...NAMES) }),
    fc.record({ do: fc.constant('pass' as const), ms: fc.nat(KEEP_MS) }),
  );

  interface Plain {
    chars: number;
    running: number;
    turns: number;
    order: number;
    endedAt: number;
  }

  it('it keeps what a plain list, searched from end to end each time, keeps', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const maxChars = 6 * TURN;
        const clock = createManualClock();
        const names = new Set<string>();
        const retention = createRetention({ clock, keepMs: KEEP_MS, maxChars, onDrop: (name) => names.delete(name) });
        const kept = new Map<string, Plain>();
        const turns: { turn: KeptTurn; plain: Plain; chars: number; isOver: boolean }[] = [];
        let order = 0;
        const makeRoom = () => {
          const total = () => [...kept.values()].reduce((sum, { chars }) => sum + chars, 0);
          while (total() > maxChars) {
            const [first] = [...kept]
              .filter(([, { running }]) => running === 0)
              .sort(([, x], [, y]) => x.order - y.order);
            if (first === undefined) return false;
            kept.delete(first[0]);
          }
          return true;
        };
        const undo = (plain: Plain, name: string, chars: number) => {
          plain.running -= 1;
          plain.turns -= 1;
          plain.chars -= chars;
          if (plain.running === 0) plain.order = ++order;
          if (plain.turns === 0 && kept.get(name) === plain) kept.delete(name);
        };
        const nameOf = (plain: Plain) => [...kept].find(([, each]) => each === plain)?.[0];
        for (const each of steps) {
          if (each.do === 'begin') {
            const turn = retention.begin(each.name, 'nobody', each.chars, () => true);
            const plain = kept.get(each.name) ?? { chars: 0, running: 0, turns: 0, order: 0, endedAt: 0 };
            plain.running += 1;
            plain.turns += 1;
            plain.chars += each.chars + TURN;
            kept.set(each.name, plain);
            const fits = makeRoom();
            expect(turn !== undefined).toBe(fits);
            if (!fits) undo(plain, each.name, each.chars + TURN);
            names.add(each.name);
            if (!kept.has(each.name)) names.delete(each.name);
            if (turn) turns.push({ turn, plain, chars: each.chars + TURN, isOver: false });
          } else if (each.do === 'drop') {
            retention.drop(each.name);
            kept.delete(each.name);
          } else if (each.do === 'pass') {
            clock.advance(each.ms);
            retention.sweep();
            for (const [name, { running, endedAt }] of kept) {
              if (running === 0 && endedAt <= clock.now() - KEEP_MS) kept.delete(name);
            }
          } else {
            const asked = turns[each.turn];
            if (asked === undefined || asked.isOver) continue;
            const { turn, plain } = asked;
            const name = nameOf(plain);
            if (each.do === 'grow') {
              const fits = turn.grow(each.chars);
              if (name === undefined) continue;
              asked.chars += each.chars;
              plain.chars += each.chars;
              expect(fits).toBe(makeRoom());
            } else if (each.do === 'refuse') {
              asked.isOver = true;
              turn.refuse();
              if (name === undefined) continue;
              undo(plain, name, asked.chars);
              if (!kept.has(name)) names.delete(name);
            } else {
              asked.isOver = true;
              turn.end(each.chars);
              if (name === undefined) continue;
              plain.running -= 1;
              plain.chars += each.chars;
              plain.endedAt = clock.now();
              if (plain.running === 0) plain.order = ++order;
              makeRoom();
            }
          }
          expect([...names].sort()).toEqual([...kept.keys()].sort());
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the work of keeping', () => {
  const workOf = (turns: number, run: (set: ReturnType<typeof setUp>, turns: number) => void) =>
    countVisits(() => run(setUp(turns * TURN), turns));

  function fill({ begin, retention }: ReturnType<typeof setUp>, turns: number): void {
    retention.arrive('anna');
    for (let index = 0; index < turns; index += 1) begin(`${index}`).end(0);
  }

  it.each<[string, (set: ReturnType<typeof setUp>, turns: number) => void]>([
    [
      'one question that needs the room of all',
      (set, turns) => {
        fill(set, turns);
        set.begin('large', { chars: (turns - 1) * TURN }).end(0);
        expect(set.dropped).toHaveLength(turns);
      },
    ],
    [
      'as many questions that need the room of one each',
      (set, turns) => {
        fill(set, turns);
        for (let index = 0; index < turns; index += 1) set.begin(`new ${index}`).end(0);
        expect(set.dropped).toHaveLength(turns);
      },
    ],
    [
      'a sweep to which all are due',
      (set, turns) => {
        fill(set, turns);
        set.retention.leave('anna', false);
        set.clock.advance(KEEP_MS);
        set.retention.sweep();
        expect(set.dropped).toHaveLength(turns);
      },
    ],
  ])('grows as the number of turns, not as its square: %s', async (_, run) => {
    const [some, four] = [await workOf(1_000, run), await workOf(4_000, run)];
    expect(some).toBeGreaterThan(1_000);
    expect(four / some).toBeLessThan(4.5);
  });
});

import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { createRoomNotices, type MemberNotices } from '../../../../companion/connections/article/room-notices.ts';
import type { Link } from '../../../../companion/connections/connection.ts';
import { createMemoryLive } from '../../../../companion/live/memory-live.ts';
import { createSharedMemory } from '../../../../companion/live/shared-memory.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';

const TYPING_MS = 6_000;
const STEP_MS = 200;

interface TestMember extends MemberNotices {
  /** What it was told, oldest first. */
  told: { type: string; members: number }[];
  lastOf(type: 'typing' | 'presence'): number | undefined;
}

/** Companions of one room, on one memory. */
function setUp() {
  const clock = createManualClock();
  const shared = createSharedMemory(clock);
  let published = 0;

  function openCompanion() {
    const live = createMemoryLive(clock, shared);
    onTestFinished(() => live.dispose());
    const counting: typeof live = {
      ...live,
      publish(topic, frame) {
        published += 1;
        live.publish(topic, frame);
      },
    };
    const notices = createRoomNotices({ live: counting, topic: 'room', clock, typingMs: TYPING_MS });
    return {
      join(who: string): TestMember {
        const told: TestMember['told'] = [];
        const link = { post: (frame: string) => void told.push(JSON.parse(frame)) } as unknown as Link;
        const member = notices.join(link, who);
        const unwatch = live.watch('room', who, (frame) => member.hear(JSON.parse(frame)));
        return {
          ...member,
          leave() {
            unwatch();
            member.leave();
          },
          told,
          lastOf: (type) => told.findLast((message) => message.type === type)?.members,
        };
      },
      die: () => live.dispose(),
    };
  }

  /** Time passes, with all that is asked and answered meanwhile. */
  async function pass(ms: number): Promise<void> {
    for (let left = ms; left >= 0; left -= STEP_MS) {
      clock.advance(Math.min(left, STEP_MS));
      await setImmediate();
    }
  }

  return {
    clock,
    pass,
    openCompanion,
    get published() {
      return published;
    },
  };
}

it('tells the others how many type, and only those that have said such a thing themselves', () => {
  const { join } = setUp().openCompanion();
  const [anna, bert, old] = [join('anna'), join('bert'), join('old')];
  bert.type();
  anna.type();
  expect(anna.told).toEqual([{ type: 'typing', members: 1 }]);
  expect(bert.told).toEqual([{ type: 'typing', members: 1 }]);
  expect(old.told).toEqual([]);
});

it('ends typing by itself, when the member asks, and when it leaves', async () => {
  const { pass, openCompanion } = setUp();
  const { join } = openCompanion();
  const anna = join('anna');
  const bert = join('bert');
  anna.type();
  for (const end of [() => pass(TYPING_MS), bert.rest, bert.leave]) {
    bert.type();
    expect(anna.lastOf('typing')).toBe(1);
    await end();
    expect(anna.lastOf('typing')).toBe(0);
  }
});

it('goes on while the member says so again', async () => {
  const { pass, openCompanion } = setUp();
  const { join } = openCompanion();
  const [anna, bert] = [join('anna'), join('bert')];
  anna.type();
  for (let seconds = 0; seconds < 20; seconds += 4) {
    bert.type();
    await pass(4_000);
  }
  expect(anna.told).toEqual([{ type: 'typing', members: 1 }]);
});

it('hands on a member that says it at each key a few times in six seconds', () => {
  const room = setUp();
  const bert = room.openCompanion().join('bert');
  const before = room.published;
  for (let key = 0; key < 1_000; key += 1) bert.type();
  expect(room.published - before).toBe(1);
});

it('counts who is there, also at another companion, and again when that one dies', async () => {
  const { pass, openCompanion } = setUp();
  const [here, there] = [openCompanion(), openCompanion()];
  const anna = here.join('anna');
  anna.count();
  await pass(0);
  expect(anna.lastOf('presence')).toBe(1);
  const bert = there.join('bert');
  there.join('carl');
  await pass(1_000);
  expect(anna.lastOf('presence')).toBe(3);
  bert.leave();
  await pass(1_000);
  expect(anna.lastOf('presence')).toBe(2);
  there.die();
  await pass(10_000);
  expect(anna.lastOf('presence')).toBe(1);
  expect(anna.told.filter(({ type }) => type === 'presence').map(({ members }) => members)).toEqual([1, 3, 2, 1]);
});

it('tells each member the right number after any schedule', async () => {
  const step = fc.record({
    who: fc.constantFrom('anna', 'bert', 'carl', 'dora'),
    does: fc.constantFrom('join', 'leave', 'type', 'rest', 'wait'),
    ms: fc.integer({ min: 1, max: 5_000 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { clock, pass, openCompanion } = setUp();
      const companions = [openCompanion(), openCompanion()];
      const observer = openCompanion().join('observer');
      observer.count();
      observer.type();
      const members = new Map<string, TestMember>();
      const typesUntil = new Map<string, number>();
      for (const { who, does, ms } of steps) {
        const member = members.get(who);
        if (does === 'wait') await pass(ms);
        else if (does === 'join' && !member) members.set(who, (companions[ms % 2] ?? openCompanion()).join(who));
        else if (member && does === 'leave') {
          member.leave();
          members.delete(who);
          typesUntil.delete(who);
        } else if (member && does === 'rest') {
          member.rest();
          typesUntil.delete(who);
        } else if (member && does === 'type') {
          member.type();
          // What is not handed on does not count anew either: at least two thirds of the time are left then.
          const until = typesUntil.get(who) ?? 0;
          if (until - clock.now() < (TYPING_MS * 2) / 3 + 1) typesUntil.set(who, clock.now() + TYPING_MS);
        }
        const typing = [...typesUntil.values()].filter((until) => until > clock.now()).length;
        expect(observer.lastOf('typing') ?? 0).toBe(typing);
      }
      await pass(10_000);
      expect(observer.lastOf('typing') ?? 0).toBe(0);
      expect(observer.lastOf('presence')).toBe(members.size + 1);
    }),
  );
});

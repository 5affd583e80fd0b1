import { expect, it } from 'vitest';
import type { TurnContext } from '../../../companion/conversations/turn-context.ts';
import { createMemoryLive } from '../../../companion/live/memory-live.ts';
import { createSlotQueue } from '../../../companion/turns/queue/slot-queue.ts';
import { createTurnRegistry } from '../../../companion/turns/turn-registry.ts';
import { toQuestion } from '../../../protocol/question-parts.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { countVisits } from '../../helpers/count-visits.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createFixedCatalogue, createScriptedUpstream } from './scripted-upstream.ts';

const ANNA = { id: 'key anna', isPrivate: false };
/** What a turn of two events weighs apart from its text. */
const TURN_CHARS = 1_026;
const QUESTION = {
  task: 'chat',
  sources: [],
  model: undefined,
  think: undefined,
  language: '',
} as const;

async function keep(turns: number) {
  const clock = createManualClock();
  const scripted = createScriptedUpstream();
  const live = createMemoryLive(clock);
  const queue = createSlotQueue(clock, live);
  const catalogue = createFixedCatalogue(scripted.upstream);
  const limits = { keptChars: turns * TURN_CHARS };
  const registry = createTurnRegistry({
    catalogue,
    queue,
    live,
    clock,
    log: createCapturedLog(),
    limits,
  });
  const context: TurnContext = {
    saves: 'stored',
    record: async () => 'recorded',
    history: async () => ({ exchanges: [], leftOut: 0 }),
    finish: async () => {},
  };
  async function ask(turn: string, message: string): Promise<void> {
    const question = { ...QUESTION, parts: toQuestion(message, []) };
    const request = { turn, asker: ANNA, fingerprint: '', question, context };
    const asked = await registry.ask({ ...request, parent: null, conversation: 'c' });
    (await scripted.next()).finish();
    if ('turn' in asked) await asked.turn.ended;
  }
  for (let index = 0; index < turns; index += 1) await ask(`turn ${index}`, '');
  expect(registry.counts.kept).toBe(turns);
  return { clock, registry, ask };
}

it.each([
  [
    'because their time is over',
    async (turns: number) => {
      const { clock, registry } = await keep(turns);
      clock.advance(11 * 60_000);
      expect(registry.counts.kept).toBe(0);
    },
  ],
  [
    'because one large question needs their room',
    async (turns: number) => {
      const { registry, ask } = await keep(turns);
      await ask('large', 'x'.repeat((turns - 1) * TURN_CHARS));
      expect(registry.counts.kept).toBe(1);
    },
  ],
])('turns that are dropped together take work as their number, not as its square: %s', async (_, drop) => {
  const workOf = (turns: number) => countVisits(() => drop(turns));
  const [some, four] = [await workOf(50), await workOf(200)];
  expect(some).toBeGreaterThan(50);
  expect(four / some).toBeLessThan(4.5);
});

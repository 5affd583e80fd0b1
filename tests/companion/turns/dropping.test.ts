import { expect, it } from 'vitest';
import { createUpstreamQueues } from '../../../companion/turns/queue/upstream-queues.ts';
import type { TurnContext } from '../../../companion/turns/turn-context.ts';
import { createTurnRegistry } from '../../../companion/turns/turn-registry.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createFixedCatalogue, createScriptedUpstream } from './scripted-upstream.ts';

const TURNS = 200;
const ANNA = { id: 'key anna', isPrivate: false };
const QUESTION = {
  task: 'chat',
  message: '?',
  attachments: [],
  model: undefined,
  think: undefined,
  language: '',
} as const;

it('turns that are due together are looked at a few times each, not once for every other', async () => {
  const clock = createManualClock();
  const scripted = createScriptedUpstream();
  const queues = createUpstreamQueues(clock);
  const catalogue = createFixedCatalogue(scripted.upstream);
  const registry = createTurnRegistry({ catalogue, queues, clock, log: createCapturedLog() });
  let looks = 0;
  const context: TurnContext = {
    get saves() {
      looks += 1;
      return 'stored' as const;
    },
    record: async () => 'recorded',
    history: async () => ({ exchanges: [], leftOut: 0 }),
    finish: async () => {},
  };
  for (let index = 0; index < TURNS; index += 1) {
    const request = { turn: `turn ${index}`, asker: ANNA, fingerprint: '', question: QUESTION, context };
    const asked = await registry.ask({ ...request, parent: null, conversation: 'c' });
    (await scripted.next()).finish();
    if ('turn' in asked) await asked.turn.ended;
  }
  expect(registry.counts.kept).toBe(TURNS);
  looks = 0;
  clock.advance(11 * 60_000);
  expect(registry.counts.kept).toBe(0);
  expect(looks).toBeLessThan(10 * TURNS);
});

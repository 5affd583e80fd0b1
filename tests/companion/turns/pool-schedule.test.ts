import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMemoryConversations } from '../../../companion/conversations/memory-conversations.ts';
import { createMemoryLive } from '../../../companion/live/memory-live.ts';
import { createSlotQueue } from '../../../companion/turns/queue/slot-queue.ts';
import type { WatchedTurn } from '../../../companion/turns/turn.ts';
import { createTurnRegistry } from '../../../companion/turns/turn-registry.ts';
import { createCatalogue } from '../../../companion/upstreams/catalogue.ts';
import type { Locality } from '../../../companion/upstreams/locality.ts';
import { createReaderUpstream } from '../../../companion/upstreams/reader/reader-upstream.ts';
import { type Upstream, UpstreamError, type UpstreamFinish } from '../../../companion/upstreams/upstream.ts';
import { toQuestion } from '../../../protocol/question-parts.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

/** One request at a server, that the schedule answers. */
interface Flight {
  question: string;
  said: string;
  say(word: string): void;
  finish(): void;
  fail(code: ConstructorParameters<typeof UpstreamError>[0]): void;
}

/** A server that holds `small`, and lives and dies as the schedule says. */
function createMortalServer(host: string, locality: Locality, slots: number) {
  const id = `ollama@${host}`;
  const flights = new Set<Flight>();
  /** Every request that came, by question. */
  const requests: { question: string; flight: Flight }[] = [];
  let isUp = true;
  const status = { id, kind: 'ollama', address: host, version: '1' } as const;
  const model = { name: 'small', digest: 'd', upstream: id, parameterSize: '', sizeBytes: 0, contextLength: 0 };
  const upstream: Upstream = {
    id,
    kind: 'ollama',
    locality,
    slots,
    async probe() {
      if (!isUp) return { status: { ...status, status: 'unreachable' }, models: [] };
      const models = [{ ...model, capabilities: [], canChat: true, loaded: false, remote: false }];
      return { status: { ...status, status: 'ready' }, models };
    },
    chat({ prompt }, { signal, onDelta }) {
      if (!isUp) return Promise.reject(new UpstreamError('upstream_unreachable', {}));
      const { promise, resolve, reject } = Promise.withResolvers<UpstreamFinish>();
      const flight: Flight = {
        question: prompt.question,
        said: '',
        say(word) {
          flight.said += word;
          onDelta('token', word);
        },
        finish: () => end(() => resolve({ reason: 'stop', usage: null })),
        fail: (code) => end(() => reject(new UpstreamError(code as 'upstream_failed', {}))),
      };
      const end = (settle: () => void) => {
        flights.delete(flight);
        settle();
      };
      signal.addEventListener('abort', () => end(() => reject(signal.reason)), { once: true });
      flights.add(flight);
      requests.push({ question: prompt.question, flight });
      return promise;
    },
    dispose() {},
  };
  return {
    upstream,
    flights,
    requests,
    die() {
      isUp = false;
      for (const flight of [...flights]) flight.fail('upstream_failed');
    },
    comeBack() {
      isUp = true;
    },
  };
}

const server = fc.nat(2);
const index = fc.nat(5);
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('ask' as const), where: fc.constantFrom('pool', 'far', 'any') }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('say' as const), server, index }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('finish' as const), server, index }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('die' as const), server }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('come back' as const), server }) },
  // A server that hangs says nothing; the watch ends its answers.
  { weight: 1, arbitrary: fc.record({ do: fc.constant('hang' as const), server, index }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('be busy' as const), server, index }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), index }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(5_000) }) },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Schedules that broke a rule once. */
const SEEN: Step[][] = [
  // The server that is left to try goes away meanwhile: the one that failed is not asked again.
  [
    { do: 'ask', where: 'pool' },
    { do: 'ask', where: 'pool' },
    { do: 'be busy', server: 1, index: 0 },
    { do: 'die', server: 0 },
  ],
  // The whole pool is away: another machine's model of that name is not asked in its place.
  [
    { do: 'wait', ms: 500 },
    { do: 'die', server: 0 },
    { do: 'die', server: 1 },
    { do: 'ask', where: 'pool' },
    { do: 'ask', where: 'pool' },
  ],
  // Nobody is there: the reader answers, word by word.
  [
    { do: 'die', server: 2 },
    { do: 'die', server: 1 },
    { do: 'wait', ms: 1_000 },
    { do: 'die', server: 0 },
    { do: 'ask', where: 'any' },
  ],
];

/** The model that a turn was last told to load. */
function modelOf({ log }: WatchedTurn): string | undefined {
  let model: string | undefined;
  for (let piece = log.next(0); piece; piece = log.next(piece.event.seq)) {
    if (piece.event.type === 'loading') model = piece.event.model;
  }
  return model;
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

it('any schedule of servers dying, hanging and coming back: no turn is lost, doubled or asked of another locality', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 50 }), async (steps) => {
      const clock = createManualClock();
      const near = [createMortalServer('near:1', 'machine', 1), createMortalServer('near:2', 'machine', 2)];
      const far = createMortalServer('far:1', 'network', 1);
      const servers = [...near, far];
      const catalogue = createCatalogue({
        upstreams: servers.map(({ upstream }) => upstream),
        reader: createReaderUpstream(),
        clock,
      });
      const live = createMemoryLive(clock);
      const queue = createSlotQueue(clock, live);
      catalogue.onHolders(queue.advance);
      const registry = createTurnRegistry({
        catalogue,
        queue,
        live,
        clock,
        log: createCapturedLog(),
      });
      const turns: { turn: WatchedTurn; question: string; where: string }[] = [];
      catalogue.start();
      await settle();

      async function ask(where: string): Promise<void> {
        const question = `question ${turns.length}`;
        const names: Record<string, string> = { pool: 'small', far: 'small @ far:1' };
        const turn = randomUUID();
        const asked = { turn, conversation: randomUUID(), parent: null, task: 'chat' } as const;
        const found = await registry.ask({
          ...asked,
          asker: { id: 'anna', isPrivate: false },
          fingerprint: turn,
          question: {
            task: 'chat',
            parts: toQuestion(question, []),
            model: names[where],
            think: undefined,
            language: '',
          },
          context: createMemoryConversations().contextFor(asked),
        });
        if ('turn' in found) turns.push({ turn: found.turn, question, where });
      }

      function check(): void {
        for (const { upstream, flights } of servers) expect(flights.size).toBeLessThanOrEqual(upstream.slots);
        for (const { turn, question, where } of turns) {
          const asked = servers.flatMap((each) =>
            each.requests.filter((request) => request.question === question).map(({ flight }) => ({ each, flight })),
          );
          if (where === 'pool') expect(asked.every(({ each }) => each !== far)).toBe(true);
          if (where === 'far') expect(asked.every(({ each }) => each === far)).toBe(true);
          // Not doubled: one request at a time, each server once, and nobody else after the first word.
          expect(asked.filter(({ each, flight }) => each.flights.has(flight)).length).toBeLessThanOrEqual(1);
          expect(new Set(asked.map(({ each }) => each)).size).toBe(asked.length);
          const spoke = asked.filter(({ flight }) => flight.said !== '');
          expect(spoke.length).toBeLessThanOrEqual(1);
          const said = spoke[0]?.flight.said ?? '';
          const content = turn.log.content();
          // None of the servers could, so the reader does.
          if (said === '' && content !== '') expect([where, modelOf(turn)]).toEqual(['any', 'reader']);
          else if (turn.log.terminal?.type === 'done') expect(content).toBe(said);
          else expect(said.startsWith(content)).toBe(true);
        }
      }

      for (const each of steps) {
        const mortal = 'server' in each ? servers[each.server] : undefined;
        const flight =
          'index' in each && mortal ? [...mortal.flights][each.index % Math.max(1, mortal.flights.size)] : undefined;
        if (each.do === 'ask') await ask(each.where);
        else if (each.do === 'say') flight?.say('word ');
        else if (each.do === 'finish') {
          flight?.say('end');
          flight?.finish();
        } else if (each.do === 'die') mortal?.die();
        else if (each.do === 'come back') mortal?.comeBack();
        else if (each.do === 'hang') flight?.fail('upstream_silent');
        else if (each.do === 'be busy' && flight?.said === '') flight.fail('upstream_busy');
        else if (each.do === 'cancel') turns[each.index % Math.max(1, turns.length)]?.turn.cancel();
        else if (each.do === 'wait') clock.advance(each.ms);
        await settle();
        check();
      }

      // Not lost: when the servers are back each turn comes to its end.
      for (const each of servers) each.comeBack();
      for (let round = 0; round < 3 * turns.length + 5; round += 1) {
        clock.advance(2_000);
        await settle();
        for (const each of servers) {
          for (const flight of [...each.flights]) {
            flight.say('end');
            flight.finish();
          }
        }
        await settle();
        check();
      }
      for (const { turn } of turns) if (modelOf(turn) === 'reader') await turn.ended;
      expect(turns.filter(({ turn }) => turn.log.terminal === undefined)).toEqual([]);
      // Those that came back are used again.
      const before = servers.map(({ requests }) => requests.length);
      for (const where of ['pool', 'pool', 'pool', 'far']) await ask(where);
      await settle();
      expect(servers.map(({ requests }, each) => requests.length - (before[each] ?? 0))).toEqual([1, 2, 1]);
      for (const each of servers) for (const flight of [...each.flights]) flight.finish();
      await registry.shutdown();
      catalogue.dispose();
    }),
    { numRuns: 150, examples: SEEN.map((schedule) => [schedule]) },
  );
});

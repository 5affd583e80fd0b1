/**
 * Three companions on one Redis and one PostgreSQL, under any schedule of what can happen to them and to the turns they run.
 * By hand, until all of them hold: `ASIDE_SCHEDULES=100 npx vitest run --project node
 * tests/cluster/any-cluster-schedule.test.ts` runs a fixed set, `ASIDE_SEED=random` others, and it prints the seed and
 * what failed.
 */
import { randomInt, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { ClientMessageInput } from '../../protocol/client-messages.ts';
import type { TurnRecord } from '../../protocol/companion-messages.ts';
import { answerText } from '../../protocol/parts.ts';
import { toQuestion } from '../../protocol/question-parts.ts';
import type { TerminalEvent } from '../../protocol/turn-events.ts';
import { createStrictViewer, type StrictViewer } from '../companion/crash/strict-viewer.ts';
import { createFakeOllama } from '../helpers/fake-ollama.ts';
import { type ManualAnswer, manual, tokens } from '../helpers/fake-ollama-answers.ts';
import { hasPostgres } from '../helpers/postgres-server.ts';
import { LACKS_REDIS } from '../helpers/redis-server.ts';
import { until } from '../helpers/until.ts';
import { type ClusterStep, clusterStep, NODES, VIEWERS } from './cluster-step.ts';
import { type Cluster, type ClusterNode, startCluster } from './start-cluster.ts';

const SCHEDULES = Number(process.env.ASIDE_SCHEDULES ?? 0);
const SEED = process.env.ASIDE_SEED === 'random' ? randomInt(2 ** 31) : Number(process.env.ASIDE_SEED ?? 15);
/** Of one schedule. Nothing waits for it but what would wait for ever. */
const HANGING_MS = 120_000;
const MAX_TURNS = 3;
const MODEL = 'talker';
/** Time that passes between two looks for something that only time brings. */
const PASS_MS = 1_000;

interface AskedTurn {
  question: ClientMessageInput & { type: 'chat' };
  answer: ManualAnswer;
  said: string;
  /** The model was asked so often. */
  requests: number;
  isFinished: boolean;
  /** It may end in another way than its model's answer. */
  isDisturbed: boolean;
}

/** A viewer, and the companion that it connects to next. */
interface Viewer {
  strict: StrictViewer;
  node: ClusterNode;
}

test.skipIf(SCHEDULES === 0 || LACKS_REDIS || !hasPostgres)(
  `every viewer ends with the text of the log and one terminal, whatever dies (${SCHEDULES} schedules)`,
  { timeout: 300_000 + SCHEDULES * 8_000 },
  async () => {
    const askedOf = new Map<unknown, AskedTurn>();
    const ollama = createFakeOllama({
      slots: 64,
      models: [{ name: MODEL }],
      answer({ body }) {
        const turn = askedOf.get(body.messages.at(-1).content);
        if (turn === undefined) return tokens(['A title']);
        turn.requests += 1;
        return turn.answer;
      },
    });
    await ollama.listen();
    onTestFinished(() => ollama.close());
    const cluster = await startCluster(NODES, { upstreams: [{ kind: 'ollama', url: ollama.url }] });

    await fc.assert(
      fc.asyncProperty(fc.array(clusterStep, { maxLength: 30, size: 'max' }), (steps) => run(cluster, steps, askedOf)),
      {
        ...(process.env.ASIDE_PATH && { path: process.env.ASIDE_PATH }),
        numRuns: SCHEDULES,
        seed: SEED,
        timeout: HANGING_MS,
        endOnFailure: process.env.ASIDE_SEED === undefined,
      },
    );
  },
);

async function run(cluster: Cluster, steps: readonly ClusterStep[], askedOf: Map<unknown, AskedTurn>): Promise<void> {
  const { nodes } = cluster;
  const asked: AskedTurn[] = [];
  const terminals = new Map<string, TerminalEvent>();
  const viewers = Array.from({ length: VIEWERS }, (_, index) => createViewer(index));
  /** What has been in trouble. An end that could not be stored is lost with its companion, and the next one finds another. */
  const troubled = new Set<'database' | 'companion'>();

  function createViewer(index: number): Viewer {
    const viewer = { node: nodes[index % NODES] as ClusterNode } as Viewer;
    viewer.strict = createStrict(viewer);
    return viewer;
  }

  function createStrict(viewer: Viewer): StrictViewer {
    const place = {
      get address() {
        return viewer.node.address;
      },
      get token() {
        return viewer.node.token;
      },
    };
    return createStrictViewer(place, terminals, (terminal) =>
      troubled.size > 1 ? terminal.turn : essenceOf(terminal),
    );
  }

  const viewerOf = (step: { viewer: number }) => viewers[step.viewer] as Viewer;
  const nodeOf = (step: { node: number }) => nodes[step.node] as ClusterNode;
  const turnOf = (step: { turn: number }) => asked[step.turn % asked.length] as AskedTurn;
  const isUp = ({ state }: ClusterNode) => state === 'up';
  const upNodes = () => nodes.filter(isUp);

  /** Connected, to a companion that runs. */
  async function opened(viewer: Viewer): Promise<StrictViewer> {
    if (!isUp(viewer.node)) {
      viewer.strict.drop();
      viewer.node = upNodes()[0] as ClusterNode;
    }
    viewer.strict.resume();
    if (!viewer.strict.isOpen) await viewer.strict.open();
    return viewer.strict;
  }

  async function ask(viewer: Viewer, follows: boolean): Promise<void> {
    const last = asked.at(-1)?.question;
    const place = follows && last ? last : { conversation: randomUUID(), turn: null };
    const message = `Question ${randomUUID()}`;
    const question = {
      type: 'chat',
      turn: randomUUID(),
      conversation: place.conversation,
      parent: place.turn,
      question: toQuestion(message, []),
      model: MODEL,
    } as const;
    const turn = { question, answer: manual(), said: '', requests: 0, isFinished: false, isDisturbed: false };
    asked.push(turn);
    askedOf.set(message, turn);
    await (await opened(viewer)).chat(question);
  }

  function say(turn: AskedTurn, text: string): void {
    if (turn.isFinished) return;
    turn.said += text;
    turn.answer.token(text);
  }

  function finish(turn: AskedTurn): void {
    if (!turn.isFinished) turn.answer.done();
    turn.isFinished = true;
  }

  function disturbAll(): void {
    for (const turn of asked) turn.isDisturbed = true;
  }

  async function leave(node: ClusterNode, how: 'kill' | 'stop' | 'freeze'): Promise<void> {
    if (!isUp(node) || upNodes().length === 1) return;
    disturbAll();
    troubled.add('companion');
    if (how === 'kill') return node.kill();
    if (how === 'freeze') return node.freeze();
    const here = viewers.filter(({ node: own, strict }) => own === node && strict.isOpen);
    for (const { strict } of here) strict.resume();
    await node.stop(Promise.all(here.map(({ strict }) => strict.until(() => false))));
  }

  async function revive(node: ClusterNode): Promise<void> {
    if (node.state === 'frozen') return node.thaw();
    if (node.state !== 'down') return;
    node.mend();
    await node.start();
  }

  async function take(step: ClusterStep, index: number): Promise<void> {
    switch (step.kind) {
      case 'say':
        return say(turnOf(step), `say${index} `);
      case 'finish':
        return finish(turnOf(step));
      case 'breakOff': {
        const turn = turnOf(step);
        if (!turn.isFinished) turn.answer.end();
        turn.isFinished = true;
        turn.isDisturbed = true;
        return;
      }
      case 'ask':
        if (asked.length < MAX_TURNS) await ask(viewerOf(step), step.follows);
        return;
      case 'askAgain':
        return (await opened(viewerOf(step))).chat(turnOf(step).question);
      case 'cancel': {
        const turn = turnOf(step);
        turn.isDisturbed = true;
        return (await opened(viewerOf(step))).cancel(turn.question.turn);
      }
      case 'attach':
        return (await opened(viewerOf(step))).attach(turnOf(step).question.turn, step.place);
      case 'move':
        viewerOf(step).strict.drop();
        viewerOf(step).node = nodeOf(step);
        return;
      case 'pause':
        if (viewerOf(step).strict.isOpen) viewerOf(step).strict.pause();
        return;
      case 'resume':
        return viewerOf(step).strict.resume();
      case 'settle':
        await (await opened(viewerOf(step))).settle();
        return;
      case 'pass':
        return cluster.advance(step.ms);
      case 'kill':
      case 'stop':
      case 'freeze':
        return leave(nodeOf(step), step.kind);
      case 'revive':
        return revive(nodeOf(step));
      case 'part':
        disturbAll();
        // One that does not reach Redis has its turns taken away.
        troubled.add(step.ground === 'database' ? 'database' : 'companion');
        return step.how === 'sever' ? nodeOf(step).part(step.ground) : nodeOf(step).slow(step.ground);
      case 'mend':
        return nodeOf(step).mend();
      case 'restartRedis':
        disturbAll();
        return cluster.restartRedis();
      case 'restartDatabase':
        disturbAll();
        troubled.add('database');
        await cluster.postgres.kill();
        return cluster.postgres.start();
      case 'jump':
        if (!isUp(nodeOf(step))) return;
        disturbAll();
        return nodeOf(step).jump(step.ms);
    }
  }

  /** Asks or watches until the turn's end was seen, and comes back as often as it takes, as a panel does. */
  async function toEnd(viewer: Viewer, { question }: AskedTurn, how: 'chat' | 'attach'): Promise<void> {
    const { turn } = question;
    const { strict } = viewer;
    strict.resume();
    const isOver = () => strict.isWatching(turn) && strict.seen.get(turn)?.terminal !== undefined;
    await until(`a turn ends for a viewer (${how})`, async () => {
      const isRefused = strict.seen.get(turn)?.refusal !== undefined;
      if (!strict.isOpen || !strict.isWatching(turn) || isRefused) {
        await opened(viewer);
        if (how === 'chat') await strict.chat(question);
        else await strict.attach(turn, 1);
      }
      await strict.settle();
      if (isOver()) return true;
      await cluster.advance(PASS_MS);
      return isOver();
    });
  }

  /** Whether anything is stored of a turn: a companion that dies at once has recorded nothing. */
  async function isKnown(viewer: Viewer, { question }: AskedTurn): Promise<boolean> {
    return (await (await opened(viewer)).record(question.conversation, question.turn)) !== undefined;
  }

  /** Somebody else, who has seen nothing yet, in the viewer's place. */
  function renew(viewer: Viewer): void {
    viewer.strict.drop();
    viewer.strict = createStrict(viewer);
  }

  /** What is stored of a turn, once it is: what could not be written is written when it can be. */
  function toRecord(viewer: Viewer, { question }: AskedTurn): Promise<TurnRecord> {
    return until('a turn is stored', async () => {
      const record = await (await opened(viewer)).record(question.conversation, question.turn);
      if (record?.terminal) return record;
      await cluster.advance(PASS_MS);
      return undefined;
    });
  }

  try {
    await ask(viewers[0] as Viewer, false);
    for (const [index, step] of steps.entries()) await take(step, index);
    await cluster.mend();
    for (const turn of asked) finish(turn);
    // Who asked can't know what was recorded. What was, is asked no second time; what was not, can be asked again.
    const asker = createViewer(asked.length);
    viewers.push(asker);
    for (const turn of asked) {
      await toEnd(asker, turn, 'chat');
      if (await isKnown(asker, turn)) continue;
      terminals.delete(turn.question.turn);
      for (const viewer of viewers) renew(viewer);
      await toEnd(asker, turn, 'chat');
    }
    for (const turn of asked) for (const viewer of viewers) await toEnd(viewer, turn, 'attach');
    for (const turn of asked) {
      judge(turn, await toRecord(asker, turn), viewers);
    }
  } finally {
    for (const { strict } of viewers) strict.drop();
    await cluster.mend();
  }
}

/** What is told of the end may come from the log or from what is stored, which has other places, and from before it was stored. */
function essenceOf({ seq, ...terminal }: TerminalEvent): unknown {
  if ('saved' in terminal) return { ...terminal, saved: undefined };
  return terminal;
}

/** What is stored of a turn is what everybody saw, and is what was said, or how it began when something happened to it. */
function judge(turn: AskedTurn, record: TurnRecord, viewers: readonly Viewer[]): void {
  const content = answerText(record.answer);
  expect(turn.requests, 'no question is asked twice').toBeLessThanOrEqual(1);
  for (const { strict } of viewers) {
    const seen = strict.seen.get(turn.question.turn);
    expect(seen?.terminal && essenceOf(seen.terminal)).toEqual(record.terminal && essenceOf(record.terminal));
    expect(seen?.content, 'a viewer has the text of the log').toBe(content);
  }
  expect(turn.said.startsWith(content), 'nobody else said it').toBe(true);
  if (turn.isDisturbed) return;
  expect(record.terminal).toMatchObject({ type: 'done', saved: 'stored' });
  expect(content, 'nothing that was said is missing').toBe(turn.said);
}

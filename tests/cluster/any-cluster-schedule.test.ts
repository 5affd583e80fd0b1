/**
 * Three companions on one Redis and one PostgreSQL, all of them real processes, under any schedule of what can happen to them
 * and to the turns they run. A fixed set runs with all tests; `ASIDE_SCHEDULES=2000 ASIDE_SEED=random npx vitest run
 * --project node tests/cluster` runs others. What fails or hangs is printed with its seed and path, the step at which it stands,
 * and what each companion is at: `ASIDE_SEED`, `ASIDE_PATH` and `ASIDE_SCHEDULES=1` run that one again and look for a shorter one.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { ClientMessageInput } from '../../protocol/client-messages.ts';
import type { TurnRecord } from '../../protocol/companion-messages.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { answerText } from '../../protocol/parts.ts';
import { questionText, toQuestion } from '../../protocol/question-parts.ts';
import type { TerminalEvent } from '../../protocol/turn-events.ts';
import { createStrictViewer, type StrictViewer } from '../companion/crash/strict-viewer.ts';
import { greetAside } from '../companion/server/aside-client.ts';
import { joinWith } from '../companion/server/joining-client.ts';
import { createFakeOllama } from '../helpers/fake-ollama.ts';
import { type ManualAnswer, manual, tokens } from '../helpers/fake-ollama-answers.ts';
import { hasPostgres } from '../helpers/postgres-server.ts';
import { LACKS_REDIS } from '../helpers/redis-server.ts';
import { LACKS_FAKETIME } from '../helpers/settable-clock.ts';
import { until } from '../helpers/until.ts';
import { type ClusterStep, clusterStep, NODES, VIEWERS } from './cluster-step.ts';
import { type Cluster, type ClusterNode, startCluster } from './start-cluster.ts';

const SCHEDULES = Number(process.env.ASIDE_SCHEDULES ?? 100);
const SEED = process.env.ASIDE_SEED === 'random' ? randomInt(2 ** 31) : Number(process.env.ASIDE_SEED ?? 15);
/** Where the one comes from who has another key. */
const ORIGIN = 'https://aside.example.org';
/** Of one schedule. Nothing waits for it but what would wait for ever. */
const HANGING_MS = 120_000;
const MAX_TURNS = 3;
const MODEL = 'talker';
/** What could not be stored is tried again by then, and a companion learns that another one has ended the turn since. */
const RETRY_MS = 30_000;
/** Time that passes between two looks for something that only time brings. */
const PASS_MS = 1_000;

interface AskedTurn {
  question: ClientMessageInput & { type: 'chat' };
  answer: ManualAnswer;
  said: string;
  /** The model was asked so often. */
  requests: number;
  /** The model was told each time what came before. */
  isInformed: boolean;
  isFinished: boolean;
  /** It may end in another way than its model's answer. */
  isDisturbed: boolean;
  /** It may be refused, as what it follows may be unknown to all that can be asked. */
  isUncertain: boolean;
  /** The companion that was asked, and knows of it while it runs, whatever is stored. */
  known: ClusterNode | undefined;
}

/** A viewer, and the companion that it connects to next. */
interface Viewer {
  strict: StrictViewer;
  node: ClusterNode;
}

test.skipIf(SCHEDULES === 0 || LACKS_REDIS || !hasPostgres || LACKS_FAKETIME)(
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
        const before = [...askedOf.values()].find(({ question }) => question.turn === turn.question.parent);
        const told: unknown[] = body.messages.map(({ content }: { content: unknown }) => content);
        turn.isInformed &&= before === undefined || told.includes(questionText(before.question.question));
        if (turn.requests > 1) turn.answer = sayAgain(turn);
        return turn.answer;
      },
    });
    await ollama.listen();
    onTestFinished(() => ollama.close());
    let shared: { cluster: Cluster; spyKey: string } | undefined;
    /** One for all schedules, and another after one that failed. */
    async function begin() {
      const cluster = await startCluster(NODES, {
        upstreams: [{ kind: 'ollama', url: ollama.url }],
        origins: [ORIGIN],
      });
      return { cluster, spyKey: await letMemberIn(cluster.nodes[0] as ClusterNode) };
    }

    async function runOne(steps: readonly ClusterStep[]): Promise<void> {
      shared ??= await begin();
      const { cluster, spyKey } = shared;
      const standing = { at: 'the beginning' };
      const hangs = Promise.withResolvers<never>();
      const watchdog = setTimeout(() => hangs.reject(new Error(`it hangs for ${HANGING_MS} ms`)), HANGING_MS);
      try {
        await Promise.race([run(cluster, steps, askedOf, spyKey, standing), hangs.promise]);
      } catch (error) {
        shared = undefined;
        const { cause } = error as Error;
        const why = cause ? `${error}, last ${cause}` : String(error);
        process.stderr.write(`\nFailed at ${standing.at}: ${why}\n${await cluster.tell()}\n`);
        await cluster.dispose();
        throw error;
      } finally {
        clearTimeout(watchdog);
      }
    }

    await fc.assert(fc.asyncProperty(fc.array(clusterStep, { maxLength: 30, size: 'max' }), runOne), {
      ...(process.env.ASIDE_PATH && { path: process.env.ASIDE_PATH }),
      numRuns: SCHEDULES,
      seed: SEED,
      // Looking for a shorter one takes minutes where something hangs: only when that one is run again.
      endOnFailure: process.env.ASIDE_PATH === undefined,
    });
  },
);

/** What was said of it, once more, and what will be. */
function sayAgain({ said, isFinished }: AskedTurn): ManualAnswer {
  const answer = manual();
  if (said !== '') answer.token(said);
  if (isFinished) answer.done();
  return answer;
}

/** The key of somebody who came by a link to a chat that has nothing to do with any schedule's. */
async function letMemberIn({ address, token }: ClusterNode): Promise<string> {
  const host = await greetAside(address, token);
  const place = { conversation: randomUUID(), turn: randomUUID() };
  host.send({ type: 'chat', ...place, parent: null, question: toQuestion('About herons', []), model: MODEL });
  await host.next('done');
  host.send({ type: 'share', id: 's', conversation: place.conversation, may: 'write', uses: null, forMs: null });
  const link = await host.next('share');
  const { answer } = await joinWith(address, link.token, { origin: ORIGIN });
  if (answer?.type !== 'joined' || answer.token === null) throw new Error('nobody was let in');
  host.webSocket.terminate();
  return answer.token;
}

async function run(
  cluster: Cluster,
  steps: readonly ClusterStep[],
  askedOf: Map<unknown, AskedTurn>,
  spyKey: string,
  standing: { at: string },
): Promise<void> {
  const { nodes } = cluster;
  const asked: AskedTurn[] = [];
  const terminals = new Map<string, TerminalEvent>();
  const viewers = Array.from({ length: VIEWERS }, (_, index) => createViewer(index));
  /** What has been in trouble. An end that could not be stored is lost with its companion, and the next one finds another. */
  const troubled = new Set<'database' | 'companion'>();
  /** Those that were cut off from something: what is asked there then may not be stored, or not yet. */
  const partedNodes = new Set<ClusterNode>();

  const spy = { node: nodes[0] as ClusterNode } as Viewer;
  const ofSpy = {
    get address() {
      return spy.node.address;
    },
    token: spyKey,
    origin: ORIGIN,
  };
  spy.strict = createStrictViewer(ofSpy, new Map());

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
    return createStrictViewer(place, terminals, (known, told) => mayHaveOther(known) || isSameEnd(known, told));
  }

  /** An end that could not be stored may be lost with its companion. What was told to be stored is. */
  const mayHaveOther = (end: TerminalEvent) => troubled.size > 1 && !isStoredEnd(end);

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
    const before = follows ? asked.at(-1) : undefined;
    const place = before?.question ?? { conversation: randomUUID(), turn: null };
    const message = `Question ${randomUUID()}`;
    const question = {
      type: 'chat',
      turn: randomUUID(),
      conversation: place.conversation,
      parent: place.turn,
      question: toQuestion(message, []),
      model: MODEL,
    } as const;
    const turn = {
      question,
      answer: manual(),
      said: '',
      requests: 0,
      isInformed: true,
      isFinished: false,
      isDisturbed: false,
      isUncertain: false,
      known: undefined as ClusterNode | undefined,
    };
    asked.push(turn);
    askedOf.set(message, turn);
    const strict = await opened(viewer);
    if (!partedNodes.has(viewer.node)) turn.known = viewer.node;
    // Whoever knows what it follows is asked while PostgreSQL is away, and tells it.
    turn.isUncertain = before !== undefined && cluster.isDatabaseAway && !isToldOf(before);
    turn.isDisturbed = turn.known === undefined || turn.isUncertain;
    await strict.chat(question);
  }

  function isToldOf({ known, isUncertain }: AskedTurn): boolean {
    return known !== undefined && isUp(known) && !partedNodes.has(known) && !isUncertain;
  }

  /** What a companion knew is gone. */
  function forgetAt(node: ClusterNode): void {
    for (const turn of asked) if (turn.known === node) turn.known = undefined;
  }

  /** Of a turn that nobody recorded, who followed it was told that it was interrupted. Whoever asks again begins it. */
  async function askAgain(viewer: Viewer, { question }: AskedTurn): Promise<void> {
    const known = terminals.get(question.turn);
    const isInterrupted = known?.type === 'error' && known.code === 'interrupted';
    // Nobody can tell which it is.
    if (isInterrupted && cluster.isDatabaseAway) return;
    if (isInterrupted && !(await cluster.isStored(question.turn))) {
      terminals.delete(question.turn);
      const told = viewers.filter(({ strict }) => strict.seen.get(question.turn)?.terminal !== undefined);
      for (const each of told) if (each !== viewer) renew(each);
    }
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
    // One that is frozen in the middle of a transaction keeps others from its rows, until PostgreSQL ends it.
    if (how === 'freeze') troubled.add('database');
    if (how !== 'freeze') forgetAt(node);
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
        return askAgain(viewerOf(step), turnOf(step));
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
      case 'spy':
        spy.strict.drop();
        spy.node = nodeOf(step);
        // A companion that does not reach what it stands on may let nobody in.
        return lookAt(turnOf(step)).catch(() => {});
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
        partedNodes.add(nodeOf(step));
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
        await cluster.loseDatabase();
        return cluster.bringDatabaseBack();
      case 'askAway':
        disturbAll();
        troubled.add('database');
        await cluster.loseDatabase();
        if (asked.length < MAX_TURNS) await ask(viewerOf(step), true);
        return;
      case 'databaseBack':
        return cluster.bringDatabaseBack();
      case 'jump':
        if (!isUp(nodeOf(step))) return;
        disturbAll();
        // What still can't be stored, and nobody is connected for, it forgets, as one that died does.
        if (step.ms > LIMITS.temporaryMs && (cluster.isDatabaseAway || partedNodes.has(nodeOf(step)))) {
          forgetAt(nodeOf(step));
          troubled.add('companion');
        }
        return nodeOf(step).jump(step.ms);
      case 'setClock':
        // Whatever the clocks say, no turn is disturbed by them.
        return step.whose === 'companion' ? nodeOf(step).setClock(step.ms) : cluster.setClock(step.whose, step.ms);
    }
  }

  /** Asks or watches until the turn's end was seen, and comes back as often as it takes, as a panel does. */
  async function toEnd(viewer: Viewer, asked: AskedTurn, how: 'chat' | 'attach'): Promise<void> {
    const { turn } = asked.question;
    const { strict } = viewer;
    strict.resume();
    const isOver = () => strict.isWatching(turn) && strict.seen.get(turn)?.terminal !== undefined;
    await until(`a turn ends for a viewer (${how})`, async () => {
      const isRefused = strict.seen.get(turn)?.refusal !== undefined;
      if (!strict.isOpen || !strict.isWatching(turn) || isRefused) {
        if (how === 'chat') await askAgain(viewer, asked);
        else await (await opened(viewer)).attach(turn, 1);
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

  async function lookAt({ question }: AskedTurn): Promise<void> {
    const strict = await opened(spy);
    await strict.attach(question.turn, 0);
    const seen = () => strict.seen.get(question.turn);
    await strict.until(() => seen()?.refusal !== undefined || seen()?.terminal !== undefined);
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
      if (record?.terminal && !isInMemory(record.terminal)) return record;
      await cluster.advance(PASS_MS);
      return undefined;
    });
  }

  /** How the turns have ended, as a companion shows it. */
  async function endsAt(viewer: Viewer) {
    const strict = await opened(viewer);
    const records = asked.map(({ question: { conversation, turn } }) => strict.record(conversation, turn));
    return (await Promise.all(records)).map((record) => {
      return record?.terminal ? { terminal: record.terminal, answer: record.answer } : undefined;
    });
  }

  /** What could not be stored is stored, or another companion's end of the turn is known, as soon as it is promised. */
  async function agree(): Promise<void> {
    const there = nodes.map((node, index) => {
      const viewer = createViewer(index);
      viewer.node = node;
      return viewer;
    });
    viewers.push(...there);
    // A first try may come before PostgreSQL is reached again, which takes real time.
    let leftMs = 2 * RETRY_MS;
    await until('all companions say the same of all turns', async () => {
      const ends = await Promise.all(there.map(endsAt));
      const isStored = ends.flat().every((end) => end !== undefined && !isInMemory(end.terminal));
      if (isStored && ends.every((each) => isDeepStrictEqual(each, ends[0]))) return true;
      if (leftMs > 0) await cluster.advance(PASS_MS);
      leftMs -= PASS_MS;
      return false;
    });
  }

  try {
    await ask(viewers[0] as Viewer, false);
    for (const [index, step] of steps.entries()) {
      standing.at = `step ${index} of ${steps.length}, ${JSON.stringify(step)}`;
      await take(step, index);
    }
    standing.at = 'mending everything';
    await cluster.mend();
    for (const turn of asked) finish(turn);
    standing.at = 'asking again for all turns';
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
    standing.at = 'watching all turns to their ends';
    await agree();
    // Who saw an end that could not be stored, and was lost with its companion, comes back and sees the one that is.
    for (const [turn, end] of terminals) if (mayHaveOther(end)) terminals.delete(turn);
    if (troubled.size > 1) for (const viewer of viewers) renew(viewer);
    for (const turn of asked) for (const viewer of viewers) await toEnd(viewer, turn, 'attach');
    for (const turn of asked) {
      standing.at = `judging turn ${turn.question.turn}`;
      // A question that could not be stored, and was lost with its companion, is asked again.
      const most = troubled.size > 1 ? Number.POSITIVE_INFINITY : 1;
      expect(turn.requests, 'no question is asked twice').toBeLessThanOrEqual(most);
      judge(turn, await toRecord(asker, turn), viewers);
      await until('a companion that could not read the keys has read them again', async () => {
        await lookAt(turn).catch(() => cluster.advance(PASS_MS));
        return spy.strict.seen.get(turn.question.turn)?.refusal === 'turn_gone';
      });
      const { refusal, ...seen } = spy.strict.seen.get(turn.question.turn) ?? {};
      expect(refusal, 'who has another key is told of no turn').toBe('turn_gone');
      expect(seen, 'nobody sees the words of another').toMatchObject({ seq: 0, content: '', thinking: '' });
    }
    standing.at = 'counting slots';
    await until('all slots are given back', async () => {
      if ((await cluster.countSlots()) === 0) return true;
      await cluster.advance(PASS_MS);
      return false;
    });
  } finally {
    for (const { strict } of [...viewers, spy]) strict.drop();
    await cluster.mend();
  }
}

function isStoredEnd(end: TerminalEvent): boolean {
  return end.type === 'done' && end.saved === 'stored';
}

function isInMemory(end: TerminalEvent): boolean {
  return end.type === 'done' && end.saved === 'failed';
}

function isSameEnd(one: TerminalEvent, other: TerminalEvent): boolean {
  return isDeepStrictEqual(essenceOf(one), essenceOf(other));
}

/** What is told of the end may come from the log or from what is stored, which has other places, and from before it was stored. */
function essenceOf({ seq, ...terminal }: TerminalEvent): unknown {
  if ('saved' in terminal) return { ...terminal, saved: undefined };
  return terminal;
}

/** What is stored of a turn is what everybody saw, and is what was said, or how it began when something happened to it. */
function judge(turn: AskedTurn, record: TurnRecord, viewers: readonly Viewer[]): void {
  const content = answerText(record.answer);
  for (const { strict } of viewers) {
    const seen = strict.seen.get(turn.question.turn);
    expect(seen?.terminal && essenceOf(seen.terminal)).toEqual(record.terminal && essenceOf(record.terminal));
    expect(seen?.content, 'a viewer has the text of the log').toBe(content);
  }
  expect(record.parent, 'it follows what it was asked behind').toBe(turn.question.parent);
  expect(turn.isInformed, 'a model is told what came before').toBe(true);
  expect(turn.said.startsWith(content), 'nobody else said it').toBe(true);
  if (turn.isDisturbed) return;
  expect(record.terminal).toMatchObject({ type: 'done', saved: 'stored' });
  expect(content, 'nothing that was said is missing').toBe(turn.said);
}

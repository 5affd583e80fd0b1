/**
 * What it costs to be several: one companion alone beside two and three on Redis and PostgreSQL behind nginx, with the same
 * load in the same run. The model server, Redis, PostgreSQL, nginx and the viewers (this process) are processes of their own,
 * and only companions are counted, but where it says otherwise.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HELD_MEMORY_FLAGS, heldMemory } from '../footprint/held-memory.ts';
import { cpuSeconds, startProcess } from '../processes.ts';
import { median, quantile } from '../quantiles.ts';
import { MODELS, type ModelName } from '../relay/relay-models.ts';
import type { BudgetRow } from '../table.ts';
import { type Site, type SiteOptions, startAlone, startGround, startSeveral } from './cluster-sites.ts';
import { openViewer, type Viewer } from './cluster-viewers.ts';

const ROUNDS = Number(process.env.ASIDE_ROUNDS ?? 6);
/** Of each companion, before any is measured: code that runs for the first times is compiled meanwhile. */
const WARM_UP_ROUNDS = 4;
const TURNS = 20;
/** Where a second companion begins to be worth having. */
const MANY_TURNS = 80;
const LAG_TURNS = 10;
const LAG_ROUNDS = 3;
/** Slots of each model server, and how many there are: together more than there are streams. */
const PARALLEL = 256;
const SOURCES = 2;
const CONNECTIONS = 5_000;
const STREAMS = 500;
/** Less than may be strangers at the same time. */
const AT_ONCE = 25;
/** At each companion: code that is compiled at the first of them is no connection's. */
const WARM_UP_CONNECTIONS = 700;
const SETTLE_MS = 1_000;
const BUDGETS = { efficiency: 0.7, lagP50: 25, lagP99: 80, memory: 1.2 };

/** Measures `bundle`, the companion as it is shipped. */
export async function measureCluster(bundle: string): Promise<BudgetRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'aside-bench-'));
  const sources = await Promise.all(
    Array.from({ length: SOURCES }, () => startProcess('relay/relay-source.ts', [String(PARALLEL)])),
  );
  const upstreams = sources.map(({ port }) => `http://127.0.0.1:${port}`);
  const ground = await startGround();
  const options = { bundle, folder, upstreams, parallel: PARALLEL };
  const sites: Site[] = [];
  const start = async (site: Promise<Site>) => {
    sites.push(await site);
    return sites.at(-1) as Site;
  };
  try {
    const alone = await start(startAlone(options));
    const two = await start(startSeveral(2, ground, options));
    const rows = [
      ...(await efficiencyRows(alone, two)),
      ...(await lagRows(two)),
      ...(process.env.ASIDE_CURVES === '1'
        ? await curveRows(alone, two, await start(startSeveral(3, ground, options)))
        : []),
    ];
    await Promise.all(sites.splice(0).map((site) => site.stop()));
    return [...rows, ...(await crowdRows(ground, options))];
  } finally {
    await Promise.all(sites.map((site) => site.stop()));
    await ground.stop();
    await Promise.all(sources.map((source) => source.stop()));
    await rm(folder, { recursive: true, force: true });
  }
}

interface Load {
  turns: number;
  /** Viewers of each turn beside the one who asked. */
  others: number;
  /** Whether these are at another companion than the one that runs it; `any`: wherever nginx sends them. */
  where: 'same' | 'other' | 'any';
}

/** Microseconds of the companions' CPU for each token of a model. */
export async function cpuPerToken(site: Site, { turns, others, where }: Load): Promise<number> {
  const model: ModelName = 'every-20ms';
  const askers = await openMany(site, turns);
  const watchers: { viewer: Viewer; turn: number }[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    for (let other = 0; other < others; other += 1) {
      watchers.push({ viewer: await openAt(site, askers[turn] as Viewer, where), turn });
    }
  }
  const used = () => site.companions.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0);
  const before = used();
  const asked: string[] = [];
  for (const asker of askers) asked.push(await asker.ask(model));
  await Promise.all([
    ...askers.map((asker, index) => asker.watch(asked[index] ?? '')),
    ...watchers.map(({ viewer, turn }) => viewer.watch(asked[turn] ?? '')),
  ]);
  const seconds = used() - before;
  for (const viewer of [...askers, ...watchers.map((each) => each.viewer)]) viewer.close();
  return (seconds / (turns * MODELS[model].tokens)) * 1e6;
}

export async function openMany(site: Site, count: number): Promise<Viewer[]> {
  const viewers: Viewer[] = [];
  while (viewers.length < count) {
    const some = Math.min(AT_ONCE, count - viewers.length);
    viewers.push(...(await Promise.all(Array.from({ length: some }, () => openViewer(site)))));
  }
  return viewers;
}

/** nginx decides where a connection comes to: so it is made until it has come there. */
async function openAt(site: Site, to: Viewer, where: Load['where']): Promise<Viewer> {
  const spare: Viewer[] = [];
  for (;;) {
    const viewer = await openViewer(site);
    const isSame = viewer.companion === to.companion;
    if (site.companions.length === 1 || where === 'any' || isSame === (where === 'same')) {
      for (const other of spare) other.close();
      return viewer;
    }
    // It is kept until then, or the next would come to the same.
    spare.push(viewer);
  }
}

async function efficiencyRows(alone: Site, two: Site): Promise<BudgetRow[]> {
  const loads: [string, Load, number | undefined][] = [
    ['each watched by who asked', { turns: TURNS, others: 0, where: 'any' }, BUDGETS.efficiency],
    ['and by another, wherever nginx sends them', { turns: TURNS, others: 1, where: 'any' }, BUDGETS.efficiency],
    ['and by another, at the other companion', { turns: TURNS, others: 1, where: 'other' }, undefined],
    ['each watched by who asked', { turns: MANY_TURNS, others: 0, where: 'any' }, BUDGETS.efficiency],
  ];
  for (const site of [alone, two]) {
    // Each of several has its part of the tokens.
    for (let round = 0; round < WARM_UP_ROUNDS * site.companions.length; round += 1) {
      await cpuPerToken(site, { turns: TURNS, others: 1, where: 'any' });
    }
  }
  const rows: BudgetRow[] = [];
  for (const [what, load, budget] of loads) {
    const ofAlone: number[] = [];
    const ofTwo: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const order = round % 2 === 0 ? [alone, two] : [two, alone];
      for (const site of order) (site === alone ? ofAlone : ofTwo).push(await cpuPerToken(site, load));
    }
    const ratio = median(ofAlone.map((cost, round) => cost / (ofTwo[round] ?? Number.NaN)));
    rows.push({
      what: `tokens per CPU second, ${load.turns} turns of 50/s on two companions, ${what}`,
      measured: `${toRate(ofTwo)}, ${ratio.toFixed(2)} x`,
      beside: `alone ${toRate(ofAlone)}`,
      budget: budget === undefined ? '' : `>= ${budget} x alone`,
      isMet: budget === undefined || ratio >= budget,
    });
  }
  return rows;
}

function toRate(costs: readonly number[]): string {
  const cost = median(costs);
  return `${Math.round(1e6 / cost)} (${cost.toFixed(0)} µs each)`;
}

/** Milliseconds from when who asked has a token to when a viewer at another companion has it, sorted. */
async function measureLag(site: Site, turns: number): Promise<number[]> {
  const lags: number[] = [];
  const askers = await openMany(site, turns);
  const others: Viewer[] = [];
  for (const asker of askers) others.push(await openAt(site, asker, 'other'));
  await Promise.all(
    askers.map(async (asker, index) => {
      const seen = new Map<string, number>();
      const stampsOf = (text: string) => text.split(' ').filter((stamp) => stamp !== '');
      const turn = await asker.ask('every-10ms');
      const asked = asker.watch(turn, (text) => {
        for (const stamp of stampsOf(text)) seen.set(stamp, performance.now());
      });
      const watched = others[index]?.watch(turn, (text) => {
        for (const stamp of stampsOf(text)) lags.push(performance.now() - (seen.get(stamp) ?? Number.NaN));
      });
      await Promise.all([asked, watched]);
    }),
  );
  for (const viewer of [...askers, ...others]) viewer.close();
  // What came to the other one first is no delay, and what was there before it came counts for nothing.
  return lags.map((lag) => (Number.isNaN(lag) ? 0 : lag)).sort((a, b) => a - b);
}

async function lagRows(site: Site): Promise<BudgetRow[]> {
  const rounds: number[][] = [];
  for (let round = 0; round < LAG_ROUNDS; round += 1) rounds.push(await measureLag(site, LAG_TURNS));
  return (
    [
      ['p50', 0.5, BUDGETS.lagP50],
      ['p99', 0.99, BUDGETS.lagP99],
    ] as const
  ).map(([name, share, budget]) => {
    const lag = median(rounds.map((lags) => quantile(lags, share)));
    return {
      what: `a viewer at the other companion behind the one that runs it, ${LAG_TURNS} turns of 100/s, ${name}`,
      measured: `${lag.toFixed(1)} ms`,
      beside: '',
      budget: `<= ${budget} ms`,
      isMet: lag <= budget,
    };
  });
}

/** How the cost of a token grows. They have no budget: `docs/scaling.md` shows them. */
async function curveRows(alone: Site, two: Site, three: Site): Promise<BudgetRow[]> {
  const rows: BudgetRow[] = [];
  for (const [name, site] of Object.entries({ '1 companion': alone, '2 companions': two, '3 companions': three })) {
    for (const [turns, others] of [
      [5, 0],
      [20, 0],
      [80, 0],
      [20, 1],
      [20, 3],
    ] as const) {
      const cost = await cpuPerToken(site, { turns, others, where: 'any' });
      rows.push({
        what: `${name}, ${turns} turns, ${1 + others} viewers each`,
        measured: `${cost.toFixed(0)} µs for each token`,
        beside: '',
        budget: '',
        isMet: true,
      });
    }
  }
  return rows;
}

/** 5,000 connections that wait, and 500 streams among them. */
async function crowdRows(ground: Awaited<ReturnType<typeof startGround>>, options: SiteOptions): Promise<BudgetRow[]> {
  const measured = { ...options, execArgv: HELD_MEMORY_FLAGS };
  const memory: number[] = [];
  let streams: Awaited<ReturnType<typeof streamAll>> | undefined;
  for (const start of [
    () => startAlone({ ...measured, folder: join(options.folder, 'crowd') }),
    () => startSeveral(3, ground, measured),
  ]) {
    const site = await start();
    try {
      const held = async () => {
        await sleep(SETTLE_MS);
        const all = await Promise.all(site.companions.map(({ child }) => heldMemory(child)));
        return all.reduce((sum, { residentBytes }) => sum + residentBytes, 0);
      };
      const warmUp = WARM_UP_CONNECTIONS * site.companions.length;
      const viewers = await openMany(site, warmUp);
      const before = await held();
      viewers.push(...(await openMany(site, CONNECTIONS - warmUp)));
      memory.push(((await held()) - before) / (CONNECTIONS - warmUp));
      if (site.companions.length > 1) streams = await streamAll(viewers.slice(0, STREAMS));
      for (const viewer of viewers) viewer.close();
    } finally {
      await site.stop();
    }
  }
  const [ofAlone = Number.NaN, ofThree = Number.NaN] = memory;
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  const ideal = (MODELS['every-200ms'].tokens * MODELS['every-200ms'].intervalMs) / 1000;
  return [
    {
      what: `an idle connection, at ${CONNECTIONS} over three companions`,
      measured: `${kB(ofThree)}, ${(ofThree / ofAlone).toFixed(2)} x`,
      beside: `alone ${kB(ofAlone)}`,
      budget: `<= ${BUDGETS.memory} x alone`,
      isMet: ofThree <= BUDGETS.memory * ofAlone,
    },
    {
      what: `${STREAMS} streams of 5/s among them`,
      measured:
        `${streams?.seconds.toFixed(1)} s, ${streams?.failures.length} failed ${[...new Set(streams?.failures)].join(', ')}`.trim(),
      beside: `the model takes ${ideal.toFixed(1)} s`,
      budget: 'none fails',
      isMet: streams?.failures.length === 0,
    },
  ];
}

async function streamAll(viewers: readonly Viewer[]): Promise<{ seconds: number; failures: string[] }> {
  const began = performance.now();
  const ends = await Promise.allSettled(
    viewers.map(async (viewer) => {
      await viewer.watch(await viewer.ask('every-200ms'));
    }),
  );
  const failures = ends.flatMap((end) => (end.status === 'rejected' ? String(end.reason) : []));
  return { seconds: (performance.now() - began) / 1000, failures };
}

/** What `--metrics` costs: one companion with it beside one without, the same load in the same run; then what a scrape costs. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findLastingPort } from '../../tests/helpers/lasting-port.ts';
import { cpuSeconds, startProcess } from '../processes.ts';
import { median, quantile } from '../quantiles.ts';
import type { BudgetRow } from '../table.ts';
import { cpuPerToken, openMany } from './cluster.ts';
import { type Site, startAlone } from './cluster-sites.ts';

const ROUNDS = Number(process.env.ASIDE_ROUNDS ?? 6);
const WARM_UP_ROUNDS = 4;
const TURNS = 80;
const CONNECTIONS = 5_000;
const SCRAPES = 20;
const IDLE_MS = 10_000;
const PARALLEL = 256;
const LOAD = { turns: TURNS, others: 0, where: 'any' } as const;
const BUDGETS = { perToken: 1.05, idle: 5, scrapeCpuMs: 10 };

/** Measures `bundle`, the companion as it is shipped. */
export async function measureMetricsCost(bundle: string): Promise<BudgetRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'aside-bench-'));
  const source = await startProcess('relay/relay-source.ts', [String(PARALLEL)]);
  const options = { bundle, upstreams: [`http://127.0.0.1:${source.port}`], parallel: PARALLEL };
  const metricsPort = await findLastingPort();
  const sites: Site[] = [];
  try {
    const plain = await startAlone({ ...options, folder: join(folder, 'plain') });
    sites.push(plain);
    const counted = await startAlone({
      ...options,
      folder: join(folder, 'counted'),
      flags: ['--metrics', `127.0.0.1:${metricsPort}`],
    });
    sites.push(counted);
    return [
      ...(await tokenRows(plain, counted)),
      ...(await idleRows(plain, counted)),
      ...(await scrapeRows(counted, `http://127.0.0.1:${metricsPort}/metrics`)),
    ];
  } finally {
    await Promise.all(sites.map((site) => site.stop()));
    await source.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function tokenRows(plain: Site, counted: Site): Promise<BudgetRow[]> {
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) {
    for (const site of [plain, counted]) await cpuPerToken(site, LOAD);
  }
  const costs = new Map<Site, number[]>([
    [plain, []],
    [counted, []],
  ]);
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? [plain, counted] : [counted, plain];
    for (const site of order) costs.get(site)?.push(await cpuPerToken(site, LOAD));
  }
  const [ofPlain = [], ofCounted = []] = costs.values();
  const ratio = median(ofCounted.map((cost, round) => cost / (ofPlain[round] ?? Number.NaN)));
  const µs = (values: readonly number[]) => `${median(values).toFixed(1)} µs`;
  return [
    {
      what: `CPU of a token with metrics, ${TURNS} turns of 50/s`,
      measured: `${µs(ofCounted)}, ${ratio.toFixed(3)} x`,
      beside: `without ${µs(ofPlain)}`,
      budget: `<= ${BUDGETS.perToken} x`,
      isMet: ratio <= BUDGETS.perToken,
    },
  ];
}

/** Milliseconds of CPU that doing nothing costs in a second. */
async function idleRows(plain: Site, counted: Site): Promise<BudgetRow[]> {
  const used = (site: Site) => site.companions.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0);
  const before = [used(plain), used(counted)] as const;
  await sleep(IDLE_MS);
  const perSecond = (seconds: number) => (seconds * 1e6) / IDLE_MS;
  const ofPlain = perSecond(used(plain) - before[0]);
  const ofCounted = perSecond(used(counted) - before[1]);
  return [
    {
      what: 'CPU in a second that nobody does anything',
      measured: `${ofCounted.toFixed(2)} ms`,
      beside: `without ${ofPlain.toFixed(2)} ms`,
      budget: `<= ${BUDGETS.idle} ms more`,
      isMet: ofCounted - ofPlain <= BUDGETS.idle,
    },
  ];
}

async function scrapeRows(site: Site, url: string): Promise<BudgetRow[]> {
  const used = () => site.companions.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0);
  let bytes = 0;
  async function scrape(): Promise<number> {
    const began = performance.now();
    const response = await fetch(url);
    bytes = (await response.arrayBuffer()).byteLength;
    if (response.status !== 200) throw new Error(`a scrape got ${response.status}`);
    return performance.now() - began;
  }
  const viewers = await openMany(site, CONNECTIONS);
  try {
    const askers = viewers.slice(0, TURNS);
    const turns: string[] = [];
    for (const asker of askers) turns.push(await asker.ask('every-200ms'));
    const ends = Promise.all(askers.map((asker, index) => asker.watch(turns[index] ?? '')));
    const times: number[] = [];
    for (let count = 0; count < SCRAPES; count += 1) {
      times.push(await scrape());
      await sleep(100);
    }
    await ends;
    // By themselves: turns cost more than what is to be seen.
    await sleep(IDLE_MS / 2);
    const before = used();
    for (let count = 0; count < SCRAPES; count += 1) await scrape();
    const cpuMs = ((used() - before) * 1_000) / SCRAPES;
    times.sort((a, b) => a - b);
    return [
      {
        what: `CPU of a scrape, ${CONNECTIONS} connections`,
        measured: `${cpuMs.toFixed(1)} ms`,
        beside: `${(bytes / 1_000).toFixed(1)} kB; with ${TURNS} turns p50 ${quantile(times, 0.5).toFixed(1)} ms`,
        budget: `<= ${BUDGETS.scrapeCpuMs} ms`,
        isMet: cpuMs <= BUDGETS.scrapeCpuMs,
      },
    ];
  } finally {
    for (const viewer of viewers) viewer.close();
  }
}

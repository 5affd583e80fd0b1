/**
 * What the companion costs between a model and a reader, beside the least that could stand there (`bare-relay.ts`) and
 * beside nothing at all. The upstream, each relay and the reader (this process) are processes of their own.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCompanionProcess } from '../../tests/helpers/companion-process.ts';
import { type BenchProcess, startProcess } from '../processes.ts';
import { median, quantile } from '../quantiles.ts';
import type { BudgetRow } from '../table.ts';
import { type Connect, connectArticle, connectAside, connectDirect } from './relay-clients.ts';
import { measureEfficiency, measureLatencies, measureStop } from './relay-measure.ts';
import type { ModelName } from './relay-models.ts';

/** The machines are noisy: every measurement is short and made this often, in turns, and the median counts. */
const ROUNDS = 10;
const STOPS_A_ROUND = 5;
/** The companion's upstream slots: more than any measurement's streams, since waiting is not its cost. */
const PARALLEL = 32;

/** `storedPaced`: where answers are stored too, each comes with what storing takes; see `docs/decisions/0019`. */
const BUDGETS = { p50: 1.5, p99: 2, efficiency: 0.8, storedPaced: 0.7, stopMs: 10 };

interface Relay {
  name: 'direct' | 'bare' | 'article depth' | 'aside.v1';
  connect: Connect;
  /** Of the process between; there is none for `direct`. */
  pid: number | undefined;
  /** Where it is flooded, when that is another process. */
  flood?: { connect: Connect; pid: number };
}

/** Values by measurement and relay, one per round (`Stop`: several). */
type Samples = Map<string, Map<Relay['name'], number[]>>;

/** Measures `bundle`, the companion as it is shipped. */
export async function measureRelay(bundle: string): Promise<BudgetRow[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'aside-bench-'));
  const source = await startProcess('relay/relay-source.ts');
  const upstream = `http://127.0.0.1:${source.port}`;
  const bare = await startProcess('relay/bare-relay.ts', [upstream]);
  const start = (folder: string) =>
    startCompanionProcess({
      bundle,
      dataDir: join(dataDir, folder),
      flags: ['--upstream', upstream, '--parallel', String(PARALLEL)],
    });
  const companion = await start('paced');
  const flooded = await start('flooded');
  const { address, token, pid } = companion;
  const relays: Relay[] = [
    { name: 'direct', connect: connectDirect(upstream), pid: undefined },
    { name: 'bare', connect: connectArticle(`127.0.0.1:${bare.port}`), pid: bare.child.pid },
    { name: 'article depth', connect: connectArticle(address, `/ws/chat?token=${token}`), pid },
    {
      name: 'aside.v1',
      connect: connectAside(address, token),
      pid,
      // Its 50,000 words come in nobody's answers. Searching would have them sorted while others are measured.
      flood: { connect: connectAside(flooded.address, flooded.token), pid: flooded.pid },
    },
  ];
  try {
    const samples: Samples = new Map();
    for (let round = 0; round < ROUNDS; round++) {
      // each order as often as the other, so that drift over time favours nobody
      await measureRound(round % 2 === 0 ? relays : relays.toReversed(), source, samples);
    }
    return toRows(samples);
  } finally {
    await companion.stop();
    await flooded.stop();
    await bare.stop();
    await source.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measureRound(relays: readonly Relay[], source: BenchProcess, samples: Samples): Promise<void> {
  const keep = (what: string, { name }: Relay, value: number) => {
    const byRelay = samples.get(what) ?? new Map<Relay['name'], number[]>();
    samples.set(what, byRelay.set(name, [...(byRelay.get(name) ?? []), value]));
  };
  for (const streams of [1, 10]) {
    for (const relay of relays) {
      const latencies = await measureLatencies(relay.connect, streams);
      keep(`p50 ${streams}`, relay, quantile(latencies, 0.5));
      keep(`p99 ${streams}`, relay, quantile(latencies, 0.99));
    }
  }
  const loads: [string, ModelName, number][] = [
    ['flood', 'flood', 1],
    ['paced', 'every-20ms', 20],
  ];
  for (const [what, model, streams] of loads) {
    for (const relay of relays) {
      const { connect, pid } = (what === 'flood' && relay.flood) || relay;
      if (pid === undefined) continue;
      keep(what, relay, await measureEfficiency(connect, pid, model, streams));
    }
  }
  for (const relay of relays) {
    for (let stop = 0; stop < STOPS_A_ROUND; stop++) {
      keep('stop', relay, await measureStop(relay.connect, source.child));
    }
  }
}

function toRows(samples: Samples): BudgetRow[] {
  const rounds = (what: string, name: Relay['name']) => samples.get(what)?.get(name) ?? [];
  const of = (what: string, name: Relay['name']) => median(rounds(what, name));
  /**
   * What a token takes beyond the direct stream's usual token of the same round. The direct stream's own p99 is the
   * machine's noise alone, and would drown the difference.
   */
  const added = (share: string, streams: number, name: Relay['name']) => {
    const direct = rounds(`p50 ${streams}`, 'direct');
    return rounds(`${share} ${streams}`, name).map((value, round) => value - (direct[round] ?? 0));
  };
  const rows: BudgetRow[] = [];
  for (const depth of ['article depth', 'aside.v1'] as const) {
    for (const streams of [1, 10]) {
      for (const share of ['p50', 'p99'] as const) {
        const own = added(share, streams, depth);
        const bare = added(share, streams, 'bare');
        const ratio = medianRatio(own, bare);
        rows.push({
          what: `added latency ${share}, ${streams === 1 ? '1 stream' : `${streams} streams`}, ${depth}`,
          measured: `${median(own).toFixed(2)} ms, ${ratio.toFixed(2)} x`,
          beside: `bare ${median(bare).toFixed(2)} ms, over direct's ${of(`p50 ${streams}`, 'direct').toFixed(2)} ms`,
          budget: `<= ${BUDGETS[share]} x bare`,
          isMet: ratio <= BUDGETS[share],
        });
      }
    }
    for (const [what, words] of [
      ['flood', 'flooding'],
      ['paced', 'paced, 20 streams of 50/s'],
    ] as const) {
      const ratio = medianRatio(rounds(what, depth), rounds(what, 'bare'));
      const budget = what === 'paced' && depth === 'aside.v1' ? BUDGETS.storedPaced : BUDGETS.efficiency;
      rows.push({
        what: `tokens per CPU second, ${words}, ${depth}`,
        measured: `${Math.round(of(what, depth))}, ${ratio.toFixed(2)} x`,
        beside: `bare ${Math.round(of(what, 'bare'))}`,
        budget: `>= ${budget} x bare`,
        isMet: ratio >= budget,
      });
    }
    rows.push({
      what: `Stop to upstream closed, ${depth}`,
      measured: `${of('stop', depth).toFixed(1)} ms`,
      beside: `bare ${of('stop', 'bare').toFixed(1)} ms, direct ${of('stop', 'direct').toFixed(1)} ms`,
      budget: `<= ${BUDGETS.stopMs} ms`,
      isMet: of('stop', depth) <= BUDGETS.stopMs,
    });
  }
  return rows;
}

/** Of the ratios within each round: what slows a round down slows both, and a ratio of medians would mix rounds. */
function medianRatio(own: readonly number[], bare: readonly number[]): number {
  return median(own.map((value, round) => value / (bare[round] ?? Number.NaN)));
}

/** How long a person waits for the results of a search in a long history, and whether a token waits with them. */
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSqliteStore } from '../../companion/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../companion/store/store.ts';
import { median } from '../quantiles.ts';
import type { BudgetRow } from '../table.ts';
import { createHistory } from './search-history.ts';

/** A question and its answer each: 100,000 messages. */
const TURNS = 50_000;
const TURNS_AT_ONCE = 5_000;
const ROUNDS = 15;
const LOOP_MS = 2_000;
const BUDGETS = { searchMs: 50, extraDelayMs: 5 };

/** Fills a store in `folder` and searches it. */
export async function measureSearch(folder: string): Promise<BudgetRow[]> {
  const history = createHistory();
  const store = await openSqliteStore(join(folder, 'data'));
  try {
    for (let turns = 0; turns < TURNS; turns += TURNS_AT_ONCE) {
      const coming = store.beginImport();
      for (const conversation of history.conversations(TURNS_AT_ONCE)) await coming.add(conversation);
      await coming.finish();
    }
    const common = history.word(1);
    const queries: [string, string][] = [
      ['a common word', common],
      ['a rare word', history.word(15_000)],
      ['two letters', common.slice(0, 2)],
      ['three letters', history.word(40).slice(0, 3)],
      ['five letters', history.word(400).slice(0, 5)],
      ['two common words', `${common} ${history.word(2)}`],
      ['a common and a rare word', `${common} ${history.word(15_000)}`],
      ['a common word and one that is nowhere', `${common} zzz`],
      ['a common character', history.character(1)],
      ['a rare character', history.character(3_900)],
      ['two common characters together', history.character(1) + history.character(2)],
      ['two characters, seldom together', history.character(30) + history.character(300)],
      ['four common characters', [3, 1, 4, 2].map(history.character).join('')],
      ['six common characters that are nowhere together', [1, 2, 3, 4, 5, 6].map(history.character).join('')],
    ];
    const rows: BudgetRow[] = [];
    for (const [what, query] of queries) rows.push(await measureQuery(store, what, query));
    return [...rows, await measureDelay(store, common)];
  } finally {
    await store.dispose();
  }
}

async function measureQuery(store: Store, what: string, query: string): Promise<BudgetRow> {
  const times: number[] = [];
  let hits = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    hits = (await store.search(query)).length;
    times.push(performance.now() - start);
  }
  const ms = median(times);
  return {
    what: `search: ${what}`,
    measured: `${ms.toFixed(1)} ms`,
    beside: `${hits} hits, worst ${Math.max(...times).toFixed(1)} ms`,
    budget: `${BUDGETS.searchMs} ms`,
    isMet: ms <= BUDGETS.searchMs,
  };
}

/** The main thread's delay while searches follow each other without a pause, beside its delay at rest. */
async function measureDelay(store: Store, query: string): Promise<BudgetRow> {
  const idle = await delayDuring(() => sleep(LOOP_MS));
  const busy = await delayDuring(async () => {
    const end = performance.now() + LOOP_MS;
    while (performance.now() < end) await store.search(query);
  });
  return {
    what: "tokens' delay while searching, p99",
    measured: `${busy.toFixed(1)} ms`,
    beside: `${idle.toFixed(1)} ms at rest`,
    budget: `+ ${BUDGETS.extraDelayMs} ms`,
    isMet: busy <= idle + BUDGETS.extraDelayMs,
  };
}

async function delayDuring(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  return delay.percentile(99) / 1e6;
}

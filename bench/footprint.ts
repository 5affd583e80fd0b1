/** What Aside takes when nobody asks anything: to load, to start, and for each connection that only waits. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { initialScriptBytes } from '../launcher/initial-script-bytes.ts';
import { type CompanionProcess, startCompanionProcess } from '../tests/helpers/companion-process.ts';
import { type Connect, connectArticle, connectAside, type StreamClient } from './relay-clients.ts';
import { median } from './relay-measure.ts';
import { startProcess } from './relay-processes.ts';
import type { BudgetRow } from './table.ts';

const IDLE_CONNECTIONS = 5_000;
/** Less than may be strangers at the same time. */
const CONNECTIONS_AT_ONCE = 25;
/** What opening the connections left behind goes meanwhile, in both. */
const SETTLE_MS = 3_000;
const STARTS = 7;
/** Nobody is asked anything. */
const NO_OLLAMA = 'http://127.0.0.1:9';

const BUDGETS = { scriptKB: 150, zipKB: 400, startMs: 300, idleRatio: 1.5 };

/** Measures `bundle`, the companion as it is shipped, and what was built for the store: an unpacked folder beside its zip. */
export async function measureFootprint(extension: string, bundle: string): Promise<BudgetRow[]> {
  return [...sizeRows(extension), await startRow(bundle), ...(await idleRows(bundle))];
}

function sizeRows(extension: string): BudgetRow[] {
  const builds = join(extension, '..');
  const zip = readdirSync(builds).find((file) => file.endsWith('-chrome.zip')) ?? '';
  const row = (what: string, bytes: number, maxKB: number): BudgetRow => ({
    what,
    measured: `${(bytes / 1000).toFixed(1)} kB`,
    beside: '',
    budget: `<= ${maxKB} kB`,
    isMet: bytes <= maxKB * 1000,
  });
  return [
    row("panel's initial JavaScript", initialScriptBytes(extension, 'sidepanel.html'), BUDGETS.scriptKB),
    row('extension zip', statSync(join(builds, zip)).size, BUDGETS.zipKB),
  ];
}

/** From the start of the process, with a data folder that is there already, as on every day but the first. */
async function startRow(bundle: string): Promise<BudgetRow> {
  const own: number[] = [];
  const bare: number[] = [];
  await withCompanion(bundle, async (companion) => {
    for (let round = 0; round < STARTS; round++) {
      await companion.stop();
      own.push(await timed(companion.restart));
      let relay: Awaited<ReturnType<typeof startProcess>> | undefined;
      bare.push(
        await timed(async () => {
          relay = await startProcess('bare-relay.ts', [NO_OLLAMA]);
        }),
      );
      await relay?.stop();
    }
  });
  const ms = median(own);
  return {
    what: 'companion start to listening, bundled',
    measured: `${ms.toFixed(0)} ms`,
    beside: `bare ${median(bare).toFixed(0)} ms`,
    budget: `<= ${BUDGETS.startMs} ms`,
    isMet: ms <= BUDGETS.startMs,
  };
}

async function idleRows(bundle: string): Promise<BudgetRow[]> {
  const relay = await startProcess('bare-relay.ts', [NO_OLLAMA]);
  const bare = await idleBytes(connectArticle(`127.0.0.1:${relay.port}`), relay.child.pid ?? 0);
  await relay.stop();
  const depths: [string, (companion: CompanionProcess) => Connect][] = [
    ['article depth', ({ address, token }) => connectArticle(address, `/ws/chat?token=${token}`)],
    ['aside.v1', ({ address, token }) => connectAside(address, token)],
  ];
  const rows: BudgetRow[] = [];
  for (const [depth, connect] of depths) {
    // One each: memory that a process once had it may keep.
    const own = await withCompanion(bundle, (companion) => idleBytes(connect(companion), companion.pid));
    const ratio = own / bare;
    rows.push({
      what: `an idle connection, at ${IDLE_CONNECTIONS}, ${depth}`,
      measured: `${(own / 1000).toFixed(1)} kB, ${ratio.toFixed(2)} x`,
      beside: `bare ${(bare / 1000).toFixed(1)} kB`,
      budget: `<= ${BUDGETS.idleRatio} x bare`,
      isMet: ratio <= BUDGETS.idleRatio,
    });
  }
  return rows;
}

/** Bytes of memory that process `pid` takes for each connection more. */
async function idleBytes(connect: Connect, pid: number): Promise<number> {
  const clients: StreamClient[] = [];
  const open = async (count: number): Promise<void> => {
    for (const until = clients.length + count; clients.length < until; ) {
      clients.push(...(await Promise.all(Array.from({ length: CONNECTIONS_AT_ONCE }, connect))));
    }
  };
  // Code that is compiled at the first of them is no connection's.
  await open(500);
  await sleep(SETTLE_MS);
  const before = residentBytes(pid);
  await open(IDLE_CONNECTIONS);
  await sleep(SETTLE_MS);
  const bytes = (residentBytes(pid) - before) / IDLE_CONNECTIONS;
  for (const client of clients) client.close();
  return bytes;
}

/** Linux only. */
function residentBytes(pid: number): number {
  return 1024 * Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

async function withCompanion<T>(bundle: string, use: (companion: CompanionProcess) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'aside-bench-'));
  const companion = await startCompanionProcess({ bundle, dataDir, flags: ['--upstream', NO_OLLAMA] });
  try {
    return await use(companion);
  } finally {
    await companion.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

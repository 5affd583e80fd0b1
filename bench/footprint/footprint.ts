/** What Aside takes when nobody asks anything: to load, to start, and for each connection that only waits. */
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { initialScriptBytes } from '../../launcher/initial-script-bytes.ts';
import { type CompanionProcess, startCompanionProcess } from '../../tests/helpers/companion-process.ts';
import { startProcess } from '../processes.ts';
import { median } from '../quantiles.ts';
import { type Connect, connectArticle, connectAside, type StreamClient } from '../relay/relay-clients.ts';
import type { BudgetRow } from '../table.ts';
import { HELD_MEMORY_FLAGS, type HeldMemory, heldMemory } from './held-memory.ts';

const IDLE_CONNECTIONS = 5_000;
/** Less than may be strangers at the same time. */
const CONNECTIONS_AT_ONCE = 25;
const WARM_UP_CONNECTIONS = 1_000;
/** For what opening them still has to do, in both. */
const SETTLE_MS = 500;
const IDLE_ROUNDS = 5;
const STARTS = 7;
/** Nobody is asked anything. */
const NO_OLLAMA = 'http://127.0.0.1:9';

const BUDGETS = { scriptKB: 140, zipKB: 600, startMs: 300, idleRatio: 1.5 };

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
          relay = await startProcess('relay/bare-relay.ts', [NO_OLLAMA]);
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
  const depths: Record<string, (companion: CompanionProcess) => Connect> = {
    'article depth': ({ address, token }) => connectArticle(address, `/ws/chat?token=${token}`),
    'aside.v1': ({ address, token }) => connectAside(address, token),
  };
  const bare: HeldMemory[] = [];
  const own = new Map<string, HeldMemory[]>(Object.keys(depths).map((depth) => [depth, []]));
  for (let round = 0; round < IDLE_ROUNDS; round++) {
    bare.push(await idleInBareRelay());
    for (const [depth, connect] of Object.entries(depths)) {
      // One each: memory that a process once had it may keep.
      const measure = (companion: CompanionProcess) => idleMemory(connect(companion), companion.child);
      own.get(depth)?.push(await withCompanion(bundle, measure, HELD_MEMORY_FLAGS));
    }
  }
  return [...own].map(([depth, memory]) => {
    const ratio = medianOf(memory, 'residentBytes') / medianOf(bare, 'residentBytes');
    return {
      what: `an idle connection, at ${IDLE_CONNECTIONS}, ${depth}`,
      measured: `${describeMemory(memory)}, ${ratio.toFixed(2)} x`,
      beside: `bare ${describeMemory(bare)}`,
      budget: `<= ${BUDGETS.idleRatio} x bare`,
      isMet: ratio <= BUDGETS.idleRatio,
    };
  });
}

async function idleInBareRelay(): Promise<HeldMemory> {
  const { child, port, stop } = await startProcess('relay/bare-relay.ts', [NO_OLLAMA], HELD_MEMORY_FLAGS);
  const memory = await idleMemory(connectArticle(`127.0.0.1:${port}`), child);
  await stop();
  return memory;
}

/** What a process holds of each connection that only waits. */
async function idleMemory(connect: Connect, child: ChildProcess): Promise<HeldMemory> {
  const clients: StreamClient[] = [];
  const openUntil = async (count: number): Promise<HeldMemory> => {
    while (clients.length < count) {
      clients.push(...(await Promise.all(Array.from({ length: CONNECTIONS_AT_ONCE }, connect))));
    }
    await sleep(SETTLE_MS);
    return heldMemory(child);
  };
  // Code that is compiled at the first of them is no connection's.
  const before = await openUntil(WARM_UP_CONNECTIONS);
  const after = await openUntil(IDLE_CONNECTIONS);
  for (const client of clients) client.close();
  const each = (kind: keyof HeldMemory) => (after[kind] - before[kind]) / (IDLE_CONNECTIONS - WARM_UP_CONNECTIONS);
  return { residentBytes: each('residentBytes'), heapBytes: each('heapBytes') };
}

function medianOf(memory: readonly HeldMemory[], kind: keyof HeldMemory): number {
  return median(memory.map((each) => each[kind]));
}

function describeMemory(memory: readonly HeldMemory[]): string {
  const [all, heap] = (['residentBytes', 'heapBytes'] as const).map((kind) =>
    (medianOf(memory, kind) / 1000).toFixed(1),
  );
  return `${all} kB (heap ${heap})`;
}

async function withCompanion<T>(
  bundle: string,
  use: (companion: CompanionProcess) => Promise<T>,
  execArgv: readonly string[] = [],
): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'aside-bench-'));
  const companion = await startCompanionProcess({ bundle, dataDir, flags: ['--upstream', NO_OLLAMA], execArgv });
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

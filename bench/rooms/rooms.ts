/**
 * What a room costs for each member and token: one answer at 50 tokens a second that 500 members read, beside the least that
 * could tell it to 500 sockets (`bare-broadcast.ts`).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCompanionProcess } from '../../tests/helpers/companion-process.ts';
import { cpuSeconds, startProcess } from '../processes.ts';
import { median } from '../quantiles.ts';
import { MODELS } from '../relay/relay-models.ts';
import type { BudgetRow } from '../table.ts';
import { type Audience, bareAudience, roomAudience } from './room-members.ts';

const MEMBERS = 500;
const ROUNDS = 3;
const MODEL = 'every-20ms';
const BUDGET = 1.2;

/** Measures `bundle`, the companion as it is shipped. */
export async function measureRooms(bundle: string): Promise<BudgetRow[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'aside-bench-'));
  const source = await startProcess('relay/relay-source.ts');
  const upstream = `http://127.0.0.1:${source.port}`;
  const bare = await startProcess('rooms/bare-broadcast.ts', [upstream]);
  const companion = await startCompanionProcess({ bundle, dataDir, flags: ['--upstream', upstream] });
  try {
    const readers: [Audience, number][] = [
      [await bareAudience(`127.0.0.1:${bare.port}`, MEMBERS), bare.child.pid ?? 0],
      [await roomAudience(companion.address, companion.token, MEMBERS), companion.pid],
    ];
    const seconds: number[][] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      for (const [index, [audience, pid]] of readers.entries()) {
        const before = cpuSeconds(pid);
        await audience.hear(MODEL);
        seconds[index]?.push(cpuSeconds(pid) - before);
      }
    }
    for (const [audience] of readers) audience.close();
    const [atBare = [], atRoom = []] = seconds;
    const perToken = (values: readonly number[]) => (median(values) / MEMBERS / MODELS[MODEL].tokens) * 1e6;
    const ratio = median(atRoom.map((value, round) => value / (atBare[round] ?? Number.NaN)));
    return [
      {
        what: `CPU for each of ${MEMBERS} members and token, one answer at 50/s`,
        measured: `${perToken(atRoom).toFixed(1)} µs, ${ratio.toFixed(2)} x`,
        beside: `bare ${perToken(atBare).toFixed(1)} µs`,
        budget: `<= ${BUDGET} x bare`,
        isMet: ratio <= BUDGET,
      },
    ];
  } finally {
    await companion.stop();
    await bare.stop();
    await source.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
